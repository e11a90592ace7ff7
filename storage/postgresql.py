"""PostgreSQL on threads of its own: connections, how transactions begin and end, what errors mean.

Transactions are begun and ended by hand, as on SQLite. Everything that a transaction needs is said
with its BEGIN, in one message: nothing depends on who had the connection before, so that a pooler
may stand between.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from enum import Enum, auto
from typing import Any, Final, TypeVar

import psycopg
from psycopg import errors
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import DBAPIError

from storage.store import StorageError

T = TypeVar("T")

CONNECT_SECONDS: Final = 5
CHANNEL: Final = "tentap"
"""Where each COMMIT is announced."""

_LIMITS: Final = (
    # A process that froze lets go of its rows, and no statement holds up the others for ever.
    "SET LOCAL statement_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '5s'"
)
_WRITE: Final = f"BEGIN ISOLATION LEVEL SERIALIZABLE; {_LIMITS}; SELECT pg_current_xact_id()::text"
_LOOK: Final = f"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; {_LIMITS}"


def open_engine(url: str) -> Engine:
    """An engine for the libpq address *url*. Errors tell no values: they are people's words."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={
            "application_name": "tentap",
            "connect_timeout": CONNECT_SECONDS,
            "prepare_threshold": None,  # a pooler between gives every transaction another server
            "keepalives_idle": 10,
            "tcp_user_timeout": 10_000,
        },
    )


class Thread:
    """One connection and the thread that it lives on; a connection that broke is made anew."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="postgresql")
        self._connection: Connection | None = None

    async def call(self, function: Callable[[Callable[[], Connection]], T]) -> T:
        """Run *function* on the thread, with a way to its connection."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, function, self._connected)

    async def close(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._executor, self._disconnect)
        self._executor.shutdown()

    def _connected(self) -> Connection:
        if self._connection is not None and (
            self._connection.invalidated or driver_of(self._connection).closed
        ):
            self._disconnect()
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            with suppress(DBAPIError, psycopg.Error):
                self._connection.close()
            self._connection = None


def driver_of(tx: Connection) -> psycopg.Connection[Any]:
    """The driver's connection below *tx*."""
    driver: Any = tx.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def begin(tx: Connection) -> str:
    """Begin a transaction that writes; by its id it is known even after a broken line."""
    cursor = driver_of(tx).execute(_WRITE)
    while cursor.nextset():
        pass
    row = cursor.fetchone()
    assert row is not None
    return str(row[0])


def begin_to_look(tx: Connection) -> None:
    driver_of(tx).execute(_LOOK)


def commit(tx: Connection, name: str) -> None:
    """COMMIT, and let the other processes know; *name* tells whose it was.

    StorageError where an error was swallowed: PostgreSQL would answer such a COMMIT by a ROLLBACK.
    """
    if driver_of(tx).info.transaction_status is not TransactionStatus.INTRANS:
        raise StorageError("the transaction ended before its COMMIT")
    driver_of(tx).execute(f"COMMIT; NOTIFY {CHANNEL}, '{name}'".encode())


def roll_back(tx: Connection) -> None:
    """End whatever transaction is open; a broken connection has ended it."""
    if tx.invalidated:
        return
    driver = driver_of(tx)
    if not driver.closed and driver.info.transaction_status is not TransactionStatus.IDLE:
        with suppress(psycopg.Error):
            driver.execute("ROLLBACK")


def became_of(tx: Connection, xact_id: str) -> str | None:
    """ "committed", "aborted" or "in progress"; ``None`` where the server has forgotten it.

    A server that never heard of it, as after a failover that lost it, has not committed it.
    """
    try:
        row = driver_of(tx).execute("SELECT pg_xact_status(%s::xid8)", [xact_id]).fetchone()
    except errors.InvalidParameterValue:
        return "aborted"
    return None if row is None else row[0]


class Failure(Enum):
    """What is to be done about an error of the database."""

    CONFLICT = auto()
    """Others wrote what this transaction read: all of it again."""
    GONE = auto()
    """The connection or the server went away: all of it again, over a new connection."""
    REFUSED = auto()
    """The server works and will not do it: the disk is full, it took too long."""
    OURS = auto()
    """A fault of the caller's: a constraint, a wrong statement."""


def failure(error: Exception) -> Failure:
    cause = error.orig if isinstance(error, DBAPIError) else error
    match cause:
        case errors.SerializationFailure() | errors.DeadlockDetected():
            return Failure.CONFLICT
        case psycopg.Error(sqlstate=str(state)) if state.startswith(_GONE):
            return Failure.GONE
        case psycopg.OperationalError(sqlstate=None) | psycopg.InterfaceError():
            return Failure.GONE
        case psycopg.OperationalError() | psycopg.InternalError():
            return Failure.REFUSED
        case _:
            return Failure.OURS


_GONE: Final = (
    "08",  # the connection
    "25006",  # a server that may only be read: it was the first one, and is no longer
    "25P03",  # the transaction was idle for too long
    "53300",  # too many connections
    "57P",  # the server shuts down, starts, or was told to end this connection
)


def told(error: Exception) -> Exception:
    """The error as the caller sees it: a database that is full, gone or busy is one kind."""
    kind = failure(error)
    if isinstance(error, StopIteration):  # no future takes it: whoever waits would wait for ever
        seen: Exception = RuntimeError("StopIteration in a transaction")
    elif kind is Failure.OURS:
        return error
    else:
        seen = StorageError(_words(error))
    seen.__cause__ = error
    return seen


def _words(error: Exception) -> str:
    """The server's own line; what follows it may quote values."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    primary = cause.diag.message_primary if isinstance(cause, psycopg.Error) else None
    return primary or str(cause).partition("\n")[0] or type(cause).__name__
