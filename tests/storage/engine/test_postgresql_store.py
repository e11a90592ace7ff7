"""What PostgreSQL alone has: its transactions, its errors, its way to tell of a COMMIT."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.engine import postgresql
from storage.engine.databases import Server
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.store import MOST_SHARED, StorageError, Tx
from storage.schema import moved_chats
from tests.storage.acts import add, add_and_fail, names
from tests.storage.cast import add_person
from tests.storage.driver import execute_outside, names_seen_from_outside

WORDS = "I told my boss"
"""What nobody may read in an error."""


@pytest.fixture
async def store(server: Server) -> AsyncIterator[PostgresqlStore]:
    async with PostgresqlStore(server.url) as opened:
        yield opened


# Transactions


def show(tx: Tx, setting: str) -> object:
    return tx.execute(text(f"SHOW {setting}")).scalar_one()


@pytest.mark.parametrize(
    ("setting", "writing", "reading"),
    [
        ("transaction_isolation", "serializable", "repeatable read"),
        ("transaction_read_only", "off", "on"),
        ("statement_timeout", "10s", "10s"),
        ("idle_in_transaction_session_timeout", "5s", "5s"),
        ("application_name", "tentap", "tentap"),
    ],
)
async def test_a_transaction_says_what_it_needs(
    store: PostgresqlStore, setting: str, writing: str, reading: str
) -> None:
    assert await store.run(show, setting) == writing
    assert await store.read(show, setting) == reading


def xact_id(tx: Tx, name: str) -> str:
    add_person(tx, name)
    return str(tx.execute(text("SELECT pg_current_xact_id()::text")).scalar_one())


async def test_many_at_once_share_few_commits(store: PostgresqlStore) -> None:
    xacts = await asyncio.gather(*(store.run(xact_id, f"Person {n}") for n in range(32)))
    assert len(set(xacts)) <= 2


async def test_a_commit_is_shared_by_so_many_and_no_more(store: PostgresqlStore) -> None:
    calls = (store.run(xact_id, f"Person {n}") for n in range(2 * MOST_SHARED))
    assert len(set(await asyncio.gather(*calls))) == 2


async def test_nothing_is_prepared_that_a_pooler_would_not_find_again(
    store: PostgresqlStore,
) -> None:
    def write(tx: Tx, number: int) -> int:
        tx.execute(insert(moved_chats), [{"old": f"{number} {n}", "new": "-"} for n in range(9)])
        return int(tx.execute(text("SELECT count(*) FROM pg_prepared_statements")).scalar_one())

    assert [await store.run(write, n) for n in range(9)] == [0] * 9
    counted = text("SELECT count(*) FROM pg_prepared_statements")
    assert [await store.read(lambda tx: tx.execute(counted).scalar()) for _ in range(9)] == [0] * 9


# One of eight


@pytest.fixture
def traps(server: Server) -> Iterator[None]:
    """Who is called "full" finds the disk full, and with "late" the COMMIT fails."""
    execute_outside(
        server,
        f"""
        CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'it failed'
                USING ERRCODE = TG_ARGV[0], DETAIL = '{WORDS}', HINT = '{WORDS}';
        END $$;
        CREATE TRIGGER at_once BEFORE INSERT ON people FOR EACH ROW
            WHEN (NEW.name = 'full') EXECUTE FUNCTION fall('53100');
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON people DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.name = 'late') EXECUTE FUNCTION fall('23514');
        """,
    )
    yield
    execute_outside(server, "DROP FUNCTION fall CASCADE")


def fill_the_disk(tx: Tx) -> None:
    add_person(tx, "full")


def break_the_commit(tx: Tx) -> None:
    add_person(tx, "late")


def take_too_long(tx: Tx) -> None:
    tx.execute(text("SET LOCAL statement_timeout = '50ms'"))
    tx.execute(text("SELECT pg_sleep(10)"))


def fail(tx: Tx) -> None:
    add_and_fail(tx, "Anna")


def swallow_an_error(tx: Tx) -> None:
    add_person(tx, "somebody")
    with suppress(DBAPIError):
        tx.execute(text("SELECT 1 / 0"))


CULPRITS = [
    (fail, LookupError),
    (fill_the_disk, StorageError),
    (break_the_commit, psycopg.IntegrityError),
    (take_too_long, StorageError),
    (swallow_an_error, StorageError),
]


@pytest.mark.usefixtures("traps")
@pytest.mark.parametrize(("culprit", "error"), CULPRITS)
async def test_seven_of_eight_are_stored_and_told_so_where_one_fails(
    store: PostgresqlStore, server: Server, culprit: Callable[[Tx], None], error: type[Exception]
) -> None:
    first, last = ([f"Person {n}" for n in span] for span in (range(3), range(3, 7)))
    calls: list[Any] = [store.run(add, name) for name in first]
    calls += [store.run(culprit), *(store.run(add, name) for name in last)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(results.pop(3), error)
    assert results == first + last
    assert names_seen_from_outside(server) == first + last


@pytest.mark.usefixtures("traps")
@pytest.mark.parametrize(("culprit", "error"), CULPRITS)
async def test_what_fails_alone_keeps_nothing(
    store: PostgresqlStore, culprit: Callable[[Tx], None], error: type[Exception]
) -> None:
    with pytest.raises(error):
        await store.run(culprit)
    await store.run(add, "Budi")
    assert await store.read(names) == ["Budi"]


# Limits


async def test_a_statement_that_takes_too_long_is_ended(
    store: PostgresqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "STATEMENT_LIMIT", "50ms")

    def sleep(tx: Tx) -> None:
        tx.execute(text("SELECT pg_sleep(10)"))

    for ask in (store.run, store.read):
        async with asyncio.timeout(5):
            with pytest.raises(StorageError, match="statement timeout"):
                await ask(sleep)


async def test_without_a_connection_to_be_had_nobody_waits_for_ever(
    store: PostgresqlStore, server: Server
) -> None:
    execute_outside(
        server,
        """
        CREATE ROLE one_line LOGIN CONNECTION LIMIT 1;
        GRANT ALL ON ALL TABLES IN SCHEMA public TO one_line;
        GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO one_line;
        """,
    )
    try:
        async with PostgresqlStore(f"{server.url}&user=one_line") as narrow:
            assert await narrow.run(add, "Anna") == "Anna"
            async with asyncio.timeout(5):
                with pytest.raises(StorageError, match="too many connections"):
                    await narrow.read(names)
            assert await narrow.run(add, "Budi") == "Budi"
    finally:
        execute_outside(server, "DROP OWNED BY one_line; DROP ROLE one_line")


# Words


def say_twice(tx: Tx) -> None:
    for _ in range(2):
        tx.execute(insert(moved_chats).values(old=WORDS, new="-"))


def say_it_late(tx: Tx) -> None:
    add_person(tx, "late", account=WORDS)


def say_it_on_a_full_disk(tx: Tx) -> None:
    add_person(tx, "full", account=WORDS)


@pytest.mark.usefixtures("traps")
@pytest.mark.parametrize(
    ("say", "error"),
    [
        (say_twice, IntegrityError),
        (say_it_late, psycopg.IntegrityError),
        (say_it_on_a_full_disk, StorageError),
    ],
)
async def test_an_error_tells_nobodys_words(
    store: PostgresqlStore, say: Callable[[Tx], None], error: type[Exception]
) -> None:
    for calls in (1, 2):
        results = await asyncio.gather(
            *(store.run(say) for _ in range(calls)), return_exceptions=True
        )
        for result in results:
            assert isinstance(result, error)
            assert WORDS not in "".join(traceback.format_exception(result))
