"""Every kind of outbox row is complete, so that none is forgotten where a new one is added."""

import pytest
from sqlalchemy import select, update

from bot.config.loading import load
from handlers.usecases.cases.alerts import follow_channels
from handlers.usecases.due_times import MAY_COME_EARLY, longest_waits
from handlers.usecases.kind_registry import JOB_USE_CASES, KINDS
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.traits import FIRST, IN_TURNS, TRAITS, Channel
from storage.schema import outbox as table
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import PREPARED, SILENT
from tests.storage.cast import NOW
from tests.storage.items import NUMBERED, item_of

TABLES = {
    "survey": [{"key": "relationship", "kind": "nps"}],
    "slack": {},
    "telegram": {},
}
CONFIG = load(TABLES)


@pytest.mark.parametrize("kind", OutboxKind)
def test_every_kind_is_a_message_or_a_job(kind: OutboxKind) -> None:
    assert (kind in KINDS) != (kind in JOB_USE_CASES)


@pytest.mark.parametrize("kind", OutboxKind)
def test_every_kind_has_its_traits(kind: OutboxKind) -> None:
    assert TRAITS[kind].priority in {*FIRST, *IN_TURNS}


@pytest.mark.parametrize("kind", OutboxKind)
def test_every_kind_has_a_key_that_comes_back_as_it_was(kind: OutboxKind) -> None:
    assert TRAITS[kind].keys
    for shape in TRAITS[kind].keys:
        key = NUMBERED[shape](7)
        assert shape.parse(key.pack()) == key


@pytest.mark.parametrize("kind", OutboxKind)
def test_every_kind_can_be_planned_again(kind: OutboxKind) -> None:
    """Some decide at their time whether anything is to be done."""
    assert kind in longest_waits(CONFIG) or kind in MAY_COME_EARLY


@pytest.mark.parametrize("kind", KINDS)
def test_every_message_is_prepared_for_the_tests_of_all_kinds(kind: OutboxKind) -> None:
    assert kind in PREPARED


@pytest.mark.parametrize("kind", JOB_USE_CASES)
def test_a_job_sends_nothing(kind: OutboxKind) -> None:
    assert kind in SILENT


def test_no_two_kinds_share_a_class() -> None:
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize("state", [OutboxState.DUE, OutboxState.SENDING])
@pytest.mark.parametrize("channel", Channel)
def test_what_goes_to_a_channel_moves_with_it(tx: Tx, channel: Channel, state: OutboxState) -> None:
    """Also a row that is being sent: to put it again would send it once more."""
    for kind in OutboxKind:
        item = item_of(kind)
        outbox.put(tx, item, NOW)
    tx.execute(update(table).values(state=state))
    moved = load({**TABLES, "channels": {channel: "telegram:-1001"}})
    follow_channels(tx, moved)
    found = tx.execute(select(table.c.kind).where(table.c.queue == "telegram")).scalars()
    assert set(found) == {kind for kind in OutboxKind if TRAITS[kind].follows is channel}
