"""What is said at once in Telegram."""

from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.chat.messages import Button, Form, Message, plain
from bot.chat.platforms import Platform
from bot.ids import MessageRef, message_ref
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.responder import TelegramResponder
from handlers.updates import (
    Aside,
    Commanded,
    HomeOpened,
    InGroup,
    OpenForm,
    Pressed,
    PrivateReply,
    Reaction,
    ReactionEmoji,
    Reply,
    Toast,
    Typed,
    User,
)
from sandbox import Fault
from sandbox.telegram import Telegram, TelegramChat, TelegramMessage, TelegramTap, TelegramUser

NOW = timedelta()
FORM = Form(
    title="Comment",
    label="Why?",
    submit="Send",
    cancel="Cancel",
    empty="A few words, please.",
    too_late="Once more, please.",
    tap="1:w:t",
)


def user_of(user: TelegramUser) -> User:
    return User(platform=Platform.TELEGRAM, id=str(user.id))


def pressed(tap: TelegramTap) -> Pressed:
    return Pressed(
        user=user_of(tap.user),
        chat=str(tap.message.chat_id),
        message=None,
        data=tap.data,
        private=True,
        callback=tap.id,
    )


def commanded(user: TelegramUser, chat: TelegramUser | TelegramChat) -> Commanded:
    return Commanded(user=user_of(user), chat=str(chat.id), private=user is chat, text="summary")


@pytest.fixture
async def tap(telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser) -> TelegramTap:
    """Nora has pressed a 9."""
    question = Message(
        paragraphs=(plain("How likely?"),), rows=((Button(label="9", tap="1:s:t:9"),),)
    )
    await messenger.send(str(nora.id), question)
    return telegram.tap(nora, telegram.messages(nora)[-1], "9")


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (Toast(text="Thank you!"), "Thank you!"),
        (Toast(text="x" * 200), "x" * 200),
        (Toast(text="x" * 201), "x" * 199 + "…"),
        (None, ""),
        (OpenForm(form=FORM), ""),
    ],
)
async def test_every_press_is_answered(
    responder: TelegramResponder, tap: TelegramTap, reply: Reply | None, text: str
) -> None:
    await responder.reply(pressed(tap), reply, age=NOW)
    assert (await tap.answered()).text == text


async def test_a_press_may_be_answered_with_a_message(
    telegram: Telegram, responder: TelegramResponder, tap: TelegramTap, nora: TelegramUser
) -> None:
    answer = PrivateReply(message=Message(paragraphs=(plain("Done."),)))
    await responder.reply(pressed(tap), answer, age=NOW)
    assert (await tap.answered()).text == ""
    assert telegram.messages(nora)[-1].text == "Done."


