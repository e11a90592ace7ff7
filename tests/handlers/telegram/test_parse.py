"""What Telegram's updates mean."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat.platforms import Platform
from bot.ids import MessageRef
from handlers.telegram.parse import arrival, parse
from handlers.updates import (
    Blocked,
    ChatMoved,
    Commanded,
    Edited,
    Event,
    NotText,
    Pressed,
    Typed,
    Unblocked,
    UnreadableError,
    User,
)
from tests.handlers.telegram.updates import (
    BOT,
    GROUP,
    NORA,
    PRIVATE,
    Json,
    edited,
    membership,
    press,
    question,
    said,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
USER = User(
    platform=Platform.TELEGRAM, id="4711", name="Nora Berg", language="pt-br", username="nora"
)
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
OLD_MESSAGE = {"message_id": 9, "date": 0, "chat": PRIVATE}


def read(update: Json) -> Event | None:
    return parse(json.dumps(update), username="tentap_bot")


def pressed(**changes: object) -> Pressed:
    fields: dict[str, object] = {
        "user": USER,
        "chat": "4711",
        "message": MessageRef("4711/9"),
        "data": "1:s:token:9",
        "private": True,
        "callback": "42424242",
    }
    return Pressed(**{**fields, **changes})  # type: ignore[arg-type]  # a row names what differs


@pytest.mark.parametrize(
    ("update", "event"),
    [
        (press(), pressed()),
        (press(message=OLD_MESSAGE), pressed()),
        (press(data="1:s:other:11'; DROP"), pressed(data="1:s:other:11'; DROP")),
        (
            press(message=question(GROUP)),
            pressed(chat="-100200", message=MessageRef("-100200/9"), private=False),
        ),
        (press(message=None), pressed(message=None, private=False)),
    ],
    ids=["a tap", "on an old message", "hostile bytes", "in a group", "without a message"],
)
def test_a_press(update: Json, event: Pressed) -> None:
    assert read(update) == event


@pytest.mark.parametrize(
    "text", ["9", "/start", "/start Ab_1-2", "/stop", "/help@tentap_bot", "/tentapx", "<b> & 🙂"]
)
def test_words_in_private_stay_as_they_are(text: str) -> None:
    expected = Typed(user=USER, chat="4711", message=MessageRef("4711/17"), text=text)
    assert read(said(text=text)) == expected


def test_words_may_reply_to_a_message() -> None:
    event = read(said(text="slow", reply_to_message=question()))
    assert isinstance(event, Typed)
    assert event.reply_to == MessageRef("4711/9")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("/tentap", ""),
        ("/tentap summary", "summary"),
        ("/tentap@tentap_bot ask all", "ask all"),
        ("/TENTAP@Tentap_Bot  ask\nNora ", "ask\nNora"),
    ],
)
@pytest.mark.parametrize(
    ("chat", "private"), [(PRIVATE, True), (GROUP, False)], ids=["private", "group"]
)
def test_our_command_anywhere(text: str, rest: str, chat: Json, private: bool) -> None:
    expected = Commanded(user=USER, chat=str(chat["id"]), private=private, text=rest)
    assert read(said(chat, text=text)) == expected


def test_an_anonymous_admin_is_answered_too() -> None:
    event = read(said(GROUP, ANONYMOUS_ADMIN, sender_chat=GROUP, text="/tentap"))
    assert isinstance(event, Commanded)
    assert event.user.id == "1087968824"


@pytest.mark.parametrize("kind", ["sticker", "photo", "voice", "document", "poll", "location"])
def test_what_is_no_text(kind: str) -> None:
    expected = NotText(user=USER, chat="4711", message=MessageRef("4711/17"))
    assert read(said(**{kind: {"file_id": "x"}})) == expected


MEDIA = ["photo", "document", "video", "animation", "audio", "voice"]


@pytest.mark.parametrize("kind", MEDIA)
def test_a_caption_is_read_as_the_same_words_typed(kind: str) -> None:
    content: Json = {
        kind: {"file_id": "x"},
        "caption": "3, it came broken",
        "reply_to_message": question(),
    }
    typed = read(said(text="3, it came broken", reply_to_message=question()))
    assert isinstance(typed, Typed)
    assert read(said(**content)) == replace(typed, has_file=True)


@pytest.mark.parametrize("kind", MEDIA)
def test_an_edited_caption_is_an_edit(kind: str) -> None:
    sent = edited(**{kind: {"file_id": "x"}}, caption="10")
    assert read(sent) == read(edited(text="10"))


@pytest.mark.parametrize("chat", [PRIVATE, GROUP])
def test_a_command_may_be_a_caption(chat: Json) -> None:
    photo = said(chat, photo=[{"file_id": "x"}], caption="/tentap@tentap_bot ask all")
    assert read(photo) == read(said(chat, text="/tentap ask all"))


def test_a_caption_in_a_group_is_just_talk() -> None:
    assert read(said(GROUP, photo=[{"file_id": "x"}], caption="look")) is None


@pytest.mark.parametrize("caption", ["", " \n", "\u200b", "\x00"])
def test_a_caption_that_nobody_sees_is_no_text(caption: str) -> None:
    assert isinstance(read(said(photo=[{"file_id": "x"}], caption=caption)), NotText)


@pytest.mark.parametrize("caption", ["x" * 5000, "\u202eevil", "z" + "\u0301" * 900, "a\x00b"])
def test_any_caption_arrives_whole(caption: str) -> None:
    event = read(said(photo=[{"file_id": "x"}], caption=caption))
    assert isinstance(event, Typed)
    assert event.text == caption


@pytest.mark.parametrize("content", [{}, {"caption": "3"}])
def test_a_part_of_an_album_names_it(content: Json) -> None:
    event = read(said(photo=[{"file_id": "x"}], media_group_id="77", **content))
    assert isinstance(event, NotText | Typed)
    assert event.album == "77"


def test_the_name_of_an_album_can_be_kept_whatever_it_is() -> None:
    event = read(said(photo=[{"file_id": "x"}], media_group_id="\x00" * 999))
    assert isinstance(event, NotText)
    assert event.album.startswith("sha256:")


ORIGINS: list[Json] = [
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Bob"}},
    {"forward_origin": {"type": "user", "date": 1, "sender_user": NORA}},
    {"forward_origin": {"type": "channel", "date": 1, "chat": GROUP, "message_id": 1}},
    {"forward_origin": {"type": "one_of_the_future"}},
    {"forward_from": NORA, "forward_date": 1},
    {"forward_sender_name": "Bob", "forward_date": 1},
]


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("content", [{"text": "9"}, {"photo": [{"file_id": "x"}], "caption": "9"}])
def test_forwarded_words_are_marked(origin: Json, content: Json) -> None:
    typed, edit = read(said(**origin, **content)), read(edited(**origin, **content))
    assert isinstance(typed, Typed)
    assert isinstance(edit, Edited)
    assert (typed.text, typed.forwarded, edit.forwarded) == ("9", True, True)


def test_own_words_in_reply_to_another_chat_are_own() -> None:
    event = read(said(text="9", external_reply={"origin": {"type": "user"}}, quote={"text": "2"}))
    assert isinstance(event, Typed)
    assert not event.forwarded


def test_an_edited_message() -> None:
    expected = Edited(user=USER, chat="4711", message=MessageRef("4711/17"), text="10")
    assert read(edited(text="10")) == expected


def test_blocking_and_coming_back() -> None:
    assert read(membership("kicked")) == Blocked(user=USER)
    assert read(membership("member")) == Unblocked(user=USER)


def test_a_group_that_moves() -> None:
    moved = said({"id": -55, "type": "group"}, migrate_to_chat_id=-10055)
    assert read(moved) == ChatMoved(old="-55", new="-10055")


@pytest.mark.parametrize(
    "update",
    [
        said(GROUP, text="just talk"),
        said(GROUP, text="/start Ab"),
        said(GROUP, text="/tentap@other_bot summary"),
        said(GROUP, sticker={"file_id": "x"}),
        said(GROUP, migrate_from_chat_id=-55),
        said(PRIVATE, BOT, text="I am a bot"),
        said(PRIVATE, None, text="from nobody"),
        said(PRIVATE, pinned_message=question()),
        edited(GROUP, text="/tentap"),
        edited(PRIVATE, BOT, text="me"),
        edited(photo=[{"file_id": "x"}], caption="\u200b"),
        press(data=None, game_short_name="chess"),
        membership("kicked", GROUP),
        membership("left"),
        {"update_id": 5, "message_reaction": {"chat": PRIVATE}},
        {"update_id": 5, "a_kind_of_the_future": 1},
    ],
)
def test_what_is_ignored(update: Json) -> None:
    assert read(update) is None


def test_fields_of_the_future_are_no_trouble() -> None:
    newer: Json = {"future": {"deep": [1, None]}}
    grown = press(**newer, **{"from": {**NORA, **newer}}, message={**question(), **newer})
    assert read({**grown, **newer}) == read(press())


@pytest.mark.parametrize(
    ("update", "place"),
    [
        ({"update_id": 5, "message": {"message_id": 1}}, "message.chat"),
        ({"update_id": 5, "message": "words"}, "message"),
        (press(**{"from": {"first_name": "SECRET"}}), "callback_query.from.id"),
        (said(text={"SECRET": 1}), "message.text"),
    ],
)
def test_what_is_not_of_the_form_is_named_without_its_words(update: Json, place: str) -> None:
    with pytest.raises(UnreadableError, match=place) as caught:
        read(update)
    assert "SECRET" not in str(caught.value)


def test_a_body_that_is_no_json() -> None:
    with pytest.raises(UnreadableError):
        parse("<html>", username="tentap_bot")


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        (press(), "4711"),
        (press(message=question(GROUP)), "-100200"),
        (press(message=None), "4711"),
        (said(text="9"), "4711"),
        (edited(GROUP, text="9"), "-100200"),
        (membership("kicked"), "4711"),
        ({"update_id": 5, "message": "broken"}, ""),
        ({"update_id": 5, "callback_query": {"from": 3}}, ""),
    ],
)
def test_rows_of_one_chat_stay_in_order(update: Json, chat: str) -> None:
    arrived = arrival(update, NOON)
    assert (arrived.platform, arrived.key, arrived.chat) == (Platform.TELEGRAM, "5", chat)
    assert arrived.received_at == NOON


def test_the_body_is_kept_whole() -> None:
    update = said(text="שלום 👍🏽", unknown={"deep": [1, None]})
    assert json.loads(arrival(update, NOON).body) == update


@pytest.mark.parametrize("update_id", [None, "5", True, 0, -5, 5.0, 2**31, 10**400, [5], {}])
def test_an_update_without_a_number_has_a_key_of_its_own(update_id: object) -> None:
    """The same when it comes again, and another than that of a numbered one."""
    update = {"update_id": update_id, "message": NORA}
    key = arrival(update, NOON).key
    assert key == arrival(dict(update), NOON).key
    assert key != arrival({**update, "message": PRIVATE}, NOON).key
    assert key.startswith("unnumbered:")


def test_what_somebody_is_called_is_one_line_without_controls() -> None:
    named = {
        "first_name": "No\nra\x9b31m\u202e",
        "last_name": "B\u2028erg\x00",
        "username": "no\x1bra",
    }
    event = read(said(sender={**NORA, **named}, text="hello"))
    assert isinstance(event, Typed)
    assert (event.user.name, event.user.username) == ("No ra31m B erg", "nora")
