"""Implements `tentap database copy`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bot.config.database_address import read_database
from handlers.cli.console import Trouble, misused, say
from handlers.cli.database_errors import explain_errors
from handlers.cli.opened_database import require_made
from handlers.cli.progress import progress
from handlers.cli.settings import PASSWORD, database_at
from handlers.cluster.runlock import RunLock
from storage.engine import file_health
from storage.engine.databases import Server
from storage.operations import sqlite_to_postgresql
from storage.operations.migrate import require_newest
from storage.operations.postgresql_long_transaction import bring_to_newest, long_transaction
from storage.operations.sqlite_to_postgresql import CopyError

_SERVER: Final = ("postgresql:", "postgres:")

DONE: Final = """Copied {rows:,} rows of {tables} tables to {server} and compared them.
Next, write into bot.toml:
  database = "{server}"
Its password, if it has one, belongs into {password}.
{file} is unchanged. Don't start a bot on it again: new answers would stay there."""


def run(origin: str, target: str) -> None:
    file, server = _file(origin), _server(target)
    rows = _copy(file, server)
    tables = len(sqlite_to_postgresql.TABLES)
    say(DONE.format(rows=rows, tables=tables, server=server, password=PASSWORD, file=file))


def _file(origin: str) -> Path:
    if origin.startswith(_SERVER):
        misused("FROM: must be a SQLite file, such as tentap.db")
    return Path(origin.removeprefix("sqlite:"))


def _server(target: str) -> Server:
    if not target.startswith(_SERVER):
        misused("TO: must be a PostgreSQL database, such as postgresql://tentap@db/tentap")
    try:
        server = database_at(read_database(target), Path(), "TO")
    except ValueError as error:
        misused(f"TO: {error}")
    assert isinstance(server, Server)
    return server


def _copy(file: Path, server: Server) -> int:
    """Copies the database. Returns the number of rows."""
    require_made(file)
    with explain_errors(file):
        file_health.require_writable(file)
        with RunLock(file):
            file_health.require_sound(file)
            with sqlite_to_postgresql.snapshot(file) as source:
                require_newest(source)
                n = sqlite_to_postgresql.count(source)
                with _explain_copy_errors(server), long_transaction(server.url) as tx:
                    bring_to_newest(tx)
                    sqlite_to_postgresql.require_empty(tx)
                    with _row_progress("Copying", n) as add:
                        sent = sqlite_to_postgresql.copy(source, tx, add)
                    with _row_progress("Comparing", n) as add:
                        sqlite_to_postgresql.compare(tx, sent, add)
    return n


@contextmanager
def _explain_copy_errors(server: Server) -> Iterator[None]:
    try:
        with explain_errors(server):
            yield
    except CopyError as error:
        raise Trouble(f"{server}: {error}. Nothing was copied.") from error


@contextmanager
def _row_progress(title: str, n: int) -> Iterator[Callable[[int], None]]:
    """Yields a function that adds a number of rows to the progress."""
    done = 0
    with progress(f"{title} {n:,} rows", n) as reached:

        def add(rows: int) -> None:
            nonlocal done
            done += rows
            reached(done)

        yield add
