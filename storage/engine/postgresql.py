"""PostgreSQL on threads of its own: connections, and how transactions begin and end.

Transactions are begun and ended by hand, as on SQLite. Everything that a transaction needs is said
with its BEGIN, in one message: nothing depends on who had the connection before, so that a pooler
may stand between.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeVar

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from storage.engine.postgresql_errors import words_of
from storage.engine.store import StorageError

T = TypeVar("T")
CONNECT_SECONDS: Final = 5
CHANNEL: Final = "tentap"
"""Where each COMMIT is announced."""
_LINE: Final = {
    "application_name": "tentap",
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 10,  # a server that vanished without a word is noticed
    "keepalives_interval": 5,
    "tcp_user_timeout": 10_000,
}
_GATE: Final = "alembic_version"
"""A table that is never written to meanwhile: its lock alone is of use. Unlike an advisory lock it
is taken before the transaction sees anything."""
STATEMENT_LIMIT: Final = "10s"
IDLE_LIMIT: Final = "5s"
_LIFE: Final = "pg_stat_get_bgwriter_stat_reset_time()::text"
"""Changes whenever a server crashes, and with the server: statistics do not survive either."""


def line(url: str) -> dict[str, Any]:
    """How a connection to *url* is made; it may name several hosts and set what is set here.

    Nothing is prepared: a pooler between gives every transaction another server.
    """
    return {**_LINE, **conninfo_to_dict(url), "autocommit": True, "prepare_threshold": None}


class _Connection(psycopg.Connection[Any]):
    """Its errors tell the server's own line alone: what follows may quote people's words."""

    def wait(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().wait(*args, **kwargs)
        except psycopg.Error as error:
            error.args = (words_of(error),)
            raise


@lru_cache(maxsize=8)
def open_engine(url: str) -> Engine:
    """The engine for the libpq address *url*: what it compiled serves all who connect there.

    Errors tell no values: they are people's words.
    """
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: _Connection.connect(**line(url)),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,
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
    """The driver's connection below *tx*; psycopg.OperationalError where it broke."""
    if tx.closed or tx.invalidated:
        raise psycopg.OperationalError("the connection broke")
    driver: Any = tx.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


@dataclass(frozen=True)
class Xact:
    """A transaction by its number, and which life of which server gave it that number."""

    id: str
    life: str


def begin(tx: Connection, *, alone: bool) -> Xact:
    """Begin a transaction that writes; what this returns finds it even after a broken line.

    *alone*: when nobody else's is under way, and while it is nobody else's begins, so that it
    conflicts with none.
    """
    lock = f"LOCK TABLE {_GATE} IN {'EXCLUSIVE' if alone else 'ROW SHARE'} MODE"
    name = f"SELECT pg_current_xact_id()::text, {_LIFE}"
    cursor = driver_of(tx).execute(f"{_beginning('SERIALIZABLE')}; {lock}; {name}".encode())
    while cursor.nextset():
        pass
    row = cursor.fetchone()
    assert row is not None
    return Xact(*row)


def begin_to_look(tx: Connection) -> None:
    driver_of(tx).execute(_beginning("REPEATABLE READ READ ONLY").encode())


def _beginning(level: str) -> str:
    """A process that froze lets go of its rows, and no statement holds up others for ever."""
    return (
        f"BEGIN ISOLATION LEVEL {level}; SET LOCAL statement_timeout = '{STATEMENT_LIMIT}';"
        f" SET LOCAL idle_in_transaction_session_timeout = '{IDLE_LIMIT}'"
    )


def require_sound(tx: Connection) -> None:
    """StorageError where an error was swallowed: PostgreSQL would answer a COMMIT by a ROLLBACK.
    psycopg.OperationalError where the line broke meanwhile."""
    if driver_of(tx).info.transaction_status is not TransactionStatus.INTRANS:
        raise StorageError("the transaction ended before its end was reached")


def commit(tx: Connection, name: str) -> None:
    """COMMIT, and let the other processes know; *name* tells whose it was."""
    require_sound(tx)
    driver_of(tx).execute(f"COMMIT; NOTIFY {CHANNEL}, '{name}'".encode())


def roll_back(tx: Connection) -> None:
    """End whatever transaction is open; a broken connection has ended it."""
    with suppress(psycopg.Error):
        driver = driver_of(tx)
        if driver.info.transaction_status is not TransactionStatus.IDLE:
            driver.execute("ROLLBACK")


def hang_up(tx: Connection) -> None:
    """Close the connection; the next call makes a new one, perhaps to another server."""
    with suppress(psycopg.Error):
        driver_of(tx).close()


def was_committed(tx: Connection, xact: Xact) -> bool | None:
    """``None`` while that is open: it is under way, or the server follows another one.

    A server that never heard of it, as after a failover that lost it, has not committed it.
    Raises StorageError if that is unknown: a server that crashed may have given the number again.
    """
    driver = driver_of(tx)
    try:
        answer = driver.execute(f"SELECT pg_is_in_recovery(), {_LIFE}".encode()).fetchone()
        assert answer is not None
        following, life = answer
        if following:
            return None
        status = driver.execute("SELECT pg_xact_status(%s::xid8)", [xact.id]).fetchone()
    except errors.InvalidParameterValue:
        return False
    match status:
        case ("in progress",):
            return None
        case ("aborted",):
            return False
        case ("committed",) if life == xact.life:
            return True
        case _:
            raise StorageError("the server crashed during a COMMIT; nobody knows what became of it")
