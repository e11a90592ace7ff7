"""A file that is taken away under an open database: all that was kept is found again, also where
the process is killed at that moment."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from storage.engine import sqlite_store
from storage.engine.file_health import DatabaseFileError
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Store, Tx
from tests.harness.sqlite import migrated
from tests.storage.acts import add, names
from tests.storage.driver import execute_outside, names_seen_from_outside

SOON = 8.0
"""Seconds."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return migrated(tmp_path / "data" / "tentap.db")


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    async with SqliteStore(path) as opened:
        yield opened


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def in_another_process(path: Path, *statements: str) -> str:
    """What they gave. Connections of one process share what they know of the log."""
    script = """
import sqlite3, sys
with_it = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    for row in with_it.execute(statement):
        print(*row)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, path, *statements],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def delete_the_log(path: Path) -> None:
    beside(path, "-wal").unlink()


def delete_log_and_index(path: Path) -> None:
    beside(path, "-wal").unlink()
    beside(path, "-shm").unlink()


def replace_the_log(path: Path) -> None:
    beside(path, "-new").touch()
    beside(path, "-new").replace(beside(path, "-wal"))


def delete_the_log_and_look(path: Path) -> None:
    """As a clean-up and then `tentap summary` do it."""
    delete_log_and_index(path)
    in_another_process(path, "SELECT name FROM people")


def delete_the_database(path: Path) -> None:
    path.unlink()


def replace_the_database(path: Path) -> None:
    migrated(beside(path, ".other")).replace(path)


def rename_the_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))


def left_by_a_killed_process(path: Path, tmp_path: Path) -> list[str]:
    """The names in *path*, as they are found by who has the files alone, and nothing open."""
    left = tmp_path / "left.db"
    shutil.copy(path, left)
    return names_seen_from_outside(left)


@pytest.mark.parametrize(
    "take_away", [delete_the_log, delete_log_and_index, replace_the_log, delete_the_log_and_look]
)
async def test_what_a_log_held_that_is_taken_away_is_in_the_database(
    store: Store, path: Path, tmp_path: Path, take_away: Callable[[Path], None]
) -> None:
    for name in ("Anna", "Budi"):
        await store.run(add, name)
    take_away(path)
    with pytest.raises(StorageError, match=r"tentap\.db-wal: the write-ahead log was"):
        await store.run(add, "Chul")
    assert left_by_a_killed_process(path, tmp_path) == ["Anna", "Budi"]
    with pytest.raises(DatabaseFileError, match=r"nothing is lost.*start Tentap again"):
        await asyncio.wait_for(store.watch(lambda: None), SOON)


async def test_without_any_commit_it_is_noticed_and_saved_too(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "WATCH_SECONDS", 0.02)
    await store.run(add, "Anna")
    watching = asyncio.create_task(store.watch(lambda: None))
    await asyncio.sleep(0.1)
    assert not watching.done()
    delete_the_log(path)
    with pytest.raises(DatabaseFileError, match="write-ahead log"):
        await asyncio.wait_for(watching, SOON)
    assert left_by_a_killed_process(path, tmp_path) == ["Anna"]


async def test_a_commit_that_falls_into_that_moment_is_not_acknowledged(
    store: Store, path: Path
) -> None:
    def add_meanwhile(tx: Tx) -> str:
        delete_the_log(path)
        return add(tx, "Anna")

    with pytest.raises(StorageError):
        await store.run(add_meanwhile)


@pytest.mark.parametrize("take_away", [delete_the_database, replace_the_database])
async def test_of_a_database_that_is_taken_away_a_copy_is_saved(
    store: Store, path: Path, take_away: Callable[[Path], None]
) -> None:
    await store.run(add, "Anna")
    take_away(path)
    with pytest.raises(StorageError, match=r"tentap\.db: the database was"):
        await store.run(add, "Budi")
    (copy,) = path.parent.glob("tentap.db.saved-*")
    assert names_seen_from_outside(copy) == ["Anna"]
    assert copy.stat().st_mode & 0o077 == 0
    with pytest.raises(DatabaseFileError, match=f"`tentap restore {copy}`"):
        await asyncio.wait_for(store.watch(lambda: None), SOON)


async def test_a_log_left_beside_another_database_is_emptied(store: Store, path: Path) -> None:
    """It would be taken for that one's, whose pages it would spoil."""
    await store.run(add, "Anna")
    replace_the_database(path)
    with pytest.raises(StorageError):
        await store.run(add, "Budi")
    assert beside(path, "-wal").stat().st_size == 0
    assert names_seen_from_outside(path) == []


async def test_what_another_program_wrote_meanwhile_is_not_written_over(
    store: Store, path: Path
) -> None:
    await store.run(add, "Anna")
    delete_log_and_index(path)
    in_another_process(path, "PRAGMA wal_autocheckpoint = 0", "CREATE TABLE others (id)")
    with pytest.raises(StorageError):
        await store.run(add, "Budi")
    assert in_another_process(path, "PRAGMA integrity_check", "SELECT * FROM others") == "ok"
    (copy,) = path.parent.glob("tentap.db.saved-*")
    assert names_seen_from_outside(copy) == ["Anna"]


async def test_a_folder_that_is_renamed_holds_all_that_was_kept(
    store: Store, path: Path, tmp_path: Path
) -> None:
    await store.run(add, "Anna")
    rename_the_folder(path)
    with pytest.raises(StorageError, match="deleted or moved away"):
        await store.run(add, "Budi")
    assert left_by_a_killed_process(tmp_path / "moved" / "tentap.db", tmp_path) == ["Anna"]


async def test_an_index_that_is_taken_away_costs_nothing(store: Store, path: Path) -> None:
    await store.run(add, "Anna")
    beside(path, "-shm").unlink()
    with pytest.raises(StorageError, match="log's index was deleted"):
        await store.run(add, "Budi")
    assert names_seen_from_outside(path) == ["Anna"]


@pytest.mark.long
async def test_what_other_commands_do_beside_is_no_alarm(store: Store, path: Path) -> None:
    for number in range(20):
        await store.run(add, f"{number}")
        execute_outside(path, f"UPDATE people SET name = 'seen {number}' WHERE id = {number + 1}")
        async with SqliteStore(path) as another:
            await another.read(names)
        if number % 5 == 0:
            await store.checkpoint()
    assert len(names_seen_from_outside(path)) == 20


async def test_a_database_behind_a_link_is_watched_where_it_is(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    async with SqliteStore(link) as store:
        await store.run(add, "Anna")
        delete_the_log(path)
        with pytest.raises(StorageError, match=r"tentap\.db-wal"):
            await store.run(add, "Budi")
