"""Copies a SQLite database into an empty PostgreSQL database.

Rows keep their ids and values and are compared afterwards. The caller's transaction on the target
stores all of them or none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg.sql import SQL, Composed, Identifier
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Row,
    Select,
    Table,
    Text,
    cast,
    func,
    literal_column,
    select,
    text,
    type_coerce,
)
from sqlalchemy.types import NullType

from storage.engine.postgresql import driver_of
from storage.engine.sqlite import connect, core
from storage.engine.store import Tx
from storage.schema import inbox, leases, metadata, workers

ROWS_AT_ONCE: Final = 1000
"""Rows in memory at once, and between two reports of progress."""

TABLES: Final = tuple(table for table in metadata.sorted_tables if table not in {workers, leases})
"""The copied tables, each after those it refers to. No process uses the target yet."""
_LEFT_OUT: Final = frozenset({inbox.c.worker})

Progress = Callable[[int], None]
"""Gets the number of rows since its last call."""


class CopyError(Exception):
    """The target has rows already, refused one, or received other rows than were sent."""


@dataclass(frozen=True)
class TableChecksum:
    """The number of rows and the sum of their hashes in this process, independent of the order."""

    rows: int = 0
    hashes: int = 0

    def __add__(self, rows: Sequence[Row[Any]]) -> "TableChecksum":
        hashes = sum(hash(tuple(row)) for row in rows)
        return TableChecksum(self.rows + len(rows), self.hashes + hashes)


@contextmanager
def snapshot(path: Path) -> Iterator[Tx]:
    """Opens a snapshot of the file, with texts that PostgreSQL accepts."""
    with closing(connect(path, read_only=True)) as driver:
        driver.text_factory = _storable
        driver.execute("BEGIN")
        with core(driver) as tx:
            yield tx


def _storable(stored: bytes) -> str:
    """Removes NUL and lone surrogates, as the cleaning of typed text does."""
    return stored.decode("utf-8", errors="ignore").replace("\0", "")


def count(source: Tx) -> int:
    """Returns the number of rows to copy."""
    counts = (select(func.count()).select_from(table) for table in TABLES)
    return sum(source.execute(statement).scalar_one() for statement in counts)


def require_empty(target: Tx) -> None:
    """Raises CopyError if any table has a row. Locks all tables against other writers."""
    names = SQL(", ").join(Identifier(table.name) for table in metadata.sorted_tables)
    driver_of(target).execute(SQL("LOCK TABLE {} IN EXCLUSIVE MODE").format(names))
    for table in metadata.sorted_tables:
        if target.execute(select(literal_column("1")).select_from(table).limit(1)).first():
            raise CopyError(f"the table {table.name} has rows already")


def copy(source: Tx, target: Tx, progress: Progress) -> Mapping[Table, TableChecksum]:
    """Copies all tables. Returns what was sent of each."""
    sent = {table: _copy_table(source, target, table, progress) for table in TABLES}
    sequences = source.execute(text("SELECT name, seq FROM sqlite_sequence"))
    last = {str(row.name): int(row.seq) for row in sequences}
    for table in TABLES:
        _set_sequence(target, table, last.get(table.name, 0))
    return sent


def compare(target: Tx, sent: Mapping[Table, TableChecksum], progress: Progress) -> None:
    """Raises CopyError if the target's rows differ from what was *sent*."""
    for table, tally in sent.items():
        arrived = TableChecksum()
        for rows in _batches(target, table):
            arrived += rows
            progress(len(rows))
        if arrived != tally:
            raise CopyError(
                f"the table {table.name} arrived with {arrived.rows:,} of {tally.rows:,} rows, or"
                " with other values"
            )


def _copy_table(source: Tx, target: Tx, table: Table, progress: Progress) -> TableChecksum:
    tally = TableChecksum()
    try:
        with driver_of(target).cursor() as cursor, cursor.copy(_into(table)) as stream:
            for rows in _batches(source, table):
                for row in rows:
                    stream.write_row(row)
                tally += rows
                progress(len(rows))
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        reason = error.diag.message_primary or type(error).__name__
        raise CopyError(f"it refuses a row of the table {table.name}: {reason}") from error
    return tally


def _into(table: Table) -> Composed:
    names = SQL(", ").join(Identifier(column.name) for column in _columns(table))
    return SQL("COPY {} ({}) FROM STDIN").format(Identifier(table.name), names)


def _batches(tx: Tx, table: Table) -> Iterator[Sequence[Row[Any]]]:
    statement: Select[Any] = select(*map(_plain, _columns(table)))
    streamed = statement.execution_options(stream_results=True)
    return tx.execute(streamed).partitions(ROWS_AT_ONCE)


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column not in _LEFT_OUT]


def _plain(column: Column[Any]) -> Any:
    """Returns the column as both databases give it alike, without our type conversions."""
    match column.type:
        case Boolean():
            return column
        case JSON():
            return cast(column, Text)
        case _:
            return type_coerce(column, NullType())


def _set_sequence(target: Tx, table: Table, last: int) -> None:
    """Makes new ids start after the highest one and after *last*, the id of a deleted row."""
    column = table.autoincrement_column
    if column is None:
        return
    highest = target.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
    if reached := max(highest, last):
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        target.execute(select(func.setval(sequence, reached)))
