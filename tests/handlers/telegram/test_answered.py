"""A reply to the bot in a group: read with its author, its words and its place."""

import json
from typing import Any

import pytest

from bot.chat.messages import Paragraph, Span, line
from bot.ids import MessageRef, message_ref
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.parse import parse
from handlers.telegram.responder import TelegramResponder
from handlers.updates import Answered, Event, PrivateReply
from sandbox.telegram import Telegram, TelegramUser
from tests.handlers.telegram.test_parse import ANONYMOUS_ADMIN, USER
from tests.handlers.telegram.test_responder import NOW, user_of
from tests.handlers.telegram.updates import BOT, GROUP, NORA, Json, edited, question, said

OTHER_BOT: Json = {**BOT, "id": 901, "username": "other_bot"}


def read(update: Json) -> Event | None:
    return parse(json.dumps(update), username="tentap_bot")


def answered(**changes: Any) -> Answered:
    fields: dict[str, Any] = {
        "user": USER,
        "chat": "-100200",
        "message": MessageRef("-100200/17"),
        "reply_to": MessageRef("-100200/9"),
        "words": (Paragraph(spans=(Span(text="Fixed"),)),),
    }
    return Answered(**{**fields, **changes})


def to_bot(**content: Any) -> Json:
    return said(GROUP, reply_to_message=question(GROUP), **content)


def test_a_reply_to_the_bot_is_read_with_its_formatting() -> None:
    assert read(to_bot(text="Fixed")) == answered()
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    words = (Paragraph(spans=(Span(text="Fixed", bold=True),)),)
    assert read(to_bot(text="Fixed", entities=bold)) == answered(words=words)


def test_a_caption_counts_and_a_sticker_has_no_words() -> None:
    assert read(to_bot(photo=[{"file_id": "x"}], caption="Fixed")) == answered()
    assert read(to_bot(sticker={"file_id": "x"})) == answered(words=())


def test_a_changed_reply_is_known_as_one() -> None:
    changed = edited(GROUP, text="Fixed", reply_to_message=question(GROUP))
    assert read(changed) == answered(edited=True)


def test_an_anonymous_admin_is_known_as_one() -> None:
    update = said(
        GROUP, ANONYMOUS_ADMIN, text="Fixed", sender_chat=GROUP, reply_to_message=question(GROUP)
    )
    event = read(update)
    assert isinstance(event, Answered)
    assert event.anonymous


@pytest.mark.parametrize(
    "update",
    [
        said(GROUP, text="Fixed"),
        said(GROUP, text="Fixed", reply_to_message={**question(GROUP), "from": NORA}),
        said(GROUP, text="Fixed", reply_to_message={**question(GROUP), "from": OTHER_BOT}),
        said(GROUP, OTHER_BOT, text="Fixed", reply_to_message=question(GROUP)),
        edited(GROUP, text="Fixed"),
    ],
    ids=["no reply", "to a person", "to another bot", "by another bot", "an edit"],
)
def test_all_else_in_a_group_is_ignored(update: Json) -> None:
    assert read(update) is None


async def test_the_bot_answers_below_the_reply(
    telegram: Telegram,
    responder: TelegramResponder,
    messenger: TelegramMessenger,
    nora: TelegramUser,
) -> None:
    group = telegram.add_group("Support", members=[nora])
    prompt = await messenger.send(str(group.id), line("Your words?"))
    asked = telegram.messages(group)[-1]
    mine = telegram.type(nora, "Fixed", chat=group, reply_to=asked)
    event = Answered(
        user=user_of(nora),
        chat=str(group.id),
        message=message_ref(group.id, mine.id),
        reply_to=prompt,
        words=(),
    )
    await responder.reply(event, PrivateReply(message=line("Only text.")), age=NOW)
    shown = telegram.messages(group)[-1]
    assert (shown.text, shown.reply_to) == ("Only text.", mine.id)


async def test_a_message_can_be_deleted_and_one_that_is_gone_is(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    group = telegram.add_group("Support", members=[nora])
    sent = await messenger.send(str(group.id), line("Your words?"))
    await messenger.remove(sent)
    await messenger.remove(sent)
    assert telegram.messages(group) == []
