"""What SQLite alone has: its file, its write-ahead log, its lock."""

import asyncio
import os
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import text

import storage.engine.sqlite
from storage.engine import sqlite_store
from storage.engine.sqlite import raw
from storage.engine.sqlite_store import CHECKPOINT_PATIENCE_MS, SqliteStore
from storage.engine.store import MOST_SHARED, StorageError, Store, Tx
from storage.schema import moved_chats
from tests.harness.sqlite import no_room_beyond
from tests.storage.acts import add, add_and_fail, names
from tests.storage.cast import add_person
from tests.storage.driver import names_seen_from_outside


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    async with SqliteStore(path) as opened:
        yield opened


def commits(path: Path) -> int:
    """How many transactions the write-ahead log holds: a COMMIT marks its last frame."""
    log = path.with_name(f"{path.name}-wal").read_bytes()
    (page_size,) = struct.unpack(">I", log[8:12])
    frames = range(32, len(log), 24 + page_size)
    return sum(struct.unpack(">I", log[frame + 4 : frame + 8])[0] > 0 for frame in frames)


# Shared commits


async def test_an_error_in_one_shared_call_costs_no_commit(store: Store, path: Path) -> None:
    calls = (store.run(add_and_fail if n == 3 else add, f"Person {n}") for n in range(8))
    await asyncio.gather(*calls, return_exceptions=True)
    assert len(names_seen_from_outside(path)) == 7
    assert commits(path) == 1


async def test_many_at_once_share_few_commits(store: Store, path: Path) -> None:
    await asyncio.gather(*(store.run(add, f"Person {n}") for n in range(32)))
    assert len(names_seen_from_outside(path)) == 32
    assert commits(path) <= 2


async def test_a_commit_is_shared_by_so_many_and_no_more(store: Store, path: Path) -> None:
    await asyncio.gather(*(store.run(add, f"Person {n}") for n in range(2 * MOST_SHARED)))
    assert commits(path) == 2


def break_the_commit(tx: Tx) -> None:
    """Leave something behind that only the COMMIT finds out."""
    tx.execute(text("PRAGMA defer_foreign_keys = ON"))
    tx.execute(
        text("INSERT INTO contacts (person_id, platform, state) VALUES (999, 'slack', 'ok')")
    )


def leave_no_room(tx: Tx) -> None:
    """The disk is full: the file grows no further."""
    raw(tx).execute("PRAGMA max_page_count = 1").fetchall()


def find_no_room(tx: Tx) -> None:
    """SQLite itself rolls everything back."""
    tx.execute(moved_chats.insert().values(old="-501", new="x" * 100_000))


def swallow_the_end_of_the_transaction(tx: Tx) -> None:
    add_person(tx, "somebody")
    raw(tx).execute("ROLLBACK")


@pytest.mark.parametrize(
    ("culprit", "error"),
    [
        (break_the_commit, sqlite3.IntegrityError),
        (find_no_room, StorageError),
        (swallow_the_end_of_the_transaction, StorageError),
    ],
)
async def test_where_the_commit_fails_each_of_eight_is_run_once_alone(
    store: Store, path: Path, culprit: Callable[[Tx], None], error: type[Exception]
) -> None:
    runs: list[str] = []

    def counted(tx: Tx, name: str) -> str:
        runs.append(name)
        return add(tx, name)

    before, after = ["Anna", "Budi", "Chul"], ["Dewi", "Emil", "Fang", "Gita"]
    await store.run(leave_no_room)
    results = await asyncio.gather(
        *(store.run(counted, name) for name in before),
        store.run(culprit),
        *(store.run(counted, name) for name in after),
        return_exceptions=True,
    )
    assert isinstance(results.pop(len(before)), error)
    assert results == names_seen_from_outside(path) == [*before, *after]
    assert {runs.count(name) for name in before} == {2}
    assert {runs.count(name) for name in after} <= {1, 2}


