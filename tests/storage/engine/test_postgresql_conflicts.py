"""Processes that write at once and spoil each other's transactions."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from bot.chat.platforms import Platform
from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.postgresql_transactions import MOST_ATTEMPTS
from storage.engine.store import StorageError, Tx
from storage.messaging import inbox
from storage.messaging.inbox import Arrival
from tests.storage.acts import add, count_up, counted, names
from tests.storage.cast import NOW, add_person, unworked
from tests.storage.driver import execute_outside, names_seen_from_outside

EIGHT = [f"Person {n}" for n in range(8)]


@pytest.fixture
async def store(server: Server) -> AsyncIterator[PostgresqlStore]:
    async with PostgresqlStore(server.url) as opened:
        yield opened


async def test_two_stores_that_count_lose_nothing(
    store: PostgresqlStore, other: PostgresqlStore
) -> None:
    await store.run(lambda tx: add_person(tx, "Anna", account="0"))
    await asyncio.gather(*(each.run(count_up) for _ in range(20) for each in (store, other)))
    assert await store.read(counted) == 40


async def test_who_only_reads_what_the_other_writes_is_still_one_after_the_other(
    store: PostgresqlStore, other: PostgresqlStore
) -> None:
    """Each adds a person only where nobody is: snapshots alone would let both."""
    both_looked = threading.Barrier(2)
    tried = []

    def add_if_first(tx: Tx, name: str) -> bool:
        tried.append(name)
        somebody = names(tx)
        if len(tried) <= 2:
            both_looked.wait(10)
        if not somebody:
            add_person(tx, name)
        return not somebody

    calls = (store.run(add_if_first, "Anna"), other.run(add_if_first, "Budi"))
    assert sorted(await asyncio.gather(*calls)) == [False, True]
    assert len(await store.read(names)) == 1
    assert len(tried) == 3


async def test_two_stores_that_lock_each_other_out_both_get_through(
    store: PostgresqlStore, other: PostgresqlStore
) -> None:
    await store.run(add, "Anna")
    await store.run(add, "Budi")
    both_have_one = threading.Barrier(2)
    tried = []

    def sign(tx: Tx, signature: str, *order: str) -> None:
        tried.append(signature)
        wait = len(tried) <= 2
        for name in order:
            tx.execute(
                text("UPDATE people SET account = account || :signature WHERE name = :name"),
                {"signature": signature, "name": name},
            )
            if wait:
                both_have_one.wait(10)
                wait = False

    await asyncio.gather(store.run(sign, "x", "Anna", "Budi"), other.run(sign, "y", "Budi", "Anna"))
    query = text("SELECT account FROM people")
    signed = await store.read(lambda tx: tx.execute(query).scalars().all())
    assert len(tried) > 2
    assert [sorted(account) for account in signed] == [["x", "y"]] * 2


async def test_however_many_write_what_the_others_read_everybody_gets_through(
    store: PostgresqlStore, other: PostgresqlStore, server: Server
) -> None:
    """As an admin who asks everybody, while everybody answers."""

    def look_for_long_and_add(tx: Tx, name: str) -> str:
        names(tx)
        time.sleep(0.1)
        return add(tx, name)

    async with PostgresqlStore(server.url) as third:
        everybody = [f"Person {n}" for n in range(12)]
        stores = (store, other, third)
        async with asyncio.timeout(20):
            added = await asyncio.gather(
                *(
                    stores[n % 3].run(look_for_long_and_add, each)
                    for n, each in enumerate(everybody)
                )
            )
        assert added == everybody
        assert sorted(await third.read(names)) == sorted(everybody)


async def test_a_conflict_that_never_ends_is_a_storage_error(
    store: PostgresqlStore, server: Server
) -> None:
    await store.run(lambda tx: add_person(tx, "Anna", account="0"))
    tried = []

    def unlucky(tx: Tx) -> None:
        tried.append(tx)
        names(tx)
        execute_outside(server, "UPDATE people SET account = '7'")
        count_up(tx)

    with pytest.raises(StorageError, match="could not serialize"):
        await store.run(unlucky)
    assert len(tried) == MOST_ATTEMPTS
    await store.run(count_up)
    assert await store.read(counted) == 8


async def test_a_conflict_that_never_ends_is_not_the_neighbours(
    store: PostgresqlStore, server: Server
) -> None:
    await store.run(lambda tx: add_person(tx, "Anna", account="0"))

    def unlucky(tx: Tx) -> None:
        names(tx)
        execute_outside(server, "UPDATE people SET account = '7' WHERE name = 'Anna'")
        tx.execute(text("UPDATE people SET account = '8' WHERE name = 'Anna'"))

    first, *others = await asyncio.gather(
        store.run(unlucky), *(store.run(add, name) for name in EIGHT), return_exceptions=True
    )
    assert isinstance(first, StorageError)
    assert others == EIGHT
    assert names_seen_from_outside(server) == ["Anna", *EIGHT]


async def test_an_update_that_reaches_two_processes_at_once_is_kept_once(
    store: PostgresqlStore, other: PostgresqlStore
) -> None:
    tap = Arrival(platform=Platform.SLACK, key="event:1", chat="U7", body="{}", received_at=NOW)
    calls = (each.run(inbox.add, [tap], name) for each, name in ((store, "a"), (other, "b")) * 4)
    kept = [row for (row,) in await asyncio.gather(*calls) if row is not None]
    assert len(kept) == 1
    assert await store.read(unworked) == tuple(kept)
