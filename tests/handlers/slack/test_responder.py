"""What is said at once, and to whom."""

import asyncio
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.chat.messages import Button, Form, Message, plain
from bot.chat.platforms import Platform
from bot.ids import MessageRef, message_ref
from handlers.slack.messenger import SlackMessenger
from handlers.slack.parse import arrival, parse
from handlers.slack.responder import SlackResponder
from handlers.updates import (
    Aside,
    Commanded,
    FormSent,
    Home,
    HomeOpened,
    OpenForm,
    Pressed,
    PrivateReply,
    Reaction,
    ReactionEmoji,
    Toast,
    Typed,
    User,
)
from handlers.waiting_replies import ChatOrder
from sandbox import Clock, Fault
from sandbox.slack import Press, Slack, SlackChannel, SlackMessage, SlackUser, Slash
from tests.handlers.slack.conftest import shown

FRESH, OLD = timedelta(seconds=0.1), timedelta(seconds=3)
FORM = Form(
    title="Your words",
    label="Why?",
    submit="Send",
    cancel="Back",
    empty="A few words, please.",
    too_late="Please press once more.",
    tap="1:w:t0k3n",
)
HELLO = Message(paragraphs=(plain("Hello"),), rows=((Button(label="Yes", tap="1:u"),),))
QUESTION = Message(paragraphs=(plain("How likely?"),), rows=((Button(label="9", tap="1:u"),),))


@pytest.fixture
def responder(client: AsyncWebClient, messenger: SlackMessenger) -> SlackResponder:
    return SlackResponder(client, messenger)


@pytest.fixture
async def question(slack: Slack, messenger: SlackMessenger, ann: SlackUser) -> MessageRef:
    return await messenger.send(ann.id, QUESTION)


@pytest.fixture
async def press(slack: Slack, ann: SlackUser, question: MessageRef) -> Press:
    return slack.press(ann, shown(slack, ann, question), "9")


@pytest.fixture
def pressed(clock: Clock, press: Press) -> Pressed:
    """The press as the bot reads it, with a trigger and a response_url that live."""
    event = parse(arrival(press.sent.payload, clock.now()).body)
    assert isinstance(event, Pressed)
    return event


@pytest.fixture
async def slash(slack: Slack, ann: SlackUser, support: SlackChannel) -> Slash:
    return slack.slash(ann, support, "summary")


@pytest.fixture
def commanded(clock: Clock, slash: Slash) -> Commanded:
    event = parse(arrival(slash.sent.payload, clock.now()).body)
    assert isinstance(event, Commanded)
    return event


def sender(user: SlackUser) -> User:
    return User(platform=Platform.SLACK, id=user.id)


async def test_a_toast_is_seen_by_the_presser_alone(
    slack: Slack, responder: SlackResponder, pressed: Pressed, question: MessageRef, ann: SlackUser
) -> None:
    await responder.reply(pressed, Toast(text="<!here> & thank you"), age=FRESH)
    asked, toast = slack.messages(ann)
    assert (toast.text, toast.notification) == ("<!here> & thank you", "<!here> & thank you")
    assert toast.ephemeral_to == "Ann"
    assert asked.text == "How likely?"
    assert slack.pings == []


async def test_the_answer_of_a_command_is_seen_by_one_and_has_buttons(
    slack: Slack, responder: SlackResponder, commanded: Commanded, slash: Slash
) -> None:
    await responder.reply(commanded, PrivateReply(message=HELLO), age=FRESH)
    (answer,) = slash.replies
    assert (answer.text, answer.labels, answer.ephemeral_to) == ("Hello", [["Yes"]], "Ann")


async def test_an_answer_to_words_stays_in_the_chat(
    slack: Slack, responder: SlackResponder, ann: SlackUser
) -> None:
    chat = slack.dm(ann).id
    typed = Typed(user=sender(ann), chat=chat, message=MessageRef(f"{chat}/1.1"), text="hi")
    await responder.reply(typed, PrivateReply(message=HELLO), age=FRESH)
    (answer,) = slack.messages(ann)
    assert answer.ephemeral_to is None


async def test_a_fresh_press_opens_a_form(
    slack: Slack, responder: SlackResponder, pressed: Pressed, ann: SlackUser
) -> None:
    await responder.reply(pressed, OpenForm(form=FORM), age=FRESH)
    view = slack.open_view(ann)
    assert view is not None
    assert (view.title, view.labels, view.submit) == ("Your words", ("Why?",), "Send")