@pytest.mark.parametrize(
    ("culprit", "error"),
    [(break_the_commit, sqlite3.IntegrityError), (find_no_room, StorageError)],
)
async def test_a_commit_that_fails_alone_keeps_nothing(
    store: Store, culprit: Callable[[Tx], None], error: type[Exception]
) -> None:
    def add_and_break(tx: Tx) -> None:
        add_person(tx, "Anna")
        culprit(tx)

    await store.run(leave_no_room)
    with pytest.raises(error):
        await store.run(add_and_break)
    await store.run(add, "Budi")
    assert await store.read(names) == ["Budi"]


# The database


def pragma(tx: Tx, name: str) -> object:
    return tx.execute(text(f"PRAGMA {name}")).scalar_one()


@pytest.mark.parametrize(
    ("name", "writing", "reading"),
    [
        ("journal_mode", "wal", "wal"),
        ("synchronous", 2, 2),
        ("secure_delete", 1, 1),
        ("foreign_keys", 1, 1),
        ("wal_autocheckpoint", 0, 0),
        ("query_only", 0, 1),
    ],
)
async def test_a_connection_is_set_up_to_lose_nothing(
    store: Store, name: str, writing: object, reading: object
) -> None:
    assert await store.run(pragma, name) == writing
    assert await store.read(pragma, name) == reading


async def test_every_write_begins_by_taking_the_lock(store: Store, path: Path) -> None:
    def try_to_write_beside(tx: Tx) -> str:
        other = sqlite3.connect(path, timeout=0)
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            return str(error)
        finally:
            other.close()
        return "written"

    assert await store.run(try_to_write_beside) == "database is locked"
    shared = await asyncio.gather(*(store.run(try_to_write_beside) for _ in range(2)))
    assert shared == ["database is locked"] * 2


async def test_a_writer_waits_for_another_process(store: Store, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(store.run(add, "Anna"))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    other.execute("COMMIT")
    other.close()
    assert await waiting == "Anna"


async def test_all_who_wait_for_a_lock_in_vain_give_up_together(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.engine.sqlite, "BUSY_TIMEOUT_S", 0.5)
    other = sqlite3.connect(path, isolation_level=None)
    async with SqliteStore(path) as store:
        other.execute("BEGIN IMMEDIATE")
        begun = asyncio.get_running_loop().time()
        results = await asyncio.gather(
            *(store.run(add, f"Person {n}") for n in range(8)), return_exceptions=True
        )
        waited = asyncio.get_running_loop().time() - begun
        other.close()
        assert [str(result) for result in results] == ["database is locked"] * 8
        assert all(isinstance(result, StorageError) for result in results)
        assert waited < 2.5
        assert await store.run(add, "Anna") == "Anna"


async def test_a_checkpoint_empties_the_log(store: Store, path: Path) -> None:
    await store.run(add, "Anna")
    log = path.with_name("tentap.db-wal")
    assert log.stat().st_size > 0
    await store.checkpoint()
    assert log.stat().st_size == 0


async def test_a_checkpoint_waits_for_no_long_reader(store: Store, path: Path) -> None:
    await store.run(add, "Anna")
    log = path.with_name("tentap.db-wal")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT name FROM people").fetchall()
    await store.run(add, "Ben")
    async with asyncio.timeout(1):
        await store.checkpoint()
        await store.run(add, "Cleo")
    reader.close()
    assert await store.run(pragma, "busy_timeout") == 5000

    await store.checkpoint()
    assert log.stat().st_size == 0
    assert names_seen_from_outside(path) == ["Anna", "Ben", "Cleo"]


async def test_a_checkpoint_that_finds_no_room_is_a_storage_error_and_loses_nothing(
    store: Store, path: Path
) -> None:
    await store.checkpoint()
    await asyncio.gather(*(store.run(add, f"{n}" * 1000) for n in range(64)))
    with no_room_beyond(path), pytest.raises(StorageError):
        await store.checkpoint()
    assert await store.run(add, "Anna") == "Anna"

    await store.checkpoint()
    assert path.with_name("tentap.db-wal").stat().st_size == 0
    assert len(names_seen_from_outside(path)) == 65


async def add_many(store: Store, commits: int) -> None:
    for number in range(commits):
        await store.run(add, f"{number}" * 1000)


@pytest.mark.long
async def test_the_bots_log_stays_small_however_much_comes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "LOG_BYTES", 100_000)
    async with SqliteStore(path, bounds_log=True) as bot:
        for _ in range(20):
            await add_many(bot, 10)
            assert path.with_name("tentap.db-wal").stat().st_size < 200_000
        assert len(names_seen_from_outside(path)) == 200


