"""The door to the database: ``run`` for a transaction that writes, ``read`` for one that looks.

A transaction is an ordinary function of a :data:`Tx`, run in one go on a storage thread. Calls of
``run`` that wait while a commit is under way share the next one, each inside a savepoint of its
own, and each is answered only after the COMMIT.

So a function handed to ``run`` may run more than once: the time, ids and random tokens are its
arguments, it changes nothing but rows, and it returns a value that does not change.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.sqlite import BUSY_TIMEOUT_S, Thread, raw

P = ParamSpec("P")
T = TypeVar("T")
Tx = Connection

MOST_SHARED = 64
"""Calls in one commit: enough to be fast, few enough that the first does not wait long."""
READERS = 2
CHECKPOINT_PATIENCE_MS = 100


class StorageError(Exception):
    """The database did not do what was asked; nothing of the call was kept."""


@dataclass
class _Call:
    function: Callable[[Tx], Any]
    future: asyncio.Future[Any]


@dataclass(frozen=True)
class _Outcome:
    result: Any = None
    error: BaseException | None = None


class Store:
    """A SQLite database. Use as ``async with Store(path) as store``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._waiting: list[_Call] = []
        self._pump: asyncio.Task[None] | None = None
        self._writer = Thread(path, read_only=False)
        self._readers: asyncio.Queue[Thread] = asyncio.Queue()
        self._closing = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._closing.enter_async_context(self._writer)
        for _ in range(READERS):
            reader = Thread(self.path, read_only=True)
            await self._closing.enter_async_context(reader)
            self._readers.put_nowait(reader)
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        if self._pump is not None:
            await self._pump
        await self._closing.aclose()

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *use_case* in a transaction; its result comes after the COMMIT.

        Whatever it raises is raised here, and then nothing of it was kept.
        """
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Call(lambda tx: use_case(tx, *args, **kwargs), future))
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._commit_waiting())
        return await future

    async def read(
        self, query: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *query* on one snapshot that cannot write. Keep it under a second."""
        reader = await self._readers.get()
        try:
            return await reader.call(lambda tx: _on_snapshot(tx, query, *args, **kwargs))
        finally:
            self._readers.put_nowait(reader)

    async def checkpoint(self) -> None:
        """Bring what was committed from the write-ahead log into the database file."""
        await self._writer.call(_checkpoint)

    async def _commit_waiting(self) -> None:
        while self._waiting:
            calls, self._waiting = self._waiting[:MOST_SHARED], self._waiting[MOST_SHARED:]
            group = partial(_group, functions=[call.function for call in calls])
            try:
                outcomes = await self._writer.call(group)
            except BaseException as error:
                outcomes = [_Outcome(error=error)] * len(calls)
            for call, outcome in zip(calls, outcomes, strict=True):
                _tell(call.future, outcome)


def _tell(future: asyncio.Future[Any], outcome: _Outcome) -> None:
    if future.cancelled():  # the waiter has gone; its transaction stands all the same
        return
    if outcome.error is not None:
        future.set_exception(outcome.error)
    else:
        future.set_result(outcome.result)


def _group(tx: Tx, functions: list[Callable[[Tx], Any]]) -> list[_Outcome]:
    """Run *functions* under one COMMIT; where that cannot be had, each under its own."""
    if len(functions) == 1:
        return [_alone(tx, functions[0])]
    driver = raw(tx)
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:  # each alone would wait for the lock as long again
        return [_Outcome(error=_told(error)) for _ in functions]
    try:
        outcomes = [_in_savepoint(tx, function) for function in functions]
        driver.execute("COMMIT")
    except sqlite3.Error:
        _roll_back(tx)
        return [_alone(tx, function) for function in functions]
    finally:
        _roll_back(tx)
    return outcomes


def _in_savepoint(tx: Tx, function: Callable[[Tx], Any]) -> _Outcome:
    driver = raw(tx)
    driver.execute("SAVEPOINT call")
    try:
        outcome = _Outcome(result=function(tx))
    except Exception as error:
        # Fails in its turn where SQLite ended the transaction, as it does when the disk is full.
        driver.execute("ROLLBACK TO call")
        outcome = _Outcome(error=_told(error))
    driver.execute("RELEASE call")
    return outcome


def _alone(tx: Tx, function: Callable[[Tx], Any]) -> _Outcome:
    driver = raw(tx)
    try:
        driver.execute("BEGIN IMMEDIATE")
        result = function(tx)
        driver.execute("COMMIT")
    except Exception as error:
        return _Outcome(error=_told(error))
    finally:
        _roll_back(tx)
    return _Outcome(result=result)


def _told(error: Exception) -> Exception:
    """The error as the caller sees it: a database that is full, locked or broken is one kind."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    match cause:
        case sqlite3.OperationalError():
            told: Exception = StorageError(str(cause))
        case sqlite3.DatabaseError() if type(cause) is sqlite3.DatabaseError:  # a damaged file
            told = StorageError(str(cause))
        case StopIteration():  # no future takes it, so that whoever waits would wait for ever
            told = RuntimeError("StopIteration in a transaction")
        case _:
            return error
    told.__cause__ = error
    return told


def _on_snapshot(
    tx: Tx, query: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    raw(tx).execute("BEGIN")
    try:
        return query(tx, *args, **kwargs)
    except (DBAPIError, StopIteration) as error:
        raise _told(error) from error
    finally:
        _roll_back(tx)


def _roll_back(tx: Tx) -> None:
    if raw(tx).in_transaction:
        raw(tx).execute("ROLLBACK")


def _checkpoint(tx: Tx) -> None:
    """While somebody reads for long, as a backup does, the rest of the log stays for next time:
    whoever waits for a reader here lets every tap wait."""
    driver = raw(tx)
    driver.execute(f"PRAGMA busy_timeout = {CHECKPOINT_PATIENCE_MS}").fetchall()
    try:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_S * 1000:.0f}").fetchall()