async def test_an_old_press_is_asked_for_again_and_no_form_is_tried(
    slack: Slack, responder: SlackResponder, pressed: Pressed, press: Press, ann: SlackUser
) -> None:
    await responder.reply(pressed, OpenForm(form=FORM), age=OLD)
    assert slack.open_view(ann) is None
    assert [line.text for line in press.replies] == ["Please press once more."]


@pytest.mark.parametrize("code", ["expired_trigger_id", "exchanged_trigger_id"])
async def test_a_trigger_that_slack_no_longer_takes_is_asked_for_again(
    slack: Slack, responder: SlackResponder, pressed: Pressed, press: Press, code: str
) -> None:
    slack.refuse("views.open", code)
    await responder.reply(pressed, OpenForm(form=FORM), age=FRESH)
    assert [line.text for line in press.replies] == ["Please press once more."]


async def test_a_form_is_answered_in_the_persons_own_chat(
    slack: Slack, responder: SlackResponder, ann: SlackUser
) -> None:
    sent = FormSent(user=sender(ann), tap="1:w:t0k3n", text="slow")
    await responder.reply(sent, Toast(text="Thank you"), age=FRESH)
    (line,) = slack.messages(ann)
    assert (line.text, line.ephemeral_to) == ("Thank you", "Ann")


async def test_a_form_may_be_answered_in_the_channel_it_is_about(
    slack: Slack, responder: SlackResponder, ann: SlackUser, support: SlackChannel
) -> None:
    sent = FormSent(user=sender(ann), tap="1:f:1:0:w", text="slow")
    answer = PrivateReply(message=HELLO, chat=support.id)
    await responder.reply(sent, answer, age=FRESH)
    (line,) = slack.messages(support)
    assert (line.text, line.ephemeral_to, line.labels) == ("Hello", "Ann", [["Yes"]])


async def test_who_is_not_in_that_channel_reads_the_answer_in_their_own_chat(
    slack: Slack, responder: SlackResponder, support: SlackChannel
) -> None:
    eve = slack.add_user("Eve")
    sent = FormSent(user=sender(eve), tap="1:f:1:0:w", text="slow")
    answer = PrivateReply(message=HELLO, chat=support.id)
    await responder.reply(sent, answer, age=FRESH)
    assert slack.messages(support) == []
    assert [one.text for one in slack.messages(eve)] == ["Hello"]


async def test_app_home_shows_what_is_published(
    slack: Slack, responder: SlackResponder, ann: SlackUser
) -> None:
    await responder.reply(HomeOpened(user=sender(ann)), Home(message=HELLO), age=FRESH)
    home = slack.home(ann)
    assert home is not None
    assert home.text == "Hello"


async def test_nothing_to_say_says_nothing(
    slack: Slack, responder: SlackResponder, pressed: Pressed, press: Press
) -> None:
    await responder.reply(pressed, None, age=FRESH)
    assert press.replies == []


async def test_a_reply_that_fails_is_forgotten(
    slack: Slack, responder: SlackResponder, pressed: Pressed, press: Press
) -> None:
    slack.refuse("views.open", "invalid_arguments")
    slack.faults.plan("response_url", Fault.SERVER_ERROR)
    await responder.reply(pressed, OpenForm(form=FORM), age=FRESH)
    await responder.reply(pressed, Toast(text="Thank you"), age=FRESH)
    slack.faults.plan("response_url", Fault.DROP_BEFORE)
    await responder.reply(pressed, Toast(text="Thank you"), age=FRESH)
    assert press.replies == []


async def test_an_answer_beside_a_press_is_for_the_presser_and_leaves_the_message(
    slack: Slack, responder: SlackResponder, pressed: Pressed, ann: SlackUser, press: Press
) -> None:
    await responder.reply(pressed, Aside(message=HELLO), age=FRESH)
    assert [one.text for one in press.replies] == ["Hello"]
    texts = [one.text for one in slack.messages(ann) if one.ephemeral_to is None]
    assert texts == ["How likely?"]


# Rate limits


@pytest.fixture
def waits() -> list[float]:
    """The seconds for which answers waited."""
    return []


@pytest.fixture
def patient(
    client: AsyncWebClient, messenger: SlackMessenger, waits: list[float]
) -> SlackResponder:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    return SlackResponder(client, messenger, order=ChatOrder(sleep))


def answering(text: str) -> PrivateReply:
    return PrivateReply(message=Message(paragraphs=(plain(text),)))


async def test_answers_wait_for_the_rate_limit_and_stay_in_order(
    slack: Slack, patient: SlackResponder, ann: SlackUser, waits: list[float]
) -> None:
    for _ in range(2):
        slack.faults.plan("chat.postMessage", Fault.RATE_LIMITED, retry_after=3)
    words = typed_by(ann, slack.type(ann, "ask all"))
    async with asyncio.TaskGroup() as group:
        for text in ("First", "Second", "Third"):
            group.create_task(patient.reply(words, answering(text), age=FRESH))
    assert [one.text for one in slack.messages(ann)[1:]] == ["First", "Second", "Third"]
    assert waits == [3, 3]


