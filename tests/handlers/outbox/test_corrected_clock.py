"""A clock that ran ahead and was set right delays nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.figures.weeks import Week
from handlers.usecases import due_times
from handlers.usecases.context import Context
from handlers.usecases.due_times import CLOCKS_APART, LONGEST_RETRY, MAY_COME_EARLY, longest_waits
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.keys import WeekKey
from storage.messaging.outbox import Item
from storage.schema import outbox as table
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import LATER, PREPARED, config_of
from tests.handlers.outbox.senders import SECOND, MoodyStore, sending_on, two_turns, until_it_is
from tests.harness.sqlite import migrated
from tests.storage.cast import DAY, NOW
from tests.storage.items import item_of

PREPARE_AHEAD = timedelta(hours=2)
CONFIG = config_of(Platform.SLACK)
PLANNED = longest_waits(CONFIG)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MoodyStore]:
    async with MoodyStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


def put(tx: Tx, kind: OutboxKind, wait: timedelta) -> None:
    item = item_of(kind, due_at=NOW + wait)
    outbox.put(tx, item, NOW)


def planned(tx: Tx) -> timedelta:
    """How long from now the row is due."""
    due_at: datetime = tx.execute(select(table.c.due_at)).scalar_one()
    return due_at - NOW


def correct(tx: Tx) -> int:
    return due_times.correct(tx, "slack", Context(config=CONFIG, now=NOW))


def test_how_long_each_kind_may_wait_is_known() -> None:
    assert set(OutboxKind) == {*PLANNED, *MAY_COME_EARLY}


@pytest.mark.parametrize(("kind", "wait"), PLANNED.items())
def test_what_was_planned_by_a_wrong_clock_is_planned_again(
    tx: Tx, kind: OutboxKind, wait: timedelta
) -> None:
    put(tx, kind, PREPARE_AHEAD + wait)
    assert correct(tx) == 1
    assert planned(tx) == wait


@pytest.mark.parametrize(("kind", "wait"), [*PLANNED.items(), *MAY_COME_EARLY.items()])
def test_what_was_planned_by_a_right_clock_is_left(
    tx: Tx, kind: OutboxKind, wait: timedelta
) -> None:
    put(tx, kind, wait + CLOCKS_APART)
    assert correct(tx) == 0


@pytest.mark.parametrize(("kind", "wait"), MAY_COME_EARLY.items())
def test_what_decides_at_its_time_comes_at_once(tx: Tx, kind: OutboxKind, wait: timedelta) -> None:
    put(tx, kind, PREPARE_AHEAD + wait)
    assert correct(tx) == 1
    assert planned(tx) == timedelta()


def test_a_row_that_was_refused_waits_an_hour_at_most(tx: Tx) -> None:
    put(tx, OutboxKind.ALERT, timedelta())
    (row,) = claims.due(tx, "slack", NOW, 1)
    claims.postpone(tx, row, NOW + LONGEST_RETRY, "ratelimited")
    assert correct(tx) == 0
    claims.postpone(tx, row, NOW + PREPARE_AHEAD, "ratelimited")
    assert correct(tx) == 1
    assert planned(tx) == LONGEST_RETRY


def test_what_is_put_again_was_not_tried(tx: Tx) -> None:
    put(tx, OutboxKind.ALERT, timedelta())
    (row,) = claims.due(tx, "slack", NOW, 1)
    claims.postpone(tx, row, NOW, "ratelimited")
    put(tx, OutboxKind.ALERT, PREPARE_AHEAD)
    assert correct(tx) == 1
    assert planned(tx) == timedelta()


def test_rows_of_another_platform_are_its_senders_to_correct(tx: Tx) -> None:
    put(tx, OutboxKind.ALERT, PREPARE_AHEAD)
    assert due_times.correct(tx, "telegram", Context(config=CONFIG, now=NOW)) == 0


# In a sender


def planned_ahead(tx: Tx, name: Platform) -> Item:
    return replace(PREPARED[OutboxKind.ALERT](tx, name), due_at=LATER + PREPARE_AHEAD)


async def test_an_alert_of_a_wrong_hour_is_posted_at_the_start(store: MoodyStore) -> None:
    slack = sending_on(store, Platform.SLACK)
    await slack.put(OutboxKind.ALERT, planned_ahead)
    async with slack.sender():
        await until_it_is(slack, OutboxState.SENT)


async def test_a_clock_that_is_set_right_is_noticed_at_once(store: MoodyStore) -> None:
    """It is two hours ahead for four seconds."""
    slack = sending_on(store, Platform.SLACK)
    slack.clock.ahead = PREPARE_AHEAD
    async with slack.sender() as dispatcher:
        await two_turns(store, dispatcher)
        await slack.put(
            OutboxKind.ALERT,
            lambda tx, name: replace(planned_ahead(tx, name), due_at=slack.clock.now() + SECOND),
        )
        await two_turns(store, dispatcher)
        assert await slack.state() is OutboxState.DUE
        slack.clock.move(4 * SECOND - 3 * SECOND)
        slack.clock.ahead = timedelta()
        dispatcher.wake()
        await until_it_is(slack, OutboxState.SENT)


async def test_a_summary_of_a_week_to_come_makes_room_for_the_next_one(
    store: MoodyStore,
) -> None:
    """The clock was five weeks ahead."""
    slack = sending_on(store, Platform.SLACK)
    await slack.put(
        OutboxKind.SUMMARY,
        lambda tx, name: replace(
            PREPARED[OutboxKind.SUMMARY](tx, name),
            key=WeekKey(survey="relationship", week=Week(2026, 51)),
            due_at=LATER + 40 * DAY,
        ),
    )
    async with slack.sender():
        await until_it_is(slack, OutboxState.DROPPED)
    subjects = select(table.c.key).where(table.c.state == OutboxState.DUE)
    waiting = await store.read(lambda tx: list(tx.execute(subjects).scalars()))
    assert waiting == ["relationship/2026-W46"]
