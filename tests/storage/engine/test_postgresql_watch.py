"""Downtime of the commits of other processes."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from tests.storage.acts import add, add_and_fail, names
from tests.storage.driver import execute_outside


@pytest.fixture
async def store(server: Server) -> AsyncIterator[PostgresqlStore]:
    async with PostgresqlStore(server.url) as opened:
        yield opened


class Ear:
    """Counts what a store is told of the others' commits."""

    def __init__(self) -> None:
        self.heard = 0
        self._rang = asyncio.Event()

    def __call__(self) -> None:
        self.heard += 1
        self._rang.set()

    async def hears_more_than(self, before: int) -> None:
        async with asyncio.timeout(10):
            while self.heard <= before:
                self._rang.clear()
                await self._rang.wait()


@pytest.fixture
async def ear(store: PostgresqlStore) -> AsyncIterator[Ear]:
    """Listens already."""
    listening = Ear()
    watching = asyncio.create_task(store.watch(listening))
    await listening.hears_more_than(0)
    yield listening
    watching.cancel()


async def test_a_store_hears_of_the_commits_of_others_and_not_of_its_own(
    store: PostgresqlStore, other: PostgresqlStore, ear: Ear
) -> None:
    before = ear.heard
    await store.run(add, "Anna")
    await asyncio.sleep(0.2)
    assert ear.heard == before
    await other.run(add, "Budi")
    await ear.hears_more_than(before)


async def test_a_store_hears_of_nothing_that_was_rolled_back(
    other: PostgresqlStore, ear: Ear
) -> None:
    before = ear.heard
    with pytest.raises(LookupError):
        await other.run(add_and_fail, "Anna")
    await other.read(names)
    await asyncio.sleep(0.2)
    assert ear.heard == before


async def test_after_a_cut_a_store_hears_again(
    server: Server, other: PostgresqlStore, ear: Ear
) -> None:
    before = ear.heard
    execute_outside(
        server,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE query LIKE 'LISTEN%' AND datname = current_database()",
    )
    await other.run(add, "Anna")  # announced to nobody
    await ear.hears_more_than(before)
    before = ear.heard
    await other.run(add, "Budi")
    await ear.hears_more_than(before)


async def test_who_hears_of_many_commits_is_not_behind(
    store: PostgresqlStore, other: PostgresqlStore, ear: Ear
) -> None:
    before = ear.heard
    for n in range(60):
        await other.run(add, f"Person {n}")
    await asyncio.sleep(0.3)
    heard = ear.heard
    assert before < heard < before + 60
    await asyncio.sleep(0.3)
    assert ear.heard == heard
