"""A fresh database for every test, with every table: in SQLite, and in a real PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.engine.databases import Database, Server, store_at
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.sqlite import raw
from storage.engine.store import Store, Tx
from tests.harness.postgresql import lent_database, rolled_back, untouched_database
from tests.harness.sqlite import close_tx, migrated, open_tx

BOTH = ("sqlite", "postgresql")
FRESH = {"sqlite": "path", "postgresql": "server"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A SQLite database with every table and no row."""
    return migrated(tmp_path / "tentap.db")


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest) -> Database:
    database: Database = request.getfixturevalue(
        {"sqlite": "path", "postgresql": "server"}[request.param]
    )
    return database


@pytest.fixture
def server() -> Iterator[Server]:
    """A PostgreSQL database with every table and no row."""
    with lent_database() as database:
        yield database


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    async with store_at(database) as opened:
        yield opened


@pytest.fixture
async def other(server: Server) -> AsyncIterator[PostgresqlStore]:
    """The store of another process, on PostgreSQL."""
    async with PostgresqlStore(server.url) as opened:
        yield opened


@pytest.fixture(params=BOTH)
def tx(request: pytest.FixtureRequest) -> Iterator[Tx]:
    """A transaction of its own, for tests of what functions of a transaction do."""
    if request.param == "postgresql":
        with rolled_back(untouched_database()) as opened:
            yield opened
        return
    opened = open_tx(request.getfixturevalue("path"))
    raw(opened).execute("BEGIN IMMEDIATE")
    yield opened
    raw(opened).rollback()
    close_tx(opened)
