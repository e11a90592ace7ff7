"""A PostgreSQL server that is stopped, crashes, or only follows another one for a while."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.store import StorageError, Tx
from storage.operations.migrate import migrate
from tests.harness.postgresql import PostgresServer, open_tx, own_server
from tests.harness.proxy import Proxy
from tests.storage.acts import add, names
from tests.storage.cast import add_person
from tests.storage.driver import execute_outside, names_seen_from_outside


@pytest.fixture(scope="module")
def postgresql() -> Iterator[PostgresServer]:
    with own_server() as opened:
        with opened.administrator() as connection:
            # What is not yet committed must not reach the disk by chance.
            connection.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
            connection.execute("SELECT pg_reload_conf()")
        yield opened


@pytest.fixture
def database(postgresql: PostgresServer) -> Iterator[Server]:
    postgresql.start()
    created = postgresql.create("tentap")
    with open_tx(created) as tx:
        migrate(tx)
    yield created
    postgresql.start()
    postgresql.drop("tentap")


@pytest.fixture
async def store(database: Server) -> AsyncIterator[PostgresqlStore]:
    async with PostgresqlStore(database.url) as opened:
        yield opened


class Taps:
    """People who are added all the time, as taps arrive."""

    def __init__(self, store: PostgresqlStore) -> None:
        self._store = store
        self.acknowledged: list[str] = []

    async def tap(self, name: str) -> None:
        with suppress(StorageError):
            self.acknowledged.append(await self._store.run(add, name))

    async def keep_tapping(self, finger: int) -> None:
        number = 0
        while True:
            await self.tap(f"finger {finger} tap {number}")
            number += 1
            await asyncio.sleep(0.001)


@pytest.mark.long
@pytest.mark.parametrize("end", [PostgresServer.stop, PostgresServer.crash])
async def test_a_server_that_ends_during_calls_loses_nothing_that_was_acknowledged(
    store: PostgresqlStore,
    postgresql: PostgresServer,
    database: Server,
    end: Callable[[PostgresServer], None],
) -> None:
    taps = Taps(store)
    fingers = [asyncio.create_task(taps.keep_tapping(finger)) for finger in range(8)]
    await asyncio.sleep(0.3)
    await asyncio.to_thread(end, postgresql)
    await asyncio.sleep(1)
    before = len(taps.acknowledged)
    await asyncio.to_thread(postgresql.start)
    async with asyncio.timeout(20):
        while len(taps.acknowledged) < before + 20:  # noqa: ASYNC110 - taps go on by themselves
            await asyncio.sleep(0.05)
    for finger in fingers:
        finger.cancel()
    await store.run(add, "Anna")
    stored = names_seen_from_outside(database)
    assert set(taps.acknowledged) <= set(stored)
    assert len(stored) == len(set(stored))


@pytest.mark.long
async def test_while_a_server_is_down_nobody_waits_long(
    store: PostgresqlStore, postgresql: PostgresServer
) -> None:
    await store.run(add, "Anna")
    postgresql.stop()
    async with asyncio.timeout(3):
        with pytest.raises(StorageError):
            await store.run(add, "Budi")
    async with asyncio.timeout(3):
        with pytest.raises(StorageError):
            await store.read(names)
    postgresql.start()
    assert await store.run(add, "Chul") == "Chul"
    assert await store.read(names) == ["Anna", "Chul"]


@pytest.mark.long
async def test_a_number_that_a_crashed_server_gave_twice_is_not_taken_for_ours(
    postgresql: PostgresServer, database: Server
) -> None:
    numbers: list[int] = []

    def add_and_freeze(tx: Tx, name: str) -> None:
        add_person(tx, name)
        numbers.append(int(tx.execute(text("SELECT pg_current_xact_id()::text")).scalar_one()))
        proxy.freeze()

    async with Proxy(database) as proxy, PostgresqlStore(proxy.database.url) as behind:
        adding = asyncio.create_task(behind.run(add_and_freeze, "Anna"))
        while not numbers:  # noqa: ASYNC110 - it happens on another thread
            await asyncio.sleep(0.001)
        await asyncio.to_thread(postgresql.crash)
        await asyncio.to_thread(postgresql.start)
        assert commit_somebody_elses(database, numbers[0])
        proxy.flowing.set()
        with pytest.raises(StorageError, match="the outcome of the COMMIT is unknown"):
            await adding
        assert await behind.read(names) == []


def commit_somebody_elses(database: Server, number: int) -> bool:
    """Whether a transaction of that number is there now."""
    given = 0
    while given < number:
        ((given,),) = execute_outside(database, "SELECT pg_current_xact_id()::text::bigint")
    return given == number


@pytest.mark.long
async def test_a_server_that_only_follows_another_is_waited_for(
    store: PostgresqlStore, postgresql: PostgresServer, database: Server
) -> None:
    await store.run(add, "Anna")
    postgresql.stop()
    follow(postgresql.folder)
    postgresql.start()
    with pytest.raises(StorageError):
        await store.run(add, "Budi")
    assert await store.read(names) == ["Anna"]
    with postgresql.administrator() as connection:
        connection.execute("SELECT pg_promote()")
    assert await store.run(add, "Chul") == "Chul"
    assert names_seen_from_outside(database) == ["Anna", "Chul"]


def follow(folder: Path) -> None:
    folder.joinpath("standby.signal").touch()


async def test_a_database_that_is_read_only_for_a_while_is_waited_for(
    store: PostgresqlStore, database: Server
) -> None:
    """As after a failover, and where a provider's disk is full."""
    execute_outside(database, "ALTER DATABASE tentap SET default_transaction_read_only = on")
    with pytest.raises(StorageError, match="read-only"):
        await store.run(add, "Anna")
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute("ALTER DATABASE tentap RESET default_transaction_read_only")
    assert await store.run(add, "Budi") == "Budi"
    assert await store.read(names) == ["Budi"]
