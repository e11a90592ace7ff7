"""What Slack's payloads mean."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.platforms import Platform
from bot.ids import MessageRef
from handlers.slack.parse import arrival, complaints, is_chatter, parse
from handlers.updates import (
    AccountClosed,
    ChannelJoined,
    ChannelLeft,
    Commanded,
    Edited,
    Event,
    FormSent,
    HomeOpened,
    NotText,
    Pressed,
    Typed,
    UnreadableError,
    User,
)
from tests.handlers.slack.payloads import (
    ANN,
    DIRECT,
    QUESTION,
    Json,
    changed,
    event,
    interaction,
    message,
    press,
    rich_text,
    shared,
    slash,
    submission,
    words,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PERSON = User(platform=Platform.SLACK, id=ANN)
NAMED = User(platform=Platform.SLACK, id=ANN, username="ann")
SAID = MessageRef(f"{DIRECT}/1763700001.000200")


def read(payload: Json) -> Event | None:
    return parse(json.dumps(payload))


def key(payload: Json) -> str:
    return arrival(payload, NOON).key


# What people write


def test_words_in_the_direct_message_are_typed() -> None:
    assert read(message(text="9 but slow")) == Typed(
        user=PERSON, chat=DIRECT, message=SAID, text="9 but slow"
    )


def test_a_reply_names_the_message_its_thread_hangs_on() -> None:
    typed = read(message(thread_ts=QUESTION))
    assert isinstance(typed, Typed)
    assert typed.reply_to == f"{DIRECT}/{QUESTION}"


def test_the_beginning_of_a_thread_replies_to_nothing() -> None:
    typed = read(message(thread_ts="1763700001.000200"))
    assert isinstance(typed, Typed)
    assert typed.reply_to is None


def test_what_was_typed_comes_back_to_the_letter() -> None:
    typed = read(message(text="&lt;!channel&gt; &amp; &lt;b&gt; &amp;amp;"))
    assert isinstance(typed, Typed)
    assert typed.text == "<!channel> & <b> &amp;"


def test_emoji_are_read_as_characters() -> None:
    emoji = {"type": "emoji", "name": "rage", "unicode": "1f621"}
    typed = read(message(text=":rage: slow", blocks=[rich_text(emoji, words(" slow"))]))
    assert isinstance(typed, Typed)
    assert typed.text == "😡 slow"


def test_a_file_without_words_is_no_text() -> None:
    shared = message(subtype="file_share", text="", files=[{"id": "F1", "name": "a.png"}])
    assert read(shared) == NotText(user=PERSON, chat=DIRECT, message=SAID)


def test_the_words_beside_a_file_are_words() -> None:
    shared = message(subtype="file_share", text="see here", files=[{"id": "F1"}])
    assert isinstance(read(shared), Typed)


@pytest.mark.parametrize(
    "subtype", ["thread_broadcast", "me_message", "file_share", "one_of_the_future"]
)
def test_own_words_count_whatever_their_subtype(subtype: str) -> None:
    typed = read(message(subtype=subtype, thread_ts=QUESTION))
    assert typed == read(message(thread_ts=QUESTION))
    assert isinstance(typed, Typed)


@pytest.mark.parametrize("kind", ["is_share", "is_msg_unfurl"])
def test_a_shared_message_without_own_words_is_forwarded(kind: str) -> None:
    typed = read(message(text="", attachments=[shared("9 &amp; fast", **{kind: True})]))
    assert isinstance(typed, Typed)
    assert (typed.text, typed.forwarded) == ("9 & fast", True)


def test_the_address_of_a_shared_message_is_no_own_words() -> None:
    address = "https://home.slack.com/archives/D1/p1"
    attachment = shared("9", is_msg_unfurl=True, from_url=address)
    typed = read(message(text=f"<{address}>", attachments=[attachment]))
    assert isinstance(typed, Typed)
    assert (typed.text, typed.forwarded) == ("9", True)


def test_own_words_beside_a_shared_message_are_own() -> None:
    typed = read(message(text="see this", attachments=[shared("9", is_share=True)]))
    assert isinstance(typed, Typed)
    assert (typed.text, typed.forwarded) == ("see this", False)


def test_a_shared_message_is_read_by_its_blocks() -> None:
    emoji = {"type": "emoji", "name": "rage", "unicode": "1f621"}
    parts = [{"channel": DIRECT, "message": {"blocks": [rich_text(emoji, words(" slow"))]}}]
    attachment = shared(":rage: slow", is_share=True, message_blocks=parts)
    typed = read(message(text="", attachments=[attachment]))
    assert isinstance(typed, Typed)
    assert typed.text == "😡 slow"


def test_two_shared_messages_are_two_lines() -> None:
    both = [shared("slow", is_share=True), shared("kind", is_share=True)]
    typed = read(message(text="", attachments=both))
    assert isinstance(typed, Typed)
    assert typed.text == "slow\nkind"


def test_a_preview_of_a_page_is_nobodys_words() -> None:
    preview = {"title": "A page", "text": "9", "from_url": "https://a.example"}
    typed = read(message(text="<https://a.example>", attachments=[preview]))
    assert isinstance(typed, Typed)
    assert (typed.text, typed.forwarded) == ("https://a.example", False)
    assert isinstance(read(message(text="", attachments=[preview])), NotText)


@pytest.mark.parametrize(
    "attachments",
    [
        *(None, 7, "9", [7], [None], [{}], [{"is_share": True}]),
        [{"is_share": True, "text": 7, "message_blocks": 7}],
        [{"is_share": True, "text": None, "message_blocks": [{"message": {"blocks": [7]}}]}],
    ],
)
def test_attachments_of_any_form_leave_own_words_alone(attachments: Any) -> None:
    assert read(message(attachments=attachments)) == read(message())
    assert isinstance(read(message(text="", attachments=attachments)), NotText)


def test_an_edit_tells_shared_words_too() -> None:
    share = {"attachments": [shared("9", is_share=True)]}
    edit = read(changed({"text": "see", **share}, {"text": "", **share}))
    assert isinstance(edit, Edited)
    assert (edit.text, edit.forwarded) == ("9", True)


def test_a_preview_that_slack_adds_is_no_edit() -> None:
    link = {"text": "<https://home.slack.com/archives/D1/p1>"}
    assert read(changed(link, {**link, "attachments": [shared("9", is_msg_unfurl=True)]})) is None


@pytest.mark.parametrize("subtype", ["thread_broadcast", "me_message"])
def test_own_words_are_edited_whatever_their_subtype(subtype: str) -> None:
    edit = read(changed({"text": "sow"}, {"text": "slow", "subtype": subtype}))
    assert isinstance(edit, Edited)
    assert edit.text == "slow"


def test_a_changed_message_is_edited() -> None:
    assert read(changed({"text": "sow"}, {"text": "slow"})) == Edited(
        user=PERSON, chat=DIRECT, message=SAID, text="slow"
    )


@pytest.mark.parametrize(
    "payload",
    [
        message(bot_id="B0BOT", user="U0BOT"),
        message(bot_id="B0OTHER", subtype="bot_message"),
        message(channel="C0SUPPORT", channel_type="channel"),
        message(channel="G0SUPPORT", channel_type="group"),
        message(subtype="channel_join"),
        message(subtype="bot_message"),
        message(subtype="reminder_add"),
        message(subtype="message_replied", hidden=True),
        message(subtype="a_hidden_one_of_the_future", hidden=True),
        message(subtype="one_of_the_future", user=None),
        message(subtype="message_deleted", deleted_ts=QUESTION),
        changed({"text": "old"}, {"text": "new", "bot_id": "B0BOT"}),
        changed({"text": "https://a.example"}, {"text": "https://a.example"}),
        changed({"text": "slow"}, {"text": "This message was deleted.", "subtype": "tombstone"}),
        changed({"text": "a"}, {"text": "b"}, channel_type="channel"),
        event(type="app_uninstalled"),
        event(type="something_new"),
        interaction("view_closed", view={"id": "V1"}),
        interaction("message_action", callback_id="x"),
    ],
)
def test_what_is_none_of_our_business_is_ignored(payload: Json) -> None:
    assert read(payload) is None


# What people press and send


def test_a_press_carries_all_that_an_answer_needs() -> None:
    assert read(press()) == Pressed(
        user=NAMED,
        chat=DIRECT,
        message=MessageRef(f"{DIRECT}/{QUESTION}"),
        data="1:s:t0k3n:9",
        private=True,
        callback="1.2.abc",
        response_url="https://hooks.slack.com/actions/T0HOME/1/x",
        at=datetime(2025, 11, 21, 4, 40, 5, 500, tzinfo=UTC),
    )


def test_fields_of_the_future_are_no_trouble() -> None:
    newer: Json = {"future": {"deep": [1, None]}}
    container = {**press()["container"], **newer}
    assert read(press(**newer, container=container)) == read(press())
    assert read({**message(**newer), **newer}) == read(message())


def test_a_press_whose_time_is_none_is_read_all_the_same() -> None:
    actions = [{"value": "1:s:t0k3n:9", "action_ts": "soon"}]
    pressed = read(press(actions=actions))
    assert isinstance(pressed, Pressed)
    assert pressed.at is None


def test_a_press_in_a_channel_is_not_private() -> None:
    container = {"type": "message", "message_ts": QUESTION, "channel_id": "C0SUPPORT"}
    pressed = read(press(container=container))
    assert isinstance(pressed, Pressed)
    assert not pressed.private


def test_a_line_for_one_persons_eyes_cannot_be_edited() -> None:
    container = {"message_ts": QUESTION, "channel_id": DIRECT, "is_ephemeral": True}
    pressed = read(press(container=container))
    assert isinstance(pressed, Pressed)
    assert pressed.message is None


def test_a_press_in_app_home_belongs_to_the_persons_own_chat() -> None:
    pressed = read(press(container={"type": "view", "view_id": "V1"}, view={"id": "V1"}))
    assert isinstance(pressed, Pressed)
    assert (pressed.chat, pressed.private, pressed.message) == (ANN, True, None)


def test_a_link_says_nothing() -> None:
    assert read(press(None)) is None


def test_a_form_brings_its_tap_and_its_words() -> None:
    assert read(submission("too slow\n  & dear")) == FormSent(
        user=NAMED, tap="1:w:t0k3n", text="too slow\n  & dear"
    )


def test_a_command_is_what_follows_its_name() -> None:
    assert read(slash(" ask &lt;Ann&gt; ")) == Commanded(
        user=NAMED,
        chat="C0TEAM",
        private=False,
        text="ask <Ann>",
        response_url="https://hooks.slack.com/commands/T0HOME/1/x",
    )


def test_a_mention_in_a_command_keeps_the_account() -> None:
    commanded = read(slash("ask &lt;Ann&gt; <@U0ANN|ann.lee>, <@U0BOB>, <!channel> <#C0TEAM|team>"))
    assert isinstance(commanded, Commanded)
    assert commanded.text == "ask <Ann> @U0ANN|ann.lee, @U0BOB, @channel #team"


def test_a_command_in_a_direct_message_is_private() -> None:
    commanded = read(slash(channel_id=DIRECT))
    assert isinstance(commanded, Commanded)
    assert commanded.private


def test_app_home_is_opened_by_its_home_tab_only() -> None:
    opened: Json = {"type": "app_home_opened", "user": ANN, "channel": DIRECT}
    assert read(event(**opened, tab="home")) == HomeOpened(user=PERSON)
    assert read(event(**opened, tab="messages")) is None


def test_who_leaves_or_joins_a_channel_is_known() -> None:
    moved: Json = {"user": ANN, "channel": "C0CUSTOMERS", "channel_type": "C", "event_ts": "1.5"}
    left = event(type="member_left_channel", **moved)
    joined = event(type="member_joined_channel", **moved, inviter="U0ADA")
    at = datetime.fromtimestamp(1.5, UTC)
    assert read(left) == ChannelLeft(user=PERSON, channel="C0CUSTOMERS", at=at)
    assert read(joined) == ChannelJoined(user=PERSON, channel="C0CUSTOMERS", at=at)


def test_a_deactivated_account_is_known_and_another_profile_ignored() -> None:
    closed = event(type="user_change", user={"id": ANN, "deleted": True})
    renamed = event(type="user_change", user={"id": ANN, "deleted": False})
    assert read(closed) == AccountClosed(user=PERSON)
    assert read(renamed) is None
    assert (is_chatter(closed), is_chatter(renamed)) == (False, True)
    assert arrival(closed, NOON).chat == ANN


# What is not of Slack's form


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no json",
        "[]",
        "null",
        '"text"',
        "{}",
        '{"type": "event_callback"}',
        '{"type": "event_callback", "event": 7}',
        json.dumps(message(user=7)),
        json.dumps(message(ts=None)),
        json.dumps(message(blocks=[{"type": "rich_text", "elements": [7]}])),
        json.dumps(press(trigger_id=None)),
        json.dumps(press(actions=[7])),
        json.dumps(interaction("view_submission", view={"id": "V1"})),
        json.dumps(slash(user_id={})),
    ],
)
def test_what_cannot_be_read_is_told_apart(body: str) -> None:
    with pytest.raises(UnreadableError):
        parse(body)


def test_an_unreadable_body_is_not_quoted() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(json.dumps(message(text={"secret": "words"})))
    assert "text" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("payload", [message(), press(), submission(), slash()])
def test_every_cut_of_a_payload_is_read_or_refused(payload: Json) -> None:
    """Whatever field is missing: an event, nothing, or UnreadableError."""
    for cut in _without_each_field(payload):
        try:
            read(cut)
        except UnreadableError:
            continue


def _without_each_field(node: Any) -> list[Any]:
    if not isinstance(node, dict):
        return []
    cuts = [{k: v for k, v in node.items() if k != gone} for gone in node]
    inner = [{**node, k: cut} for k, v in node.items() for cut in _without_each_field(v)]
    return cuts + inner


# How the inbox tells them apart


def test_an_event_sent_again_has_the_same_key() -> None:
    opened: Json = {"type": "app_home_opened", "user": ANN, "tab": "home"}
    assert key(event(**opened)) == key(event(**opened))
    assert key(event(**opened)) != key({**event(**opened), "event_id": "Ev0000000002"})


def test_one_gesture_that_comes_as_two_events_is_one() -> None:
    again = {**message(ts="1763700001.000999"), "event_id": "Ev0000000002"}
    assert key(message()) == key(again)


def test_both_events_of_a_broadcast_reply_are_one() -> None:
    reply = message(thread_ts=QUESTION)
    root = {"user": "U0BOT", "ts": QUESTION, "client_msg_id": "another"}
    broadcast = message(thread_ts=QUESTION, subtype="thread_broadcast", root=root)
    assert key(reply) == key({**broadcast, "event_id": "Ev0000000002"})


def test_the_same_words_typed_twice_are_two() -> None:
    again = message(client_msg_id="6ff2cbc1-3a6a-4f0e-9d0a-d52a1e8b7e02")
    assert key(message()) != key({**again, "event_id": "Ev0000000002"})


def test_an_edit_is_not_the_message_it_changes() -> None:
    gesture = message()["event"]["client_msg_id"]
    edit = changed({"text": "9"}, {"text": "8", "client_msg_id": gesture})
    assert key(message()) != key(edit)


def test_each_press_is_its_own() -> None:
    assert key(press()) == key(press())
    assert key(press()) != key(press(trigger_id="1.2.xyz"))


def test_each_press_in_app_home_is_its_own() -> None:
    home: Json = {"container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1"}}
    assert key(press(**home)) != key(press(**home, trigger_id="1.2.xyz"))


def test_a_form_sent_again_after_an_error_is_new_only_with_other_words() -> None:
    again = {**submission("too slow"), "trigger_id": "9.9.z"}
    assert key(submission("too slow")) == key(again)
    assert key(submission("too slow")) != key(submission("far too slow"))
    assert key(submission("too slow")) != key(submission("too slow", view="V0OTHER"))


@pytest.mark.parametrize(
    "payload",
    [message(), changed({"text": "a"}, {"text": "b"}), press(), submission(), slash()],
)
def test_all_that_one_person_does_stays_in_order(payload: Json) -> None:
    assert arrival(payload, NOON).chat == ANN


@pytest.mark.parametrize("payload", [{}, {"event": 7}, {"user": 7, "actions": 7}, {"view": []}])
def test_whatever_comes_can_be_kept(payload: Json) -> None:
    kept = arrival(payload, NOON)
    assert json.loads(kept.body) == payload
    assert kept.key
    assert kept.received_at == NOON


# What the listener asks


@pytest.mark.parametrize("text", [None, "", "  \n", "\u200b\u200d"])
def test_a_form_without_words_is_blank(text: str | None) -> None:
    assert complaints(submission(text)) == {"words": "Say it."}


def test_nothing_else_is_complained_about() -> None:
    assert complaints(submission("slow")) == {}
    assert complaints(press()) == {}


def test_channel_talk_is_chatter_and_what_is_said_to_us_is_not() -> None:
    assert is_chatter(message(channel_type="channel"))
    assert is_chatter(message(bot_id="B0BOT"))
    assert not is_chatter(message())
    assert not is_chatter(press())


def test_what_somebody_is_called_is_one_line_without_controls() -> None:
    commanded = read(slash(user_name="an\nn\x9b\u202e"))
    assert isinstance(commanded, Commanded)
    assert commanded.user.username == "an n"
