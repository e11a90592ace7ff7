"""Jobs: what must happen at its time and sends nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.config.loading import load
from handlers.outbox import job_runner, transitions
from handlers.outbox.job_runner import JobRunner
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Done
from storage import contacts, people
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.outbox import OutboxRow
from storage.people import NewPerson
from storage.schema import outbox as table
from storage.states import JOBS, OutboxKind, OutboxState
from tests.harness.counting_store import CountingStore
from tests.harness.sqlite import migrated
from tests.storage.cast import NOW
from tests.storage.items import item_of

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}, "telegram": {}})
PATIENCE = 5.0
MOST_LOOKS = 5
"""One at the start, and one a second."""
SOON = NOW + 2 * ask.BACKLOG_PAUSE


def context(now: datetime = NOW) -> Context:
    return Context(config=CONFIG, now=now, seed=b"1")


@asynccontextmanager
async def working(store: SqliteStore, now: datetime = NOW) -> AsyncIterator[JobRunner]:
    """A runner of jobs, and nothing that sends."""
    monotonic = asyncio.get_running_loop().time
    runner = JobRunner(store, CONFIG, now=lambda: now, monotonic=monotonic, done=lambda: None)
    task = asyncio.create_task(runner.run())
    yield runner
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def start_campaign(tx: Tx) -> None:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.TELEGRAM, user="7", chat="7")
    survey = CONFIG.surveys[0]
    ask.propose(tx, ["Tomo"], survey, context(), campaign="c", asked_by="ada")
    ask.start(tx, "c", context())


def states(tx: Tx, kind: OutboxKind) -> list[tuple[str, OutboxState]]:
    found = select(table.c.key, table.c.state).where(table.c.kind == kind).order_by(table.c.id)
    return [(key, state) for key, state in tx.execute(found)]


async def until(store: SqliteStore, kind: OutboxKind, *wanted: tuple[str, OutboxState]) -> None:
    async with asyncio.timeout(PATIENCE):
        while await store.read(states, kind) != list(wanted):  # noqa: ASYNC110 - another's work
            await asyncio.sleep(0.01)


async def test_a_campaign_waits_for_no_platform(tmp_path: Path) -> None:
    """Nothing is connected, nothing can be sent, and the people are chosen all the same."""
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as store:
        await store.run(start_campaign)
        async with working(store):
            await until(store, OutboxKind.QUESTION, ("1", OutboxState.DUE))


def put_expiry(tx: Tx, number: int, due_at: datetime = NOW) -> None:
    item = item_of(OutboxKind.EXPIRY, number, queue=JOBS, due_at=due_at)
    outbox.put(tx, item, NOW)


async def test_a_job_that_fails_keeps_no_other_from_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(tx: Tx, row: OutboxRow, context: Context) -> Done:
        if row.key == "1":
            raise KeyError(row.key)
        return Done()

    monkeypatch.setattr(job_runner, "JOB_USE_CASES", {OutboxKind.EXPIRY: stumble})
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as store:
        await store.run(put_expiry, 1)
        await store.run(put_expiry, 2, NOW + timedelta(seconds=1))
        async with working(store, NOW + timedelta(seconds=2)):
            wanted = (("1", OutboxState.DUE), ("2", OutboxState.SENT))
            await until(store, OutboxKind.EXPIRY, *wanted)


async def test_a_crowd_that_taps_costs_few_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every tap wakes whatever may have something to do."""
    monkeypatch.setattr(job_runner, "MIN_GAP", 60.0)
    async with CountingStore(migrated(tmp_path / "tentap.db")) as store, working(store) as runner:
        for _ in range(20):
            runner.wake()
            await asyncio.sleep(0.01)
        assert store.reads <= MOST_LOOKS


def test_a_job_that_always_fails_is_given_up(tx: Tx) -> None:
    put_expiry(tx, 1)
    for _ in range(transitions.MOST_ATTEMPTS + 1):
        later = NOW + timedelta(hours=1)
        for row in claims.due(tx, JOBS, later, 10):
            job_runner.put_off(tx, row, "it stumbles", context())
    assert states(tx, OutboxKind.EXPIRY) == [("1", OutboxState.FAILED)]


async def test_a_job_planned_by_a_clock_that_ran_ahead_is_done_in_time(tmp_path: Path) -> None:
    """A campaign that had to wait a second was put off by two hours."""
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as store:
        await store.run(start_campaign)
        await store.run(_move_ahead)
        async with working(store, NOW + ask.BACKLOG_PAUSE):
            async with asyncio.timeout(PATIENCE):
                while not (due := await store.read(claims.due, JOBS, SOON, 10)):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
    assert [row.kind for row in due] == [OutboxKind.CAMPAIGN]


def _move_ahead(tx: Tx) -> None:
    tx.execute(table.update().values(due_at=NOW + timedelta(hours=2)))