async def test_a_late_answer_is_nothing_to_speak_of(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    press = Pressed(
        user=user_of(nora), chat="1", message=None, data="x", private=True, callback="1"
    )
    with capture_logs() as logs:
        await responder.reply(press, Toast(text="Thank you!"), age=timedelta(hours=1))
    assert [call.refused for call in telegram.history.calls][-1]
    assert logs == []


async def test_a_command_is_answered_where_it_was_given(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    group = telegram.add_group("Team", [nora])
    answer = PrivateReply(message=Message(paragraphs=(plain("NPS 42"),)))
    await responder.reply(commanded(nora, group), answer, age=NOW)
    assert telegram.messages(group)[-1].text == "NPS 42"


async def test_a_line_without_a_press_is_a_message(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    await responder.reply(commanded(nora, nora), Toast(text="For admins only."), age=NOW)
    assert telegram.messages(nora)[-1].text == "For admins only."


async def test_nothing_to_say_says_nothing(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    event = Typed(
        user=user_of(nora), chat=str(nora.id), message=MessageRef(f"{nora.id}/1"), text="9"
    )
    await responder.reply(event, None, age=NOW)
    await responder.reply(HomeOpened(user=user_of(nora)), Toast(text="?"), age=NOW)
    assert len(telegram.messages(nora)) == 1


async def test_an_answer_waits_where_the_chat_was_just_written_to(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.RATE_LIMITED, retry_after=1)
    answer = PrivateReply(message=Message(paragraphs=(plain("NPS 42"),)))
    await responder.reply(commanded(nora, nora), answer, age=NOW)
    assert telegram.messages(nora)[-1].text == "NPS 42"


async def test_an_answer_that_would_come_after_minutes_is_given_up(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.RATE_LIMITED, retry_after=61)
    answer = PrivateReply(message=Message(paragraphs=(plain("NPS 42"),)))
    with capture_logs() as logs:
        await responder.reply(commanded(nora, nora), answer, age=NOW)
    assert [line["event"] for line in logs] == ["telegram.reply_failed"]


async def test_a_reply_that_fails_is_logged_without_its_words(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.SERVER_ERROR)
    answer = PrivateReply(message=Message(paragraphs=(plain("Nora's words"),)))
    with capture_logs() as logs:
        await responder.reply(commanded(nora, nora), answer, age=NOW)
    assert [line["event"] for line in logs] == ["telegram.reply_failed"]
    assert "Nora" not in str(logs)
    assert telegram.token not in str(logs)


def pressed_in(user: TelegramUser, chat: TelegramChat | TelegramUser, below: int) -> Pressed:
    return Pressed(
        user=user_of(user),
        chat=str(chat.id),
        message=MessageRef(f"{chat.id}/{below}"),
        data="x",
        private=chat.id == user.id,
        callback="1",
    )


ANSWER = Message(paragraphs=(plain("Comments 1–2 of 2"),))


async def test_an_answer_beside_a_press_leaves_the_pressed_message(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser
) -> None:
    group = telegram.add_group("Team", [nora])
    await responder.reply(commanded(nora, group), Toast(text="NPS 42"), age=NOW)
    summary = telegram.messages(group)[-1]
    await responder.reply(pressed_in(nora, group, summary.id), Aside(message=ANSWER), age=NOW)
    first, second = telegram.messages(group)[-2:]
    assert (first.text, second.text) == ("NPS 42", "Comments 1–2 of 2")
    assert second.reply_to == summary.id


NOTE = InGroup(sent="Sent to you alone.", start_first="Press Start first:")


async def test_an_answer_that_a_group_need_not_read_goes_to_the_presser_who_sees_a_toast(
    telegram: Telegram, responder: TelegramResponder, tap: TelegramTap, nora: TelegramUser
) -> None:
    group = telegram.add_group("Old team", [nora])
    in_group = replace(pressed(tap), chat=str(group.id), private=False)
    await responder.reply(in_group, Aside(message=ANSWER, in_group=NOTE), age=NOW)
    assert telegram.messages(nora)[-1].text == "Comments 1–2 of 2"
    assert (await tap.answered()).text == "Sent to you alone."
    assert telegram.messages(group) == []


async def test_a_presser_to_whom_the_bot_cannot_write_learns_where_to_begin(
    telegram: Telegram, responder: TelegramResponder, tap: TelegramTap, nora: TelegramUser
) -> None:
    group = telegram.add_group("Old team", [nora])
    telegram.block(nora)
    in_group = replace(pressed(tap), chat=str(group.id), private=False)
    await responder.reply(in_group, Aside(message=ANSWER, in_group=NOTE), age=NOW)
    shown = (await tap.answered()).text
    assert shown.startswith("Press Start first: https://t.me/")
    assert telegram.messages(group) == []


# Reactions

THUMB = Reaction(emoji=ReactionEmoji.THUMBS_UP)
REACT = "setMessageReaction"


@pytest.fixture
def thanks(telegram: Telegram, nora: TelegramUser) -> TelegramMessage:
    return telegram.type(nora, "makasih!")


def typed(message: TelegramMessage) -> Typed:
    return Typed(
        user=user_of(message.sender),
        chat=str(message.chat_id),
        message=message_ref(message.chat_id, message.id),
        text=message.text,
    )


def reactions(telegram: Telegram, message: TelegramMessage) -> tuple[str, ...]:
    return telegram.message(message.chat_id, message.id).reactions


async def test_telegram_has_every_reaction(
    telegram: Telegram, responder: TelegramResponder, thanks: TelegramMessage
) -> None:
    for emoji in ReactionEmoji:
        await responder.reply(typed(thanks), Reaction(emoji=emoji), age=NOW)
        assert reactions(telegram, thanks) == (emoji.value,)
    assert telegram.messages(thanks.chat_id)[-1].id == thanks.id


@pytest.mark.parametrize(
    ("description", "code", "logged"),
    [
        ("Bad Request: REACTION_INVALID", 400, "BadRequest: REACTION_INVALID"),
        ("Bad Request: message to react not found", 400, "BadRequest: message to react not found"),
        ("Bad Request: chat not found", 400, "BadRequest: chat not found"),
        ("Bad Request: SOMETHING_OF_TOMORROW 900001", 400, "BadRequest"),
        ("Forbidden: bot was blocked by the user", 403, "Forbidden: bot was blocked by the user"),
        ("Forbidden: user is deactivated", 403, "Forbidden: user is deactivated"),
        ("Unauthorized", 401, "InvalidToken: Unauthorized"),
    ],
)
async def test_a_refused_reaction_is_none_and_no_more_than_a_line_in_the_log(
    telegram: Telegram,
    responder: TelegramResponder,
    thanks: TelegramMessage,
    description: str,
    code: int,
    logged: str,
) -> None:
    telegram.refuse(REACT, description, code=code)
    with capture_logs() as logs:
        await responder.reply(typed(thanks), THUMB, age=NOW)
    assert logs == [{"event": "telegram.reaction_failed", "log_level": "info", "error": logged}]
    assert reactions(telegram, thanks) == ()


async def test_a_person_who_has_just_blocked_the_bot_gets_no_reaction(
    telegram: Telegram, responder: TelegramResponder, nora: TelegramUser, thanks: TelegramMessage
) -> None:
    telegram.block(nora)
    with capture_logs() as logs:
        await responder.reply(typed(thanks), THUMB, age=NOW)
    assert [line["log_level"] for line in logs] == ["info"]


@pytest.mark.parametrize("fault", Fault)
async def test_a_reaction_that_is_lost_on_the_way_is_not_repeated(
    telegram: Telegram, responder: TelegramResponder, thanks: TelegramMessage, fault: Fault
) -> None:
    telegram.faults.plan(REACT, fault)
    with capture_logs() as logs:
        await responder.reply(typed(thanks), THUMB, age=NOW)
    assert [line["event"] for line in logs] == ["telegram.reaction_failed"]
    assert reactions(telegram, thanks) == (("👍",) if fault is Fault.DROP_AFTER else ())
