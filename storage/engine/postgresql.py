"""PostgreSQL connections on threads, and the beginning and end of transactions.

The code begins and ends transactions itself, as on SQLite. One message holds BEGIN and all settings
of a transaction. Nothing depends on the connection's earlier use, so a pooler may be in between.
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
"""The channel that announces each COMMIT."""
_LINE: Final = {
    "application_name": "tentap",
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 10,  # detects a server that vanished silently
    "keepalives_interval": 5,
    "tcp_user_timeout": 10_000,
}
_GATE: Final = "alembic_version"
"""A table that is used only for its lock. Unlike an advisory lock, a table lock is taken before the
transaction's snapshot."""
STATEMENT_LIMIT: Final = "10s"
IDLE_LIMIT: Final = "5s"
_LIFE: Final = "pg_stat_get_bgwriter_stat_reset_time()::text"
"""SQL for a value that changes with each crash and each server, as statistics do not survive."""


def line(url: str) -> dict[str, Any]:
    """Returns the connection parameters for *url*, which may override them and name several hosts.

    Statements are not prepared, since a pooler may give each transaction another connection.
    """
    return {**_LINE, **conninfo_to_dict(url), "autocommit": True, "prepare_threshold": None}


class _Connection(psycopg.Connection[Any]):
    """A connection whose errors hold only the server's first line, as others may quote values."""

    def wait(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().wait(*args, **kwargs)
        except psycopg.Error as error:
            error.args = (words_of(error),)
            raise


@lru_cache(maxsize=8)
def open_engine(url: str) -> Engine:
    """Returns the engine for the libpq address *url*, shared because it caches compiled statements.

    Errors hide parameters, which are people's words.
    """
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: _Connection.connect(**line(url)),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,
    )


class PostgresqlThread:
    """A connection with its thread. It connects again after the connection broke."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="postgresql")
        self._connection: Connection | None = None

    async def call(self, function: Callable[[Callable[[], Connection]], T]) -> T:
        """Runs *function* on the thread, with a function that returns the connection."""
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
    """Returns the driver's connection. Raises psycopg.OperationalError if it is broken."""
    if tx.closed or tx.invalidated:
        raise psycopg.OperationalError("the connection broke")
    driver: Any = tx.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


@dataclass(frozen=True)
class Xact:
    """A transaction's number, with the run of the server that assigned it."""

    id: str
    life: str


def begin(tx: Connection, *, alone: bool) -> Xact:
    """Begins a transaction that writes. Returns its number, for questions after a lost connection.

    *alone*: waits for all other transactions and keeps new ones waiting, so that none conflicts.
    """
    lock = f"LOCK TABLE {_GATE} IN {'EXCLUSIVE' if alone else 'ROW SHARE'} MODE"
    name = f"SELECT pg_current_xact_id()::text, {_LIFE}"
    cursor = driver_of(tx).execute(f"{_beginning('SERIALIZABLE')}; {lock}; {name}".encode())
    while cursor.nextset():
        pass
    row = cursor.fetchone()
    assert row is not None
    return Xact(*row)


def begin_read_only(tx: Connection) -> None:
    driver_of(tx).execute(_beginning("REPEATABLE READ READ ONLY").encode())


def _beginning(level: str) -> str:
    # The limits release the rows of a frozen process and end statements that block others.
    return (
        f"BEGIN ISOLATION LEVEL {level}; SET LOCAL statement_timeout = '{STATEMENT_LIMIT}';"
        f" SET LOCAL idle_in_transaction_session_timeout = '{IDLE_LIMIT}'"
    )


def require_sound(tx: Connection) -> None:
    """Raises StorageError if the transaction has failed and the error was swallowed.

    PostgreSQL would answer the COMMIT with a ROLLBACK. Raises psycopg.OperationalError if the
    connection is broken.
    """
    if driver_of(tx).info.transaction_status is not TransactionStatus.INTRANS:
        raise StorageError("the transaction ended early")


def commit(tx: Connection, name: str) -> None:
    """Commits and notifies the other processes. *name*: this process."""
    require_sound(tx)
    driver_of(tx).execute(f"COMMIT; NOTIFY {CHANNEL}, '{name}'".encode())


def roll_back(tx: Connection) -> None:
    """Ends the open transaction, if there is one. A broken connection has ended it already."""
    with suppress(psycopg.Error):
        driver = driver_of(tx)
        if driver.info.transaction_status is not TransactionStatus.IDLE:
            driver.execute("ROLLBACK")


def disconnect(tx: Connection) -> None:
    """Closes the connection. The next call opens a new one, perhaps to another server."""
    with suppress(psycopg.Error):
        driver_of(tx).close()


def was_committed(tx: Connection, xact: Xact) -> bool | None:
    """Returns whether a transaction was committed.

    ``None`` if that is not decided: it is in progress, or the server is a standby. A server that
    does not know the number, as after a failover that lost it, has not committed it. Raises
    StorageError after a server crash, as the number may have been assigned again.
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
            raise StorageError("the outcome of the COMMIT is unknown: the server crashed during it")