async def test_another_command_leaves_the_log_to_the_bot(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "LOG_BYTES", 100_000)
    await add_many(store, 50)
    assert path.with_name("tentap.db-wal").stat().st_size > 200_000


@pytest.mark.long
async def test_a_long_reader_costs_a_busy_bot_little_and_the_log_is_small_again_afterwards(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "LOG_BYTES", 100_000)
    log = path.with_name("tentap.db-wal")
    async with SqliteStore(path, bounds_log=True) as bot:
        await bot.run(add, "Anna")
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT name FROM people").fetchall()
            begun = asyncio.get_running_loop().time()
            await add_many(bot, 40)
            waits = log.stat().st_size / sqlite_store.LOG_BYTES * CHECKPOINT_PATIENCE_MS / 1000
            assert asyncio.get_running_loop().time() - begun < waits + 5
        await bot.checkpoint()
        await add_many(bot, 50)
        assert log.stat().st_size < 200_000


@pytest.mark.long
async def test_a_disk_that_the_log_has_filled_is_freed_by_the_bot_itself(path: Path) -> None:
    room = path.with_name("room")
    room.write_bytes(b"x" * 700_000)
    async with SqliteStore(path, bounds_log=True) as bot:
        with no_room_beyond(room):
            results = [
                await asyncio.gather(bot.run(add, f"{number}" * 100), return_exceptions=True)
                for number in range(200)
            ]
        refused = [result for (result,) in results if isinstance(result, StorageError)]
        assert 0 < len(refused) < 10
        assert len(names_seen_from_outside(path)) == 200 - len(refused)


@pytest.mark.long
def test_on_a_small_disk_the_log_leaves_room_for_what_it_holds(tmp_path: Path) -> None:
    """A real one: what fills it is the log, whose pages need room in the file before it shrinks."""
    alone = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    mount = 'mount -t tmpfs -o size=3m tmpfs "$1" && exec "$0" -m tests.storage.small_disk "$1"'
    done = subprocess.run(
        [*alone, "sh", "-c", mount, sys.executable, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    if "permitted" in done.stderr or "denied" in done.stderr:
        pytest.skip("no file system may be mounted here")
    assert done.stdout == "0\n", done.stderr


class UnopenedStore(SqliteStore):
    """Fails when nearly all of it is open."""

    async def _open(self, closing: AsyncExitStack) -> None:
        await super()._open(closing)
        raise OSError("too many open files")


async def test_a_store_that_cannot_be_opened_leaves_no_thread_behind(path: Path) -> None:
    before = set(threading.enumerate())
    with pytest.raises(OSError, match="too many"):
        async with UnopenedStore(path):
            raise AssertionError
    for thread in set(threading.enumerate()) - before:
        thread.join(2)
        assert not thread.is_alive()


async def test_a_read_whose_snapshot_ended_midway_is_a_storage_error(store: Store) -> None:
    def look_on(tx: Tx) -> list[str]:
        raw(tx).execute("ROLLBACK")
        return names(tx)

    with pytest.raises(StorageError, match="ended early"):
        await store.read(look_on)
    assert await store.read(names) == []


async def test_erased_words_are_not_left_in_the_file(store: Store, path: Path) -> None:
    await store.run(add, "a name that must be forgotten")
    await store.run(lambda tx: tx.execute(text("DELETE FROM people")).rowcount)
    await store.checkpoint()
    assert b"must be forgotten" not in await asyncio.to_thread(path.read_bytes)
