"""However much one chat has waiting, another chat is heard and answered at once."""

import json
from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot.chat.platforms import Platform
from bot.language.texts import Line
from bot.people.notes import Note
from handlers.usecases.people.notes import say
from sandbox.telegram import TelegramUser
from storage import contacts
from storage.engine.databases import Database
from storage.engine.store import Tx
from storage.messaging import inbox
from storage.messaging.inbox import Arrival
from storage.schema import inbox as inbox_rows
from storage.schema import outbox
from storage.states import InboxState, OutboxKind, OutboxState
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, on_both, open_home

MANY = 5000
STOPPED = ENGLISH("declined.never")


@pytest.fixture
async def home(database: Database) -> AsyncIterator[RestartableHouse]:
    async with open_home(database) as home:
        yield home


def owe_replies(tx: Tx, chat: str, now: datetime) -> None:
    contact = contacts.contact_of_user(tx, Platform.TELEGRAM, chat)
    assert contact is not None
    for n in range(MANY):
        say(tx, contact, Note(line=Line(key="note.help")), f"telegram/{n}", now)


def typed(user: TelegramUser, n: int, now: datetime) -> Arrival:
    sender = {"id": user.id, "is_bot": False, "first_name": user.name, "language_code": "en"}
    message = {
        "message_id": n,
        "date": int(now.timestamp()),
        "chat": {"id": user.id, "type": "private", "first_name": user.name},
        "from": sender,
        "text": "Where is my invoice?",
    }
    body = json.dumps({"update_id": 10**6 + n, "message": message})
    key, chat = f"left behind {user.id} {n}", str(user.id)
    return Arrival(platform=Platform.TELEGRAM, key=key, chat=chat, body=body, received_at=now)


async def is_told_of_the_stop(home: RestartableHouse, user: TelegramUser) -> None:
    home.type(user, "stop")
    await home.until(lambda: STOPPED in home.shown(user))


@on_both
async def test_a_stop_is_answered_before_five_thousand_replies_to_a_stranger(
    home: RestartableHouse,
) -> None:
    stranger, anna = home.telegram.add_user("Mallory"), home.telegram.add_user("Anna")
    await home.add(stranger, anna)
    await home.run(owe_replies, str(stranger.id), home.now)
    await is_told_of_the_stop(home, anna)
    waiting = await home.rows(
        outbox, outbox.c.kind == OutboxKind.NOTE, outbox.c.state == OutboxState.DUE
    )
    assert len(waiting) > MANY / 2


@pytest.mark.long
@pytest.mark.alone
@on_both
async def test_a_stop_is_heard_before_five_thousand_updates_of_a_stranger(
    home: RestartableHouse,
) -> None:
    """All were left by a process that is gone, and Anna's own wait behind them."""
    stranger, anna = home.telegram.add_user("Mallory"), home.telegram.add_user("Anna")
    await home.add(stranger, anna)
    await home.stop()
    left = [typed(stranger, n, home.now) for n in range(MANY)] + [typed(anna, 1, home.now)]
    await home.run_elsewhere(inbox.add, left)
    await home.start()
    await is_told_of_the_stop(home, anna)
    assert len(await home.rows(inbox_rows, inbox_rows.c.state == InboxState.NEW)) > MANY / 2
