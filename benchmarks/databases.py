"""The two databases: for each turn one as it was when everybody had been asked, and its bare
driver."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from storage.engine import sqlite
from storage.engine.databases import Database, Server
from storage.engine.postgresql import line
from storage.operations import sqlite_to_postgresql
from storage.operations.postgresql_long_transaction import bring_to_newest, long_transaction
from tests.harness.postgresql import PostgresServer

ASKED = "asked"


@dataclass(frozen=True, kw_only=True)
class DatabaseKind:
    """A kind of database."""

    name: str
    fresh: Callable[[], AbstractContextManager[Database]]
    """One for a turn, gone after it."""


def in_file(asked: Path) -> DatabaseKind:
    @contextmanager
    def fresh() -> Iterator[Path]:
        database = asked.with_name("turn.db")
        shutil.copy(asked, database)
        try:
            yield database
        finally:
            for left in asked.parent.glob("turn.db*"):
                left.unlink()

    return DatabaseKind(name="SQLite", fresh=fresh)


def on_server(server: PostgresServer, asked: Path) -> DatabaseKind:
    """The rows of *asked*, moved to *server* as `tentap database copy` does it."""
    with (
        sqlite_to_postgresql.snapshot(asked) as source,
        long_transaction(server.create(ASKED).url) as tx,
    ):
        bring_to_newest(tx)
        sqlite_to_postgresql.copy(source, tx, lambda _rows: None)

    @contextmanager
    def fresh() -> Iterator[Server]:
        try:
            yield server.create("turn", ASKED)
        finally:
            server.drop("turn")

    return DatabaseKind(name="PostgreSQL", fresh=fresh)


@dataclass(frozen=True, kw_only=True)
class Raw:
    """The bare driver, on one connection with the settings that Tentap's have."""

    begin: str
    execute: Callable[[str, Any], list[Any]]
    """The rows that a statement gives."""
    execute_many: Callable[[str, list[Any]], object]


@contextmanager
def raw(database: Database) -> Iterator[Raw]:
    match database:
        case Path():
            with closing(sqlite.connect(database, read_only=False)) as file:
                yield Raw(
                    begin="BEGIN IMMEDIATE",
                    execute=lambda sql, values: file.execute(sql, values).fetchall(),
                    execute_many=file.executemany,
                )
        case Server(url=url):
            with psycopg.connect(**line(url)) as connection:
                cursor = connection.cursor()
                yield Raw(
                    begin="BEGIN ISOLATION LEVEL SERIALIZABLE",
                    execute=lambda sql, values: _rows(cursor.execute(sql.encode(), values)),
                    execute_many=lambda sql, rows: cursor.executemany(sql.encode(), rows),
                )


def _rows(cursor: psycopg.Cursor[Any]) -> list[Any]:
    return [] if cursor.description is None else cursor.fetchall()
