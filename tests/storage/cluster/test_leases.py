"""What one process at a time may do. Every moment is the database's: tests move what it stored."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from storage.cluster import leases
from storage.cluster.leases import Lease
from storage.engine.clock import from_now
from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.store import Store, Tx
from storage.schema import leases as table

LIFE = timedelta(seconds=10)
SECOND = timedelta(seconds=1)


def take(tx: Tx, holder: str, name: str = "telegram") -> Lease | None:
    return leases.take(tx, name, holder, LIFE)


def took(tx: Tx, holder: str, name: str = "telegram") -> Lease:
    lease = take(tx, holder, name)
    assert lease is not None
    return lease


def run_out(tx: Tx) -> None:
    tx.execute(update(table).values(until=from_now(-SECOND)))


def test_a_lease_that_a_wrong_clock_made_long_is_taken(tx: Tx) -> None:
    ours = took(tx, "one")
    tx.execute(update(table).values(until=from_now(2 * LIFE)))
    assert take(tx, "two") is None
    tx.execute(update(table).values(until=from_now(timedelta(hours=2))))
    assert took(tx, "two").fence > ours.fence
    assert not leases.is_held(tx, ours)


def test_a_lease_is_taken_once(tx: Tx) -> None:
    ours = took(tx, "one")
    assert ours == Lease(name="telegram", holder="one", fence=ours.fence)
    assert take(tx, "two") is None
    assert leases.is_held(tx, ours)


def test_who_keeps_a_lease_keeps_its_fence_and_has_longer(tx: Tx) -> None:
    ours = took(tx, "one")
    tx.execute(update(table).values(until=from_now(SECOND)))
    assert take(tx, "one") == ours
    in_a_while = select(table.c.until > from_now(LIFE - SECOND))
    assert tx.execute(in_a_while).scalar_one()


def test_a_lease_that_ran_out_is_taken_over_with_a_higher_fence(tx: Tx) -> None:
    ours = took(tx, "one")
    run_out(tx)
    theirs = took(tx, "two")
    assert theirs.holder == "two"
    assert theirs.fence > ours.fence
    assert leases.is_held(tx, theirs)
    assert not leases.is_held(tx, ours)
    assert take(tx, "one") is None


def test_a_lease_that_ran_out_is_not_held_though_nobody_took_it(tx: Tx) -> None:
    ours = took(tx, "one")
    run_out(tx)
    assert not leases.is_held(tx, ours)


def test_who_was_frozen_and_takes_its_lease_back_has_another_fence(tx: Tx) -> None:
    ours = took(tx, "one")
    run_out(tx)
    took(tx, "two")
    run_out(tx)
    again = took(tx, "one")
    assert again.fence > ours.fence
    assert not leases.is_held(tx, ours)


def test_what_is_given_back_others_may_have_at_once(tx: Tx) -> None:
    ours = [took(tx, "one"), took(tx, "one", "tick")]
    theirs = took(tx, "two", "slack")
    leases.give_back(tx, "one")
    assert not any(leases.is_held(tx, lease) for lease in ours)
    assert took(tx, "two").fence > ours[0].fence
    assert took(tx, "two", "tick").fence > ours[1].fence
    assert leases.is_held(tx, theirs)


def test_each_name_is_a_lease_of_its_own(tx: Tx) -> None:
    assert leases.is_held(tx, took(tx, "one"))
    assert leases.is_held(tx, took(tx, "two", "tick"))


async def test_nobody_has_a_lease_that_was_not_committed(store: Store) -> None:
    def take_and_fail(tx: Tx) -> None:
        took(tx, "one")
        raise LookupError

    with pytest.raises(LookupError):
        await store.run(take_and_fail)
    assert await store.run(take, "two") is not None


async def test_of_those_who_compete_exactly_one_gets_it(server: Server) -> None:
    async with PostgresqlStore(server.url) as one, PostgresqlStore(server.url) as two:
        await asyncio.gather(one.run(take, "-", "warm"), two.run(take, "-", "warm"))
        for name in (f"lease {n}" for n in range(10)):
            for _ in range(2):  # as nobody has it, and as it has run out
                taken = await asyncio.gather(one.run(take, "one", name), two.run(take, "two", name))
                assert sorted(lease is None for lease in taken) == [False, True]
                await one.run(run_out)
