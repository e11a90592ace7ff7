"""A store on a SQLite file: one connection that writes, a few that read, each on its thread."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Concatenate, Final, ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError

from storage.engine import file_health
from storage.engine.file_health import DatabaseFileError
from storage.engine.replaced_files import OpenFiles
from storage.engine.sqlite import BUSY_TIMEOUT_S, SqliteThread, raw
from storage.engine.sqlite_errors import loggable_text
from storage.engine.store import READERS, Outcome, StorageError, Store, Tx

P = ParamSpec("P")
T = TypeVar("T")

CHECKPOINT_PATIENCE_MS: Final = 100
LOG_BYTES: Final = 4 * 2**20
"""The size of the write-ahead log that starts a checkpoint. A single tap takes 100 KB of log, one
of many at once a tenth of that, since each commit writes whole pages."""
LEAST_LOG_BYTES: Final = 64 * 2**10
SHARE_OF_DISK: Final = 4
"""The log takes at most a quarter of the free space, since a checkpoint needs space in the file."""
NO_ROOM: Final = ("database or disk is full", "disk I/O error")
WATCH_SECONDS: Final = 1.0


class SqliteStore(Store):
    """The file *path*. A running bot holds its run lock, so that no second bot uses it."""

    shared: ClassVar[bool] = False

    def __init__(self, path: Path, *, bounds_log: bool = False) -> None:
        """*bounds_log*: whether this process checkpoints. Only the bot does."""
        super().__init__()
        self.path = path
        self._bounds_log = bounds_log
        self._checkpoint_at = 1
        self._writer = SqliteThread(path, read_only=False)
        self._readers: asyncio.Queue[SqliteThread] = asyncio.Queue()
        self._files: OpenFiles | None = None
        self._gone: DatabaseFileError | None = None

    async def _open(self, closing: AsyncExitStack) -> None:
        await closing.enter_async_context(self._writer)
        for _ in range(READERS):
            reader = SqliteThread(self.path, read_only=True)
            await closing.enter_async_context(reader)
            self._readers.put_nowait(reader)
        self._files = await self._writer.call(self._opened_files)

    def _opened_files(self, tx: Tx) -> OpenFiles:
        raw(tx).execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()  # opens the log
        return OpenFiles(self.path)

    async def read(
        self, query: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        reader = await self._readers.get()
        try:
            return await reader.call(lambda tx: _on_snapshot(tx, query, *args, **kwargs))
        finally:
            self._readers.put_nowait(reader)

    async def checkpoint(self) -> None:
        """Moves committed pages from the write-ahead log into the database file."""
        await self._writer.call(self._empty_log)

    def shortage(self) -> str | None:
        with suppress(OSError):  # ``watch`` reports a missing folder
            return file_health.shortage(self.path)
        return None

    async def watch(self, changed: Callable[[], None]) -> None:
        """Raises DatabaseFileError soon after one of the files was deleted or replaced.

        Never calls *changed*: only polling detects commands that write beside the bot.
        """
        while self._gone is None:
            await asyncio.sleep(WATCH_SECONDS)
            with suppress(StorageError):
                await self._writer.call(self._require_files)
        raise self._gone

    async def _commit(self, functions: Sequence[Callable[[Tx], Any]]) -> Sequence[Outcome]:
        return await self._writer.call(partial(self._commit_checked, functions=functions))

    def _commit_checked(
        self, tx: Tx, functions: Sequence[Callable[[Tx], Any]]
    ) -> Sequence[Outcome]:
        """Commits, and checks the files before and after it.

        The check before it protects a new file that a command created after one was removed.
        """
        self._require_files(tx)
        if self._bounds_log and self._log_bytes() >= self._checkpoint_at:
            with suppress(StorageError):  # housekeeping reports it later
                self._empty_log(tx)
        outcomes = _group(tx, functions)
        self._require_files(tx)
        if any(str(outcome.error) in NO_ROOM for outcome in outcomes):
            self._checkpoint_at = 1  # the log itself may fill the disk
        return outcomes

    def _empty_log(self, tx: Tx) -> None:
        try:
            _checkpoint(tx)
        finally:
            self._plan_checkpoint()

    def _plan_checkpoint(self) -> None:
        # Counts from the present size, since a long read keeps the log from being emptied.
        try:
            share = file_health.free_bytes(self.path) // SHARE_OF_DISK
        except OSError:  # ``watch`` reports a missing folder
            share = 0
        self._checkpoint_at = self._log_bytes() + min(LOG_BYTES, max(share, LEAST_LOG_BYTES))

    def _log_bytes(self) -> int:
        return 0 if self._files is None else self._files.log_bytes()

    def _require_files(self, tx: Tx) -> None:
        """Raises StorageError if a file was removed, after saving the data of the open files."""
        if self._gone is None and self._files is not None:
            changed = self._files.changed()
            if changed is not None:
                self._gone = self._files.save(raw(tx), changed)
        if self._gone is not None:
            raise StorageError(self._gone.what)


def _group(tx: Tx, functions: Sequence[Callable[[Tx], Any]]) -> list[Outcome]:
    """Runs *functions* under one COMMIT; if that fails, each under its own."""
    if len(functions) == 1:
        return [_alone(tx, functions[0])]
    driver = raw(tx)
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:  # each would wait for the lock as long again
        return [Outcome(error=_for_caller(error)) for _ in functions]
    try:
        outcomes = [_in_savepoint(tx, function) for function in functions]
        driver.execute("COMMIT")
    except sqlite3.Error:
        _roll_back(tx)
        return [_alone(tx, function) for function in functions]
    finally:
        _roll_back(tx)
    return outcomes


def _in_savepoint(tx: Tx, function: Callable[[Tx], Any]) -> Outcome:
    driver = raw(tx)
    driver.execute("SAVEPOINT call")
    try:
        outcome = Outcome(result=function(tx))
    except Exception as error:
        # Raises if SQLite has ended the transaction, as it does when the disk is full.
        driver.execute("ROLLBACK TO call")
        outcome = Outcome(error=_for_caller(error))
    driver.execute("RELEASE call")
    return outcome


def _alone(tx: Tx, function: Callable[[Tx], Any]) -> Outcome:
    driver = raw(tx)
    try:
        driver.execute("BEGIN IMMEDIATE")
        result = function(tx)
        driver.execute("COMMIT")
    except Exception as error:
        return Outcome(error=_for_caller(error))
    finally:
        _roll_back(tx)
    return Outcome(result=result)


def _for_caller(error: Exception) -> Exception:
    """Returns the error for the caller: StorageError for a full, locked or broken database."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    match cause:
        case sqlite3.OperationalError():
            result: Exception = StorageError(str(cause), loggable=loggable_text(cause))
        case sqlite3.DatabaseError() if type(cause) is sqlite3.DatabaseError:  # a damaged file
            result = StorageError(str(cause), loggable=loggable_text(cause))
        case StopIteration():  # a future cannot hold it, so its caller would not end
            result = RuntimeError("StopIteration in a transaction")
        case _:
            return error
    result.__cause__ = error
    return result


def _on_snapshot(
    tx: Tx, query: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    try:
        raw(tx).execute("BEGIN")
        result = query(tx, *args, **kwargs)
        if not raw(tx).in_transaction:
            raise StorageError("the transaction ended early")
    except (DBAPIError, sqlite3.Error, StopIteration) as error:
        raise _for_caller(error)  # noqa: B904 - it has its cause
    finally:
        _roll_back(tx)
    return result


def _roll_back(tx: Tx) -> None:
    if raw(tx).in_transaction:
        raw(tx).execute("ROLLBACK")


def _checkpoint(tx: Tx) -> None:
    """Moves the log into the file, as far as no long read, such as a backup, needs it.

    It waits for readers only briefly, since every tap would wait with it.
    """
    driver = raw(tx)
    driver.execute(f"PRAGMA busy_timeout = {CHECKPOINT_PATIENCE_MS}").fetchall()
    try:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.Error as error:  # nothing is lost: the log keeps the pages
        raise _for_caller(error)  # noqa: B904 - it has its cause
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_S * 1000:.0f}").fetchall()
