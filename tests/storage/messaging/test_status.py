from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from storage.cluster import heartbeats
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Tx
from storage.messaging import inbox, outbox, quarantine
from storage.messaging.inbox import Arrival
from storage.messaging.outbox import Item
from storage.messaging.status import LATER, check_writable, status
from storage.schema import inbox as arrived
from storage.schema import outbox as table
from storage.states import InboxState, OutboxKind, OutboxState
from tests.storage.cast import DAY, MINUTE, NOW
from tests.storage.items import item_of

TELEGRAM = Platform.TELEGRAM
CARD = item_of(OutboxKind.CARD, queue=TELEGRAM)
TAP = Arrival(platform=TELEGRAM, key="71", chat="501", body="{}", received_at=NOW)


def put(tx: Tx, *items: Item) -> None:
    for item in items:
        outbox.put(tx, item, NOW)


def settle(tx: Tx, key: str, state: OutboxState) -> None:
    tx.execute(table.update().where(table.c.key == key).values(state=state))


def test_in_an_empty_house_nothing_waits(tx: Tx) -> None:
    found = status(tx, NOW)
    assert found.inbox == {InboxState.NEW: 0, InboxState.QUARANTINED: 0}
    assert set(found.outbox.values()) == {0}
    assert set(found.outbox) >= {("slack", LATER), ("telegram", OutboxState.UNCERTAIN)}
    assert found.oldest_due == {}
    assert found.open_questions == 0


def test_updates_are_counted_until_they_are_worked(tx: Tx) -> None:
    rows = inbox.add(tx, [replace(TAP, key=str(number)) for number in range(4)])
    kept = [row.id for row in rows if row is not None]
    quarantine.add(tx, kept[0], "unreadable")
    tx.execute(arrived.update().where(arrived.c.id == kept[1]).values(state=InboxState.DONE))
    assert status(tx, NOW).inbox == {InboxState.NEW: 2, InboxState.QUARANTINED: 1}


def test_what_goes_out_is_counted_by_lane_and_state(tx: Tx) -> None:
    put(tx, *(item_of(CARD.kind, n, queue=TELEGRAM) for n in range(6)))
    put(tx, item_of(CARD.kind, 7, queue=Platform.SLACK))
    settle(tx, "0", OutboxState.SENDING)
    settle(tx, "1", OutboxState.UNCERTAIN)
    settle(tx, "2", OutboxState.FAILED)
    settle(tx, "3", OutboxState.SENT)
    found = {key: n for key, n in status(tx, NOW).outbox.items() if n}
    assert found == {
        (TELEGRAM, OutboxState.DUE): 2,
        (TELEGRAM, OutboxState.SENDING): 1,
        (TELEGRAM, OutboxState.UNCERTAIN): 1,
        (TELEGRAM, OutboxState.FAILED): 1,
        (Platform.SLACK, OutboxState.DUE): 1,
    }


def test_a_reminder_of_next_week_does_not_wait_yet(tx: Tx) -> None:
    put(tx, CARD, item_of(OutboxKind.REMINDER, queue=TELEGRAM, due_at=NOW + 7 * DAY))
    found = status(tx, NOW)
    assert found.outbox[TELEGRAM, OutboxState.DUE] == 1
    assert found.outbox[TELEGRAM, LATER] == 1
    assert status(tx, NOW + 7 * DAY).outbox[TELEGRAM, OutboxState.DUE] == 2


def test_the_oldest_of_each_priority_is_told(tx: Tx) -> None:
    put(tx, CARD, item_of(CARD.kind, 8, queue=TELEGRAM, due_at=NOW - MINUTE))
    put(tx, item_of(OutboxKind.QUESTION, queue=TELEGRAM, due_at=NOW - DAY))
    put(tx, item_of(OutboxKind.REMINDER, queue=TELEGRAM, due_at=NOW + DAY))
    assert status(tx, NOW).oldest_due == {(TELEGRAM, 0): NOW - MINUTE, (TELEGRAM, 3): NOW - DAY}


def test_a_question_is_open_until_it_is_answered_or_expires(tx: Tx) -> None:
    expiries = [item_of(OutboxKind.EXPIRY, n, due_at=NOW + DAY) for n in (1, 2)]
    put(tx, *expiries)
    assert status(tx, NOW).open_questions == 2
    outbox.drop(tx, [OutboxKind.EXPIRY], expiries[0].key, "answered")
    assert status(tx, NOW).open_questions == 1


def test_a_proof_is_something_kept(tx: Tx) -> None:
    check_writable(tx, NOW)
    check_writable(tx, NOW + timedelta(seconds=15))
    assert heartbeats.last(tx, "probe") == NOW + timedelta(seconds=15)


async def test_a_proof_fails_where_nothing_may_be_written(path: Path) -> None:
    async with SqliteStore(path) as store:
        with pytest.raises(StorageError, match="readonly"):
            await store.read(check_writable, NOW)
