"""When the outbox has something to do next."""

import pytest

from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.planned import is_waiting, next_due
from storage.schema import outbox as table
from storage.states import OutboxKind, OutboxState
from tests.storage.cast import DAY, NOW
from tests.storage.items import item_of


def plan(tx: Tx, kind: OutboxKind, days: int) -> None:
    outbox.put(tx, item_of(kind, days + 1, due_at=NOW + days * DAY), NOW)


def test_nothing_planned_has_no_time(tx: Tx) -> None:
    assert next_due(tx, NOW) is None
    assert not is_waiting(tx, NOW)


def test_the_next_row_is_the_first_after_now(tx: Tx) -> None:
    plan(tx, OutboxKind.SUMMARY, 7)
    plan(tx, OutboxKind.REMINDER, 4)
    plan(tx, OutboxKind.NOTE, 0)
    assert next_due(tx, NOW) == NOW + 4 * DAY
    assert next_due(tx, NOW + 4 * DAY) == NOW + 7 * DAY
    assert next_due(tx, NOW, (OutboxKind.SUMMARY,)) == NOW + 7 * DAY
    assert next_due(tx, NOW + 7 * DAY) is None


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        (OutboxState.DUE, True),
        (OutboxState.SENDING, True),
        (OutboxState.SENT, False),
        (OutboxState.FAILED, False),
        (OutboxState.DROPPED, False),
    ],
)
def test_a_row_waits_until_its_sending_has_ended(
    tx: Tx, state: OutboxState, *, waits: bool
) -> None:
    plan(tx, OutboxKind.NOTE, 0)
    tx.execute(table.update().values(state=state))
    assert is_waiting(tx, NOW) is waits


def test_a_row_of_tomorrow_does_not_wait_today(tx: Tx) -> None:
    plan(tx, OutboxKind.NOTE, 1)
    assert not is_waiting(tx, NOW)
    assert is_waiting(tx, NOW + DAY)