async def test_a_line_for_one_person_waits_for_the_rate_limit(
    slack: Slack, patient: SlackResponder, ann: SlackUser
) -> None:
    slack.faults.plan("chat.postEphemeral", Fault.RATE_LIMITED, retry_after=1)
    sent = FormSent(user=sender(ann), tap="1:w:t0k3n", text="slow")
    await patient.reply(sent, Toast(text="Thank you"), age=FRESH)
    assert [one.text for one in slack.messages(ann)] == ["Thank you"]


async def test_an_answer_that_would_come_after_a_minute_is_given_up(
    slack: Slack, patient: SlackResponder, ann: SlackUser, waits: list[float]
) -> None:
    for _ in range(3):
        slack.faults.plan("chat.postMessage", Fault.RATE_LIMITED, retry_after=25)
    words = typed_by(ann, slack.type(ann, "ask all"))
    with capture_logs() as logs:
        await patient.reply(words, answering("Too late"), age=FRESH)
    assert [line["event"] for line in logs] == ["slack.reply_failed"]
    assert waits == [25, 25]


# Reactions

THUMB = Reaction(emoji=ReactionEmoji.THUMBS_UP)


@pytest.fixture
async def thanks(slack: Slack, ann: SlackUser) -> SlackMessage:
    return slack.type(ann, "thanks!")


def typed_by(user: SlackUser, message: SlackMessage) -> Typed:
    return Typed(
        user=sender(user),
        chat=message.channel,
        message=message_ref(message.channel, message.ts),
        text=message.text,
    )


def reactions(slack: Slack, message: SlackMessage) -> tuple[str, ...]:
    return slack.message(message.channel, message.ts).reactions


async def test_every_reaction_has_its_name_in_slack(
    slack: Slack, responder: SlackResponder, thanks: SlackMessage, ann: SlackUser
) -> None:
    for emoji in ReactionEmoji:
        await responder.reply(typed_by(ann, thanks), Reaction(emoji=emoji), age=FRESH)
    assert reactions(slack, thanks) == ("+1", "eyes")
    assert slack.messages(ann) == [slack.message(thanks.channel, thanks.ts)]


async def test_a_second_reaction_changes_nothing(
    slack: Slack, responder: SlackResponder, thanks: SlackMessage, ann: SlackUser
) -> None:
    for _ in range(2):
        await responder.reply(typed_by(ann, thanks), THUMB, age=FRESH)
    assert reactions(slack, thanks) == ("+1",)


@pytest.mark.parametrize(
    "code",
    ["already_reacted", "is_archived", "message_not_found", "missing_scope", "no_reaction",
     "not_reactable", "thread_locked", "token_revoked", "too_many_reactions"],
)  # fmt: skip
async def test_a_refused_reaction_is_none_and_no_more_than_a_line_in_the_log(
    slack: Slack, responder: SlackResponder, thanks: SlackMessage, ann: SlackUser, code: str
) -> None:
    slack.refuse("reactions.add", code)
    with capture_logs() as logs:
        await responder.reply(typed_by(ann, thanks), THUMB, age=FRESH)
    assert logs == [{"event": "slack.reaction_failed", "log_level": "info", "error": code}]
    assert reactions(slack, thanks) == ()
    assert len(slack.messages(ann)) == 1


async def test_an_app_without_the_scope_does_not_react(
    slack: Slack, responder: SlackResponder, thanks: SlackMessage, ann: SlackUser
) -> None:
    slack.scopes.discard("reactions:write")
    with capture_logs() as logs:
        await responder.reply(typed_by(ann, thanks), THUMB, age=FRESH)
    assert [(line["log_level"], line["error"]) for line in logs] == [("info", "missing_scope")]


@pytest.mark.parametrize("fault", Fault)
async def test_a_reaction_that_is_lost_on_the_way_is_not_repeated(
    slack: Slack, responder: SlackResponder, thanks: SlackMessage, ann: SlackUser, fault: Fault
) -> None:
    slack.faults.plan("reactions.add", fault)
    with capture_logs() as logs:
        await responder.reply(typed_by(ann, thanks), THUMB, age=FRESH)
    assert [line["event"] for line in logs] == ["slack.reaction_failed"]
    assert reactions(slack, thanks) == (("+1",) if fault is Fault.DROP_AFTER else ())
    assert thanks.ts not in str(logs)
