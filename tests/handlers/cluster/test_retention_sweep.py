"""How a sweep works beside everything else."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.config.config import RetentionConfig
from bot.periods import Period, PeriodUnit
from handlers.cluster import retention_sweep
from handlers.cluster.retention_sweep import RetentionSweep
from storage import answers, retention
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Store, Tx
from storage.schema import comments
from tests.harness.sqlite import migrated
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer

MONTH = RetentionConfig(words=Period(n=30, unit=PeriodUnit.DAY))
LATER = NOW + 31 * DAY


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention_sweep, "STEP", 5)
    monkeypatch.setattr(retention_sweep, "LOOK", 8)
    monkeypatch.setattr(retention_sweep, "PAUSE_SECONDS", 0.001)


def write(tx: Tx, n: int, at: datetime = NOW) -> None:
    given = answer(tx, add_person(tx), 3, now=at)
    for number in range(n):
        answers.add_comment(tx, given.id, f"words {number}", None, at)


def kept(tx: Tx) -> int:
    words = select(func.count()).select_from(comments).where(comments.c.text != "")
    n: int = tx.execute(words).scalar_one()
    return n


async def test_a_round_takes_some_steps_and_the_next_one_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention_sweep, "STEPS", 2)
    await store.run(write, 18)
    sweep = RetentionSweep(store, MONTH, None)
    left = []
    for _ in range(3):
        await sweep.go_on(LATER)
        left.append(await store.read(kept))
    assert left == [18 - 8, 2, 0]


@pytest.mark.long
async def test_other_work_goes_between_two_steps(store: Store) -> None:
    await store.run(write, 200)
    sweeping = asyncio.create_task(RetentionSweep(store, MONTH, None).go_on(LATER))
    left = set[int]()
    while not sweeping.done():
        left.add(await store.run(kept))
    await sweeping
    assert left - {200, 0}, "words were read while some were deleted and others not"
    assert await store.read(kept) == 0


async def test_between_two_sweeps_lies_an_hour(store: Store) -> None:
    sweep = RetentionSweep(store, MONTH, None)
    await sweep.go_on(LATER)
    await store.run(write, 1)
    await sweep.go_on(LATER + 59 * MINUTE)
    assert await store.read(kept) == 1
    await sweep.go_on(LATER + 60 * MINUTE)
    assert await store.read(kept) == 0


async def test_a_clock_that_is_set_back_stops_no_sweep(store: Store) -> None:
    sweep = RetentionSweep(store, MONTH, None)
    await sweep.go_on(LATER + timedelta(days=365))
    await store.run(write, 1)
    await sweep.go_on(LATER)
    assert await store.read(kept) == 0


async def test_after_an_error_the_sweep_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.run(write, 20)
    sweep = RetentionSweep(store, MONTH, None)
    with monkeypatch.context() as broken:
        broken.setattr(retention, "expire", full)
        with pytest.raises(StorageError):
            await sweep.go_on(LATER)
    await sweep.go_on(LATER)
    assert await store.read(kept) == 0


def full(*_: object) -> None:
    raise StorageError("database or disk is full")


async def test_never_means_that_nothing_is_deleted(store: Store) -> None:
    await store.run(write, 1)
    never = RetentionConfig(words=None, inbox=None, audit=None)
    await RetentionSweep(store, never, None).go_on(NOW + 36500 * DAY)
    assert await store.read(kept) == 1


async def test_the_log_says_how_much_was_deleted(store: Store) -> None:
    await store.run(write, 7)
    with capture_logs() as log:
        sweep = RetentionSweep(store, MONTH, None)
        await sweep.go_on(LATER)
        await sweep.go_on(LATER + 2 * 60 * MINUTE)
    assert log == [{"event": "retention.deleted", "log_level": "info", "comments": 7}]
