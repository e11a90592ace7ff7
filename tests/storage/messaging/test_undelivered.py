"""Which messages people are told of, because nobody knows whether they arrived."""

import pytest
from sqlalchemy import update

from storage import invitations
from storage.engine.store import Tx
from storage.messaging import claims, outbox, undelivered
from storage.messaging.outbox import Item
from storage.schema import outbox as outbox_table
from storage.states import OutboxKind, OutboxState
from tests.storage.cast import DAY, MINUTE, NOW, add_person, ask, invite
from tests.storage.items import item_of

ITEM = item_of(OutboxKind.ALERT)


def come_to(tx: Tx, item: Item, state: OutboxState, reason: str = "no answer") -> None:
    outbox.put(tx, item, NOW)
    row = claims.due(tx, item.queue, NOW, 100)[-1]
    claimed = claims.claim(tx, row.id, "mine", NOW)
    assert claimed is not None
    claims.finish(tx, claimed, "mine", state, reason)


def listed(tx: Tx) -> list[tuple[str, OutboxState, str]]:
    found = undelivered.undelivered(tx, NOW + DAY)
    return [(message.key, message.state, message.reason) for message in found]


def test_what_failed_and_what_is_uncertain_is_told_with_its_reason(tx: Tx) -> None:
    come_to(tx, ITEM, OutboxState.FAILED, "channel not found")
    come_to(tx, item_of(OutboxKind.QUESTION), OutboxState.UNCERTAIN)
    come_to(tx, item_of(OutboxKind.SUMMARY), OutboxState.SENT)
    assert listed(tx) == [
        ("7", OutboxState.FAILED, "channel not found"),
        ("7", OutboxState.UNCERTAIN, "no answer"),
    ]


def test_what_is_tried_again_after_a_doubt_is_told_and_other_waiting_rows_are_not(tx: Tx) -> None:
    outbox.put(tx, ITEM, NOW)
    assert listed(tx) == []
    (row,) = claims.due(tx, "slack", NOW, 1)
    assert claims.claim(tx, row.id, "mine", NOW) is not None
    claims.put_back(tx, row, "mine", NOW + MINUTE, "no answer", maybe_sent=True)
    assert listed(tx) == [("7", OutboxState.DUE, "no answer")]


def test_a_question_that_certainly_arrived_is_in_no_doubt(tx: Tx) -> None:
    anna = add_person(tx)
    open_ = ask(tx, anna)
    waiting = invite(tx, anna, now=NOW + MINUTE)
    for invitation in (open_, waiting):
        item = item_of(OutboxKind.QUESTION, invitation.id)
        come_to(tx, item, OutboxState.UNCERTAIN)
    assert [key for key, *_ in listed(tx)] == [str(waiting.id)]
    invitations.mark_handed_over(tx, waiting, None, NOW + MINUTE)
    assert listed(tx) == []


@pytest.mark.parametrize("key", ["", "seven", "7 of 9", "9" * 40, "-7"])
def test_a_question_with_a_damaged_key_is_told_too(tx: Tx, key: str) -> None:
    come_to(tx, item_of(OutboxKind.QUESTION), OutboxState.UNCERTAIN)
    tx.execute(update(outbox_table).values(key=key))
    assert [key for key, *_ in listed(tx)] == [key]


def test_after_three_months_nobody_is_told_any_more(tx: Tx) -> None:
    come_to(tx, ITEM, OutboxState.UNCERTAIN)
    assert undelivered.undelivered(tx, NOW + 91 * DAY) == ()


def test_a_settled_doubt_is_none(tx: Tx) -> None:
    outbox.put(tx, ITEM, NOW)
    (row,) = claims.due(tx, "slack", NOW, 1)
    claims.claim(tx, row.id, "mine", NOW)
    claims.put_back(tx, row, "mine", NOW, "no answer", maybe_sent=True)
    undelivered.mark_not_sent(tx, row)
    assert [row.maybe_sent for row in claims.due(tx, "slack", NOW, 1)] == [False]
