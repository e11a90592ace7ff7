"""Several processes on one PostgreSQL: each is seen, and one at a time leads."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from handlers.cluster import leadership
from handlers.cluster.leadership import Leadership
from storage.cluster import leases, workers
from storage.cluster.leases import Lease
from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store, Tx
from storage.operations.migrate import migrate
from storage.schema import leases as lease_table
from tests.harness.postgresql import lent_database

LIFE = timedelta(seconds=0.9)


@pytest.fixture
def database() -> Iterator[Server]:
    with lent_database() as created:
        yield created


@pytest.fixture(autouse=True)
def short_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LIFE", LIFE)
    monkeypatch.setattr(leadership, "LIFE_SECONDS", LIFE.total_seconds())
    monkeypatch.setattr(leadership, "RENEW_SECONDS", LIFE.total_seconds() / 3)


class Process:
    """A member that leads at "sending" when it may."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.member = Leadership(store)
        self.terms: list[Lease | None] = []
        self.leads = False
        self.began, self.ended = asyncio.Event(), asyncio.Event()
        self.renewing = asyncio.create_task(self.member.renew())
        self.leading = asyncio.create_task(self.member.run_as_leader("sending", self._send))

    async def _send(self, lease: Lease | None) -> None:
        self.terms.append(lease)
        self.leads = True
        self.began.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.leads = False
            self.ended.set()

    async def die(self) -> None:
        for task in (self.renewing, self.leading):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@asynccontextmanager
async def process(store: Store) -> AsyncIterator[Process]:
    async with store:
        one = Process(store)
        await one.member.join()
        try:
            yield one
        finally:
            await one.die()


async def becomes_leader(one: Process, within: timedelta = 3 * LIFE) -> None:
    async with asyncio.timeout(within.total_seconds()):
        await one.began.wait()


async def loses(one: Process) -> None:
    async with asyncio.timeout(2 * LIFE.total_seconds()):
        await one.ended.wait()


@pytest.mark.long
async def test_a_single_process_leads_at_once_and_writes_nothing(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "tentap.db")
    async with store:
        await store.run(migrate)
    async with process(SqliteStore(tmp_path / "tentap.db")) as one:
        await becomes_leader(one)
        assert one.terms == [None]
        assert await one.store.read(_holders) == []


async def test_one_of_two_leads_and_stays(database: Server) -> None:
    async with process(PostgresqlStore(database.url)) as one:
        await becomes_leader(one)
        async with process(PostgresqlStore(database.url)) as other:
            await asyncio.sleep(2 * LIFE.total_seconds())
            assert one.leads
            assert not other.leads
        assert [lease and lease.fence for lease in one.terms] == [1]


async def test_who_leaves_is_followed_at_once(database: Server) -> None:
    async with (
        process(PostgresqlStore(database.url)) as one,
        process(PostgresqlStore(database.url)) as other,
    ):
        await asyncio.wait(
            [asyncio.ensure_future(becomes_leader(each)) for each in (one, other)],
            return_when=asyncio.FIRST_COMPLETED,
        )
        first, second = (one, other) if one.leads else (other, one)
        await first.die()
        await first.member.leave()
        await becomes_leader(second, within=LIFE)


async def test_who_dies_is_followed_with_a_higher_fence(database: Server) -> None:
    async with process(PostgresqlStore(database.url)) as one:
        await becomes_leader(one)
        async with process(PostgresqlStore(database.url)) as other:
            await one.die()
            await becomes_leader(other)
            (before,), (after,) = one.terms, other.terms
            assert before is not None
            assert after is not None
            assert after.fence == before.fence + 1
            assert not await other.store.read(leases.is_held, before)
            assert await other.store.read(leases.is_held, after)


async def test_who_cannot_renew_stops_leading_before_another_may_begin(database: Server) -> None:
    """As a process that cannot reach the database any more."""
    async with process(PostgresqlStore(database.url)) as one:
        await becomes_leader(one)
        one.renewing.cancel()
        await loses(one)
        one.leading.cancel()
        async with process(PostgresqlStore(database.url)) as other:
            await becomes_leader(other)


async def test_who_was_overtaken_while_frozen_stops_leading_at_the_next_renewal(
    database: Server,
) -> None:
    async with process(PostgresqlStore(database.url)) as one:
        await becomes_leader(one)
        await one.store.run(_taken_by_another)
        await loses(one)


async def test_a_process_is_seen_until_it_leaves(database: Server) -> None:
    async with process(PostgresqlStore(database.url)) as one:
        await asyncio.sleep(2 * LIFE.total_seconds())
        assert await one.store.read(_living) == [one.member.name]
        one.renewing.cancel()
        await one.member.leave()
        assert await one.store.read(_living) == []


def _holders(tx: Tx) -> list[str]:
    return list(tx.execute(lease_table.select()).scalars())


def _living(tx: Tx) -> list[str]:
    return list(tx.execute(workers.running()).scalars())


def _taken_by_another(tx: Tx) -> None:
    tx.execute(update(lease_table).values(holder="another", fence=lease_table.c.fence + 1))
