"""SQLite on a thread of its own: aiosqlite's thread, spoken to by whole transactions."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite
from sqlalchemy import Connection, Engine, NullPool, create_engine

T = TypeVar("T")

BUSY_TIMEOUT_S = 5.0

_to_be_wrapped: ContextVar[sqlite3.Connection] = ContextVar("_to_be_wrapped")
"""Which connection of the driver the engine takes next, on this thread."""


class Thread(aiosqlite.Connection):
    """One SQLite connection and the thread it lives on, with SQLAlchemy over it."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        super().__init__(lambda: connect(path, read_only=read_only), iter_chunk_size=1)
        self._tx_connection: Connection | None = None
        self._stopped: asyncio.Future[Any] | None = None

    async def __aenter__(self) -> Self:
        """Where the file cannot be opened the thread ends first: it would speak to a loop that may
        be gone by then."""
        try:
            await super().__aenter__()
        except BaseException:
            if self._stopped is not None:
                await self._stopped
            raise
        return self

    def stop(self) -> asyncio.Future[Any] | None:
        self._stopped = super().stop()
        return self._stopped

    async def call(self, function: Callable[[Connection], T]) -> T:
        """Run *function* on the thread."""
        # aiosqlite offers its thread by this method alone, which has no types.
        result: T = await self._execute(  # type: ignore[no-untyped-call]
            lambda: function(self._connection_for_core())
        )
        return result

    async def close(self) -> None:
        """Close SQLAlchemy's end on the thread too: nowhere else may it be touched."""
        if self._tx_connection is not None:
            await self.call(lambda tx: tx.close())
            self._tx_connection = None
        await super().close()

    def _connection_for_core(self) -> Connection:
        if self._tx_connection is None:
            self._tx_connection = core(self._conn)
        return self._tx_connection


def core(driver: sqlite3.Connection) -> Connection:
    """SQLAlchemy over the driver's connection, on the thread that opened it."""
    _to_be_wrapped.set(driver)
    return _engine().connect().execution_options(isolation_level="AUTOCOMMIT")


@cache
def _engine() -> Engine:
    """One for all connections: it compiles a statement once, not once for each of them.

    Transactions are begun and ended by hand, so SQLAlchemy must not begin its own. Errors tell
    no values: they are people's names and words.
    """
    return create_engine(
        "sqlite://", creator=_to_be_wrapped.get, poolclass=NullPool, hide_parameters=True
    )


def raw(tx: Connection) -> sqlite3.Connection:
    """The driver's connection below *tx*."""
    driver: Any = tx.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open *path* on this thread, with everything that a connection of ours needs."""
    _make_private(path)
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # about 0.1 ms a commit, and a loss of power loses nothing
        "foreign_keys = ON",
        "secure_delete = ON",  # erased words must not stay in the file
        "wal_autocheckpoint = 0",  # the running bot alone checkpoints
        f"query_only = {'ON' if read_only else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    # SQLite's own lower() knows ASCII alone, and people are called Élise.
    connection.create_function("lower", 1, str.lower, deterministic=True)
    return connection


def _make_private(path: Path) -> None:
    """A new file is its owner's alone, for people's words stand in it; SQLite gives what it keeps
    beside the file the same rights. A file that is there stays as it is."""
    with suppress(OSError):  # SQLite says it in its own words
        path.resolve().touch(mode=0o600, exist_ok=False)
