"""A disk that is full, a file that is taken away: nothing is acknowledged that is not kept."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from handlers.app.run import run
from sandbox import Sandbox
from storage.engine.file_health import DatabaseFileError
from storage.engine.sqlite import raw
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import inbox, quarantine
from storage.messaging.inbox import Arrival
from storage.schema import moved_chats
from tests.harness.house import invite_people, read_config
from tests.invariants.installed import running_bot
from tests.invariants.restartable_house import RestartableHouse

pytestmark = pytest.mark.long

WHILE = 0.6
"""Seconds in which a bot that acknowledges too early has long done so."""
NO_LIMIT = 2**30
Keep = Callable[[Tx, int, int, datetime], None]
NOTICED_WITHIN = 10.0
"""Seconds."""
LOOKS_WITHIN = 2.0
"""Seconds in which a bot that nobody uses looks at its files."""


def limit_pages(tx: Tx, pages: int) -> None:
    """How far the writer's file may grow; SQLite takes the present size where that is more."""
    raw(tx).execute(f"PRAGMA max_page_count = {pages}").fetchall()


def keep_words(tx: Tx, number: int, size: int, now: datetime) -> None:
    tx.execute(moved_chats.insert().values(old=f"filler {number}", new="x" * size))


def keep_update(tx: Tx, number: int, size: int, now: datetime) -> None:
    arrival = Arrival(
        platform=Platform.TELEGRAM,
        key=f"filler {number}",
        chat="filler",
        body="x" * size,
        received_at=now,
    )
    (row,) = inbox.add(tx, [arrival])
    assert row is not None
    quarantine.add(tx, row.id, "filler")


async def fill_the_disk(store: Store, now: datetime) -> None:
    """Not even one small row fits any more."""
    await store.run(limit_pages, 1)
    numbers = count()
    for keep in (keep_words, keep_update):
        for size in (3000, 300, 1):
            with pytest.raises(StorageError, match="full"):
                await keep_on(store, keep, numbers, size, now)


async def keep_on(
    store: Store, keep: Keep, numbers: Iterator[int], size: int, now: datetime
) -> None:
    while True:
        await store.run(keep, next(numbers), size, now)


async def test_a_full_disk_acknowledges_nothing_and_recovers_alone(home: RestartableHouse) -> None:
    dani, tomo = home.cast.dani, home.cast.tomo
    await home.ask(dani, tomo)
    await home.until(lambda: home.questions(dani) and home.questions(tomo))
    await fill_the_disk(home.bot.store, home.now)

    press = home.slack.press(dani, home.slack_question(), "3")
    tap = home.telegram.tap(tomo, home.telegram_question(), "3")
    await press.settled()
    await asyncio.sleep(WHILE)
    assert not press.acknowledged
    assert press.warning is not None
    assert not tap.acknowledged
    assert "the updates could not be stored: database or disk is full" in home.bot.troubles

    await home.bot.store.run(limit_pages, NO_LIMIT)
    home.slack.press(dani, home.slack_question(), "3")
    for customer in (dani, tomo):
        await home.becomes(lambda invitation: invitation.score == 3, customer)
    assert tap.acknowledged


def delete(database: Path) -> None:
    database.unlink()


def replace(database: Path) -> None:
    other = database.with_name("other.db")
    other.write_bytes(database.read_bytes())
    other.replace(database)


@pytest.mark.parametrize("take_away", [delete, replace])
async def test_a_bot_whose_file_is_taken_away_stops_in_words(
    tmp_path: Path, take_away: Callable[[Path], None]
) -> None:
    database = tmp_path / "tentap.db"
    async with Sandbox() as sandbox:
        invite_people(sandbox)
        config, secrets = read_config(sandbox)
        running = asyncio.create_task(run(config, secrets, database))
        await sandbox.telegram.until(lambda: sandbox.slack.socket_count, 20)
        take_away(database)
        async with asyncio.timeout(NOTICED_WITHIN):
            with pytest.raises(DatabaseFileError, match=r"tentap\.db: the database was"):
                await running


async def test_no_tap_is_lost_with_a_log_that_is_deleted_before_a_kill(
    home: RestartableHouse, tmp_path: Path
) -> None:
    customers = [home.telegram.add_user(f"Customer {n}") for n in range(8)]
    await home.ask(*customers)
    await home.stop()
    async with running_bot(home.sandbox, tmp_path, tmp_path / "tentap.log") as bot:
        taps = [
            home.telegram.tap(customer, home.telegram.messages(customer)[-1], "3")
            for customer in customers
        ]
        await home.until(lambda: all(tap.acknowledged for tap in taps))
        (tmp_path / "tentap.db-wal").unlink()
        await asyncio.sleep(LOOKS_WITHIN)
        bot.kill()
    await home.start()
    for customer in customers:
        await home.becomes(lambda invitation: invitation.score == 3, customer)


async def test_a_bot_whose_log_is_deleted_says_so_and_the_next_one_goes_on(
    home: RestartableHouse, tmp_path: Path
) -> None:
    tomo, log = home.cast.tomo, tmp_path / "tentap.log"
    await home.ask(tomo)
    await home.stop()
    async with running_bot(home.sandbox, tmp_path, log) as bot:
        (tmp_path / "tentap.db-wal").unlink()
        tap = home.telegram.tap(tomo, home.telegram_question(), "3")
        assert await bot.ended() == 1
        assert not tap.acknowledged
    assert log.read_text().endswith(
        "tentap.db-wal: the write-ahead log was deleted or moved away while Tentap was running. "
        "Tentap has stopped, since nothing more could be stored. All stored data is in "
        f"{tmp_path}/tentap.db: nothing is lost. Find out what removes such files, and start "
        "Tentap again.\n"
    )
    await home.start()
    await home.becomes(lambda invitation: invitation.score == 3, tomo)
