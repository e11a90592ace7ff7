"""Everything of a SQLite installation, taken over into a PostgreSQL database without a row.

Rows go as they are, with their ids, and are compared by what arrived. The caller's transaction on
the target keeps all of it or nothing.
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
"""In memory, and between two words on the progress."""

TABLES: Final = tuple(table for table in metadata.sorted_tables if table not in {workers, leases})
"""What is copied, each after those it refers to. None of the processes works on the target."""
_LEFT_OUT: Final = frozenset({inbox.c.worker})

Told = Callable[[int], None]
"""Hears of so many rows more."""


class CopyError(Exception):
    """The target did not take something, or has something already."""


@dataclass(frozen=True)
class Tally:
    """How many rows, and the sum of their hashes in this process: whatever their order."""

    rows: int = 0
    hashes: int = 0

    def __add__(self, rows: Sequence[Row[Any]]) -> "Tally":
        hashes = sum(hash(tuple(row)) for row in rows)
        return Tally(self.rows + len(rows), self.hashes + hashes)


@contextmanager
def snapshot(path: Path) -> Iterator[Tx]:
    """The file as it is now, in texts that PostgreSQL takes."""
    with closing(connect(path, read_only=True)) as driver:
        driver.text_factory = _storable
        driver.execute("BEGIN")
        with core(driver) as tx:
            yield tx


def _storable(stored: bytes) -> str:
    """As words are cleaned on entry: without NUL and lone surrogates."""
    return stored.decode("utf-8", errors="ignore").replace("\0", "")


def count(source: Tx) -> int:
    """How many rows there are to copy."""
    counts = (select(func.count()).select_from(table) for table in TABLES)
    return sum(source.execute(statement).scalar_one() for statement in counts)


def require_empty(target: Tx) -> None:
    """CopyError where any table has a row. From here on nobody else writes a first one."""
    names = SQL(", ").join(Identifier(table.name) for table in metadata.sorted_tables)
    driver_of(target).execute(SQL("LOCK TABLE {} IN EXCLUSIVE MODE").format(names))
    for table in metadata.sorted_tables:
        if target.execute(select(literal_column("1")).select_from(table).limit(1)).first():
            raise CopyError(f"the table {table.name} has rows already")


def copy(source: Tx, target: Tx, told: Told) -> Mapping[Table, Tally]:
    """Copy every table; what was sent of each."""
    sent = {table: _copy_table(source, target, table, told) for table in TABLES}
    forgotten = source.execute(text("SELECT name, seq FROM sqlite_sequence"))
    last = {str(row.name): int(row.seq) for row in forgotten}
    for table in TABLES:
        _go_on_after(target, table, last.get(table.name, 0))
    return sent


def compare(target: Tx, sent: Mapping[Table, Tally], told: Told) -> None:
    """CopyError where what arrived is not what was *sent*."""
    for table, tally in sent.items():
        arrived = Tally()
        for rows in _batches(target, table):
            arrived += rows
            told(len(rows))
        if arrived != tally:
            raise CopyError(
                f"the table {table.name} arrived with {arrived.rows:,} of {tally.rows:,} rows, or"
                " with other words in them"
            )


def _copy_table(source: Tx, target: Tx, table: Table, told: Told) -> Tally:
    tally = Tally()
    try:
        with driver_of(target).cursor() as cursor, cursor.copy(_into(table)) as stream:
            for rows in _batches(source, table):
                for row in rows:
                    stream.write_row(row)
                tally += rows
                told(len(rows))
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        reason = error.diag.message_primary or type(error).__name__
        raise CopyError(f"it does not take a row of the table {table.name}: {reason}") from error
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
    """As both databases give it alike: what our types make of a value is not looked at."""
    match column.type:
        case Boolean():
            return column
        case JSON():
            return cast(column, Text)
        case _:
            return type_coerce(column, NullType())


def _go_on_after(target: Tx, table: Table, last: int) -> None:
    """Give new rows new ids: after the highest, and after *last*, which is forgotten by now."""
    column = table.autoincrement_column
    if column is None:
        return
    highest = target.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
    if reached := max(highest, last):
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        target.execute(select(func.setval(sequence, reached)))
