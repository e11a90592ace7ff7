"""Transactions that are run again, whole, where others or a broken line spoil them.

PostgreSQL ends the transactions that would not have happened one after the other. Where the answer
to a COMMIT is lost the server is asked what became of it: nothing is done twice.
"""

import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, TypeVar

import psycopg
from sqlalchemy.exc import DBAPIError

from storage.engine import postgresql
from storage.engine.postgresql import Xact, driver_of
from storage.engine.postgresql_errors import Failure, failure, told
from storage.engine.store import Outcome, StorageError, Tx

T = TypeVar("T")
Connected = Callable[[], Tx]
Work = Callable[[Tx, Sequence[Callable[[Tx], Any]]], list[Outcome]]
"""Runs functions in a transaction."""
MOST_ATTEMPTS: Final = 5
CROWDED_ATTEMPTS: Final = 2
"""A transaction that failed to serialize so often takes an exclusive lock. In a database with few
rows all of them are on the same pages, where PostgreSQL sees a conflict in almost everything."""
PATIENCE_S: Final = 6.0
"""No attempt begins later than this after the first one."""
RECONNECT_PAUSE_S: Final = 0.1
_FIRST_PAUSE_S: Final = {Failure.CONFLICT: 0.02, Failure.GONE: RECONNECT_PAUSE_S}
"""What is worth another attempt, and how long is waited at most before the second."""
VERDICT_SECONDS: Final = 10.0
"""How long the server is asked what became of a transaction: it ends a lost one after five."""


class _SpoiledError(Exception):
    """The whole group was rolled back."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class _MemberFailedError(Exception):
    """One of a group failed, and nobody else of it is to suffer."""


def group(
    connected: Connected, functions: Sequence[Callable[[Tx], Any]], name: str
) -> list[Outcome]:
    """Run *functions* under one COMMIT; where that cannot be had, each under its own."""
    try:
        return _together(connected, functions, name)
    except _SpoiledError as spoiled:
        gone = failure(spoiled.error) is Failure.GONE
        if gone or len(functions) == 1:  # with the server gone, each alone waits as long again
            return [Outcome(error=told(spoiled.error)) for _ in functions]
        return [outcome for one in functions for outcome in group(connected, [one], name)]


def _together(
    connected: Connected, functions: Sequence[Callable[[Tx], Any]], name: str
) -> list[Outcome]:
    """With savepoints only where a function fails: each is a way there and back."""

    def attempt(work: Work) -> list[Outcome]:
        return _again_and_again(
            lambda number: _once(connected, functions, work, name, alone=number >= CROWDED_ATTEMPTS)
        )

    try:
        return attempt(_plainly)
    except _MemberFailedError:
        return attempt(_in_savepoints)


def _again_and_again(attempt: Callable[[int], T]) -> T:
    """The first attempt, by its number, that neither others nor a broken line spoil."""
    deadline = time.monotonic() + PATIENCE_S
    for number in itertools.count():
        try:
            return attempt(number)
        except _SpoiledError as spoiled:
            kind = failure(spoiled.error)
            last = number + 1 == MOST_ATTEMPTS or time.monotonic() > deadline
            if last or kind not in _FIRST_PAUSE_S:
                raise
            longest = _FIRST_PAUSE_S[kind] * 2**number
            time.sleep(longest * random.random())  # noqa: S311 - jitter is no secret
    raise AssertionError


def _once(
    connected: Connected,
    functions: Sequence[Callable[[Tx], Any]],
    work: Work,
    name: str,
    *,
    alone: bool,
) -> list[Outcome]:
    with _spoiling():
        tx = connected()
    with _ending(tx):
        with _spoiling():
            xact = postgresql.begin(tx, alone=alone)
        outcomes = work(tx, functions)
        if any(outcome.error is None for outcome in outcomes):
            _commit(connected, tx, xact, name)
    return outcomes


def _alone(tx: Tx, function: Callable[[Tx], Any]) -> Outcome:
    try:
        return Outcome(result=function(tx))
    except Exception as error:
        _raise_if_spoiled(error)
        return Outcome(error=told(error))


def _plainly(tx: Tx, functions: Sequence[Callable[[Tx], Any]]) -> list[Outcome]:
    outcomes = []
    for function in functions:
        outcomes.append(_alone(tx, function))
        if outcomes[-1].error is not None and len(functions) > 1:
            raise _MemberFailedError
    return outcomes


def _in_savepoints(tx: Tx, functions: Sequence[Callable[[Tx], Any]]) -> list[Outcome]:
    with _spoiling():
        driver_of(tx).execute("SAVEPOINT call")
    return [_in_savepoint(tx, function) for function in functions]


def _in_savepoint(tx: Tx, function: Callable[[Tx], Any]) -> Outcome:
    """Each message is a way there and back: the savepoint of the next call goes with it."""
    outcome = _alone(tx, function)
    with _spoiling():
        if outcome.error is None:
            driver_of(tx).execute("RELEASE call; SAVEPOINT call")
        else:
            driver_of(tx).execute("ROLLBACK TO call")
    return outcome


def _commit(connected: Connected, tx: Tx, xact: Xact, name: str) -> None:
    """Where the COMMIT fails, or its answer is lost, the server tells what became of it."""
    try:
        postgresql.commit(tx, name)
    except StorageError as error:
        raise _SpoiledError(error) from error
    except psycopg.Error as error:
        if not _was_committed(connected, xact):
            raise _SpoiledError(error) from error


def _was_committed(connected: Connected, xact: Xact) -> bool:
    deadline = time.monotonic() + VERDICT_SECONDS
    while time.monotonic() < deadline:
        with suppress(DBAPIError, psycopg.Error):
            verdict = postgresql.was_committed(connected(), xact)
            if verdict is not None:
                return verdict
        time.sleep(RECONNECT_PAUSE_S)
    raise StorageError("the server went away during a COMMIT, and nobody knows what became of it")


def _raise_if_spoiled(error: Exception) -> None:
    if failure(error) in _FIRST_PAUSE_S:
        raise _SpoiledError(error) from error


@contextmanager
def _ending(tx: Tx) -> Iterator[None]:
    """Leave no transaction open, and no connection to a server that is of no use any more."""
    try:
        yield
    except _SpoiledError as spoiled:
        if failure(spoiled.error) is Failure.GONE:
            postgresql.hang_up(tx)
        raise
    finally:
        postgresql.roll_back(tx)


@contextmanager
def _spoiling() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        raise _SpoiledError(error) from error


def look(connected: Connected, query: Callable[[Tx], T]) -> T:
    try:
        return _again_and_again(lambda _: _look_once(connected, query))
    except _SpoiledError as spoiled:
        raise told(spoiled.error)  # noqa: B904 - it has its cause


def _look_once(connected: Connected, query: Callable[[Tx], T]) -> T:
    with _spoiling():
        tx = connected()
    with _ending(tx):
        with _spoiling():
            postgresql.begin_to_look(tx)
        try:
            result = query(tx)
            postgresql.require_sound(tx)
        except Exception as error:
            _raise_if_spoiled(error)
            raise told(error)  # noqa: B904 - it has its cause
    return result
