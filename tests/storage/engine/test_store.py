import asyncio
import gc
import sys
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.engine.databases import Database, Server, store_at
from storage.engine.store import StorageError, Store, Tx
from tests.storage.acts import add, add_and_fail, counted, names
from tests.storage.cast import add_person
from tests.storage.driver import execute_outside, names_seen_from_outside

# A transaction


async def test_a_result_comes_back_and_the_row_is_there(store: Store, database: Database) -> None:
    assert await store.run(add, "Anna") == "Anna"
    assert names_seen_from_outside(database) == ["Anna"]


async def test_what_a_use_case_raises_is_raised_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(LookupError, match="Anna"):
        await store.run(add_and_fail, "Anna")
    assert await store.read(names) == []


async def test_a_crash_in_a_use_case_leaves_the_next_one_alone(store: Store) -> None:
    class PlugPulled(BaseException):
        pass

    def crash(tx: Tx) -> None:
        add_person(tx, "Anna")
        raise PlugPulled

    with pytest.raises(PlugPulled):
        await store.run(crash)
    await store.run(add, "Budi")
    assert await store.read(names) == ["Budi"]


async def test_an_error_tells_nobodys_words(store: Store) -> None:
    def write_twice(tx: Tx) -> None:
        for _ in range(2):
            insert = text("INSERT INTO moved_chats (old, new) VALUES (:words, 'there')")
            tx.execute(insert, {"words": "Anna was here"})

    with pytest.raises(IntegrityError) as caught:
        await store.run(write_twice)
    assert "Anna" not in str(caught.value)


# Shared commits


async def test_an_error_in_one_shared_call_rolls_back_it_alone(
    store: Store, database: Database
) -> None:
    results = await asyncio.gather(
        *(store.run(add_and_fail if n == 3 else add, f"Person {n}") for n in range(8)),
        return_exceptions=True,
    )
    kept = [f"Person {n}" for n in range(8) if n != 3]
    assert [result for result in results if isinstance(result, str)] == kept
    assert isinstance(results[3], LookupError)
    assert names_seen_from_outside(database) == kept


def find_nobody(tx: Tx) -> str:
    return next(iter(()))


@pytest.mark.parametrize("calls", [1, 8])
async def test_a_search_that_ends_in_nothing_keeps_no_neighbour_waiting(
    store: Store, calls: int
) -> None:
    async with asyncio.timeout(5):
        first, *others = await asyncio.gather(
            store.run(find_nobody),
            *(store.run(add, f"Person {n}") for n in range(calls - 1)),
            return_exceptions=True,
        )
    assert isinstance(first, RuntimeError)
    assert others == [f"Person {n}" for n in range(calls - 1)]


async def test_a_read_that_ends_in_nothing_keeps_nobody_waiting(store: Store) -> None:
    async with asyncio.timeout(5):
        with pytest.raises(RuntimeError):
            await store.read(find_nobody)


async def test_each_waits_for_the_commit(store: Store, database: Database) -> None:
    async def add_and_look(name: str) -> bool:
        await store.run(add, name)
        return name in names_seen_from_outside(database)

    assert all(await asyncio.gather(*(add_and_look(f"Person {n}") for n in range(32))))


# Waiting


async def test_a_waiter_that_gives_up_does_not_undo_its_transaction(store: Store) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        add_person(tx, "Anna")
        begun.set()
        go_on.wait(10)

    running = asyncio.create_task(store.run(slow))
    await asyncio.to_thread(begun.wait, 10)
    waiting = asyncio.create_task(store.run(add, "Budi"))
    await asyncio.sleep(0)
    for task in (running, waiting):
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    go_on.set()
    await store.run(add, "Chul")
    assert await store.read(names) == ["Anna", "Budi", "Chul"]


async def test_closing_waits_for_what_was_begun(database: Database) -> None:
    async with store_at(database) as closing:
        task = asyncio.create_task(closing.run(add, "Anna"))
        await asyncio.sleep(0)
    assert await task == "Anna"
    assert names_seen_from_outside(database) == ["Anna"]


@pytest.mark.long
async def test_closing_leaves_nothing_to_another_thread(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with store_at(database) as closing:
        await closing.run(add, "Anna")
        await closing.read(names)
    del closing
    gc.collect()
    assert caplog.messages == []


# Looking


async def test_a_read_cannot_write(store: Store) -> None:
    with pytest.raises(StorageError, match=r"read-?only"):
        await store.read(add, "Anna")
    assert await store.read(names) == []


async def test_a_read_sees_one_moment(store: Store, database: Database) -> None:
    await store.run(add, "Anna")

    def twice(tx: Tx) -> tuple[list[str], list[str]]:
        before = names(tx)
        execute_outside(database, "UPDATE people SET name = 'Budi'")
        return before, names(tx)

    assert await store.read(twice) == (["Anna"], ["Anna"])
    assert await store.read(names) == ["Budi"]


async def test_reads_do_not_wait_for_a_writer(store: Store) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        begun.set()
        go_on.wait(10)

    writing = asyncio.create_task(store.run(slow))
    await asyncio.to_thread(begun.wait, 10)
    assert await store.read(names) == []
    go_on.set()
    await writing


# Several processes

COUNT_UP = """
import asyncio, sys
from pathlib import Path
from storage.engine.databases import Server, store_at
from tests.storage.acts import count_up

async def main(kind, where):
    async with store_at(Server(where) if kind == "Server" else Path(where)) as store:
        for _ in range(10):
            await asyncio.gather(*(store.run(count_up) for _ in range(10)))

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.long
async def test_two_processes_lose_no_update(store: Store, database: Database) -> None:
    await store.run(lambda tx: add_person(tx, "Anna", account="0"))
    where = ("Server", database.url) if isinstance(database, Server) else ("Path", str(database))
    command = (sys.executable, "-c", COUNT_UP, *where)
    processes = [await asyncio.create_subprocess_exec(*command) for _ in range(2)]
    assert [await process.wait() for process in processes] == [0, 0]
    assert await store.read(counted) == 200


# Words


async def test_a_name_is_found_whatever_the_case_of_its_letters(store: Store) -> None:
    lowered = await store.read(lambda tx: tx.execute(text("SELECT lower('ÉLISE Ω')")).scalar())
    assert lowered == "élise ω"
