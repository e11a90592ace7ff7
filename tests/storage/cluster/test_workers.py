"""Which processes are at work. Every moment is the database's: tests move what it stored."""

import asyncio
from datetime import timedelta

from sqlalchemy import select, update

from storage.cluster import workers
from storage.cluster.workers import LIFE
from storage.engine.clock import from_now
from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.store import Tx
from storage.schema import workers as table

SECOND = timedelta(seconds=1)


def living(tx: Tx) -> set[str]:
    return set(tx.execute(workers.running()).scalars())


def known(tx: Tx) -> set[str]:
    return set(tx.execute(select(table.c.name)).scalars())


def last_seen(tx: Tx, name: str, ago: timedelta) -> None:
    tx.execute(update(table).where(table.c.name == name).values(seen_at=from_now(-ago)))


def test_who_beats_is_at_work(tx: Tx) -> None:
    assert living(tx) == set()
    workers.beat(tx, "one")
    workers.beat(tx, "two")
    assert living(tx) == {"one", "two"}


def test_a_clock_that_ran_ahead_keeps_nobody_alive(tx: Tx) -> None:
    workers.beat(tx, "one")
    last_seen(tx, "one", -timedelta(hours=2))
    assert living(tx) == set()
    workers.forget_gone(tx)
    assert known(tx) == set()


def test_who_was_not_seen_for_long_is_gone_until_it_beats_again(tx: Tx) -> None:
    for name in ("one", "two", "three"):
        workers.beat(tx, name)
    last_seen(tx, "one", LIFE - SECOND)
    last_seen(tx, "two", LIFE + SECOND)
    assert living(tx) == {"one", "three"}
    workers.beat(tx, "two")
    assert living(tx) == {"one", "two", "three"}


def test_who_leaves_is_gone_at_once(tx: Tx) -> None:
    workers.beat(tx, "one")
    workers.beat(tx, "two")
    workers.leave(tx, "one")
    assert living(tx) == {"two"}


def test_who_was_gone_for_long_is_forgotten(tx: Tx) -> None:
    for name, ago in (("one", 9 * LIFE), ("two", 11 * LIFE)):
        workers.beat(tx, name)
        last_seen(tx, name, ago)
    workers.forget_gone(tx)
    assert known(tx) == {"one"}


def test_where_nobody_else_can_live_all_are_forgotten(tx: Tx) -> None:
    workers.beat(tx, "one")
    workers.forget_all(tx)
    assert known(tx) == set()


def test_the_databases_clock_goes_on_within_a_transaction(tx: Tx) -> None:
    workers.beat(tx, "one")
    first = tx.execute(select(table.c.seen_at)).scalar_one()
    for _ in range(1000):
        workers.beat(tx, "one")
        if tx.execute(select(table.c.seen_at)).scalar_one() > first:
            return
    raise AssertionError("the clock stands still")


async def test_processes_beat_and_count_each_other_at_once(server: Server) -> None:
    async def work(store: PostgresqlStore, name: str) -> int:
        for _ in range(20):
            await store.run(workers.beat, name)
            counted = len(await store.run(living))
        return counted

    async with PostgresqlStore(server.url) as one, PostgresqlStore(server.url) as two:
        assert 2 in await asyncio.gather(work(one, "one"), work(two, "two"))
