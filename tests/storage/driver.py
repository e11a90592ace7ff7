"""A look at a database by its driver alone, past everything of ours."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from storage.engine.databases import Database, Server


def execute_outside(database: Database, statement: str) -> Sequence[tuple[Any, ...]]:
    """Do it in a transaction of its own; the rows of the answer."""
    match database:
        case Path():
            with closing(sqlite3.connect(database, isolation_level=None)) as sqlite:
                return sqlite.execute(statement).fetchall()
        case Server(url=url):
            with psycopg.connect(url, autocommit=True) as postgresql:
                cursor = postgresql.execute(statement.encode())
                return cursor.fetchall() if cursor.description else ()


def names_seen_from_outside(database: Database) -> list[str]:
    return [name for (name,) in execute_outside(database, "SELECT name FROM people ORDER BY id")]
