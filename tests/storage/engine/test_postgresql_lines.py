"""What breaks between a process and PostgreSQL."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.engine import postgresql, postgresql_transactions
from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.store import StorageError, Tx
from tests.harness.proxy import AtCommit, Proxy
from tests.storage.acts import add, add_and_fail, count_up, counted, names
from tests.storage.cast import add_person
from tests.storage.driver import execute_outside, names_seen_from_outside

HANG_UP = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
EIGHT = [f"Person {n}" for n in range(8)]


@pytest.fixture
async def proxy(server: Server) -> AsyncIterator[Proxy]:
    async with Proxy(server) as opened:
        yield opened


@pytest.fixture
async def store(proxy: Proxy) -> AsyncIterator[PostgresqlStore]:
    """Behind the proxy, and connected."""
    async with PostgresqlStore(proxy.database.url) as opened:
        await opened.run(names)
        yield opened
        proxy.flowing.set()  # a connection that is still frozen could not be closed


class Adding:
    """Adds people, counts how often it was tried, and does something after the first time."""

    def __init__(self) -> None:
        self.tried = 0

    def __call__(self, tx: Tx, name: str) -> str:
        self.tried += 1
        add_person(tx, name)
        if self.tried == 1:
            self.meanwhile(tx)
        return name

    def meanwhile(self, tx: Tx) -> None:
        """Nothing."""


# The line


async def test_a_line_that_was_cut_between_calls_is_not_noticed(
    store: PostgresqlStore, server: Server, proxy: Proxy
) -> None:
    for name in ("Anna", "Budi"):
        await store.read(names)
        execute_outside(server, HANG_UP)
        assert await store.run(add, name) == name
        proxy.cut()
    assert await store.read(names) == ["Anna", "Budi"]


async def test_a_transaction_whose_line_is_cut_is_run_again_whole(
    store: PostgresqlStore, server: Server
) -> None:
    class CutMidway(Adding):
        def meanwhile(self, tx: Tx) -> None:
            execute_outside(server, HANG_UP)
            tx.execute(text("SELECT 1"))

    adding = CutMidway()
    assert await asyncio.gather(*(store.run(adding, name) for name in EIGHT)) == EIGHT
    assert adding.tried == 1 + 8
    assert names_seen_from_outside(server) == EIGHT


async def test_a_cut_that_a_use_case_does_not_mind_spoils_nothing(
    store: PostgresqlStore, server: Server
) -> None:
    class CutUnnoticed(Adding):
        def meanwhile(self, tx: Tx) -> None:
            execute_outside(server, HANG_UP)
            with suppress(DBAPIError):
                tx.execute(text("SELECT 1"))

    assert await store.run(CutUnnoticed(), "Anna") == "Anna"
    shared = CutUnnoticed()
    assert await asyncio.gather(*(store.run(shared, name) for name in EIGHT)) == EIGHT
    assert names_seen_from_outside(server) == ["Anna", *EIGHT]


async def test_a_read_whose_line_is_cut_is_run_again(
    store: PostgresqlStore, server: Server
) -> None:
    await store.run(add, "Anna")
    cuts = [True]

    def look(tx: Tx) -> list[str]:
        if cuts:
            cuts.pop()
            execute_outside(server, HANG_UP)
        return names(tx)

    assert await store.read(look) == ["Anna"]


async def test_what_a_read_made_of_a_line_that_was_cut_does_not_count(
    store: PostgresqlStore, server: Server
) -> None:
    await store.run(add, "Anna")
    cuts = [True]

    def look(tx: Tx) -> list[str]:
        if cuts:
            cuts.pop()
            execute_outside(server, HANG_UP)
        try:
            return names(tx)
        except DBAPIError:
            return ["nobody"]

    assert await store.read(look) == ["Anna"]


async def test_what_a_read_made_of_an_error_does_not_count(store: PostgresqlStore) -> None:
    def look(tx: Tx) -> str:
        with suppress(DBAPIError):
            tx.execute(text("SELECT 1 / 0"))
        return "nobody"

    with pytest.raises(StorageError, match="ended early"):
        await store.read(look)
    assert await store.read(names) == []


# COMMIT


@pytest.mark.parametrize(
    ("fate", "tried"), [(AtCommit.LOSE_THE_ANSWER, 8), (AtCommit.LOSE_THE_REQUEST, 16)]
)
async def test_where_the_line_breaks_at_the_commit_the_effect_is_there_once(
    store: PostgresqlStore, proxy: Proxy, server: Server, fate: AtCommit, tried: int
) -> None:
    adding, lines = Adding(), proxy.accepted
    proxy.at_commit = fate
    assert await asyncio.gather(*(store.run(adding, name) for name in EIGHT)) == EIGHT
    assert proxy.accepted > lines
    assert adding.tried == tried
    assert names_seen_from_outside(server) == EIGHT


async def test_what_became_of_a_commit_is_asked_until_the_server_can_be_reached(
    store: PostgresqlStore, proxy: Proxy, server: Server
) -> None:
    adding = Adding()
    proxy.at_commit, proxy.refusing = AtCommit.LOSE_THE_ANSWER, True
    adding_anna = asyncio.create_task(store.run(adding, "Anna"))
    await asyncio.sleep(0.5)
    assert not adding_anna.done()
    proxy.refusing = False
    assert await adding_anna == "Anna"
    assert adding.tried == 1
    assert names_seen_from_outside(server) == ["Anna"]


async def test_where_nobody_can_tell_what_became_of_a_commit_it_is_not_done_again(
    store: PostgresqlStore, proxy: Proxy, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql_transactions, "VERDICT_SECONDS", 0.3)
    proxy.at_commit, proxy.refusing = AtCommit.LOSE_THE_ANSWER, True
    with pytest.raises(StorageError, match="the outcome of the COMMIT is unknown"):
        await store.run(add, "Anna")
    proxy.refusing = False
    assert await store.run(add, "Budi") == "Budi"
    assert names_seen_from_outside(server) == ["Anna", "Budi"]


async def test_a_call_that_failed_costs_no_commit(store: PostgresqlStore, proxy: Proxy) -> None:
    before = proxy.commits
    with pytest.raises(LookupError):
        await store.run(add_and_fail, "Anna")
    assert proxy.commits == before


# A server that does not answer


async def test_a_server_that_refuses_is_a_storage_error_and_comes_back_by_itself(
    store: PostgresqlStore, proxy: Proxy, server: Server
) -> None:
    proxy.refusing = True
    proxy.cut()
    async with asyncio.timeout(3):
        results = await asyncio.gather(
            *(store.run(add, name) for name in EIGHT), store.read(names), return_exceptions=True
        )
    assert {type(result) for result in results} == {StorageError}
    proxy.refusing = False
    assert await store.run(add, "Anna") == "Anna"
    assert await store.read(names) == ["Anna"]


async def test_nobody_tries_for_long_where_each_attempt_takes_long(
    store: PostgresqlStore, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql_transactions, "PATIENCE_S", 0.1)
    tried = []

    def slow(tx: Tx) -> None:
        tried.append(tx)
        threading.Event().wait(0.2)
        execute_outside(server, HANG_UP)
        tx.execute(text("SELECT 1"))

    with pytest.raises(StorageError):
        await store.run(slow)
    assert len(tried) == 1


async def test_a_process_that_froze_lets_go_of_its_rows_and_does_its_work_when_it_wakes(
    store: PostgresqlStore,
    other: PostgresqlStore,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgresql, "IDLE_LIMIT", "200ms")
    await other.run(lambda tx: add_person(tx, "Anna", account="0"))
    held, tried = asyncio.Event(), []
    loop = asyncio.get_running_loop()

    def freeze(tx: Tx) -> None:
        tried.append(tx)
        count_up(tx)
        if len(tried) == 1:
            proxy.freeze()
            loop.call_soon_threadsafe(held.set)

    frozen = asyncio.create_task(store.run(freeze))
    await held.wait()
    async with asyncio.timeout(5):
        await other.run(count_up)
    assert not frozen.done()
    proxy.flowing.set()
    await frozen
    assert await other.read(counted) == 2
    assert len(tried) == 2
