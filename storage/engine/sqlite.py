"""SQLite connections on aiosqlite's threads. A call runs a whole transaction there."""

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
"""The driver's connection that the engine wraps next, on this thread."""


class SqliteThread(aiosqlite.Connection):
    """A SQLite connection with its thread and SQLAlchemy's connection."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        super().__init__(lambda: connect(path, read_only=read_only), iter_chunk_size=1)
        self._tx_connection: Connection | None = None
        self._stopped: asyncio.Future[Any] | None = None

    async def __aenter__(self) -> Self:
        # If opening fails, wait for the thread's end, or it might call a loop that is closed.
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
        """Runs *function* on the thread."""
        # Only this method of aiosqlite gives access to its thread. It has no types.
        result: T = await self._execute(  # type: ignore[no-untyped-call]
            lambda: function(self._connection_for_core())
        )
        return result

    async def close(self) -> None:
        """Closes both connections on their thread, as SQLite requires."""
        if self._tx_connection is not None:
            await self.call(lambda tx: tx.close())
            self._tx_connection = None
        await super().close()

    def _connection_for_core(self) -> Connection:
        if self._tx_connection is None:
            self._tx_connection = core(self._conn)
        return self._tx_connection


def core(driver: sqlite3.Connection) -> Connection:
    """Wraps the driver's connection with SQLAlchemy, on the thread that opened it."""
    _to_be_wrapped.set(driver)
    return _engine().connect().execution_options(isolation_level="AUTOCOMMIT")


@cache
def _engine() -> Engine:
    """Returns the engine for all connections, so that each statement is compiled only once.

    The code begins and ends transactions itself, so SQLAlchemy must not. Errors hide parameters,
    which are people's names and words.
    """
    return create_engine(
        "sqlite://", creator=_to_be_wrapped.get, poolclass=NullPool, hide_parameters=True
    )


def raw(tx: Connection) -> sqlite3.Connection:
    """Returns the driver's connection of *tx*."""
    driver: Any = tx.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Opens *path* on this thread, with the settings that all connections need."""
    _make_private(path)
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # survives a loss of power, for about 0.1 ms a commit
        "foreign_keys = ON",
        "secure_delete = ON",  # deleted words must not stay in the file
        "wal_autocheckpoint = 0",  # only the running bot checkpoints
        f"query_only = {'ON' if read_only else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    # SQLite's own lower() handles only ASCII, but names have other letters, such as Élise.
    connection.create_function("lower", 1, str.lower, deterministic=True)
    return connection


def _make_private(path: Path) -> None:
    """Creates the file for its owner only, since it holds people's words.

    SQLite gives its other files the same permissions. An existing file stays as it is.
    """
    with suppress(OSError):  # SQLite reports the error when it opens the file
        path.resolve().touch(mode=0o600, exist_ok=False)
