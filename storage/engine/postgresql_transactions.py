"""Runs transactions, and runs them again after a conflict or a lost connection.

PostgreSQL aborts transactions whose result would differ from running them one after the other. If
the answer to a COMMIT is lost, the code asks the server for its outcome, so that nothing is done
twice.
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
from storage.engine.postgresql_errors import Failure, failure, for_caller
from storage.engine.store import Outcome, StorageError, Tx

T = TypeVar("T")
GetConnection = Callable[[], Tx]
Work = Callable[[Tx, Sequence[Callable[[Tx], Any]]], list[Outcome]]
"""Runs functions in a transaction."""
MOST_ATTEMPTS: Final = 5
CROWDED_ATTEMPTS: Final = 2
"""After so many serialization failures a transaction takes an exclusive lock. A small database has
all rows on the same pages, where PostgreSQL sees conflicts almost everywhere."""
PATIENCE_S: Final = 6.0
"""Seconds after the first attempt in which another one may begin."""
RECONNECT_PAUSE_S: Final = 0.1
_FIRST_PAUSE_S: Final = {Failure.CONFLICT: 0.02, Failure.GONE: RECONNECT_PAUSE_S}
"""The failures worth another attempt, with the longest pause before the second one."""
VERDICT_SECONDS: Final = 10.0
"""How long to ask the server for a transaction's outcome. It ends a lost one after five."""


class _SpoiledError(Exception):
    """The whole group was rolled back and may be run again."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class _MemberFailedError(Exception):
    """One function of a group failed, and the others need savepoints."""


def group(
    connected: GetConnection, functions: Sequence[Callable[[Tx], Any]], name: str
) -> list[Outcome]:
    """Runs *functions* under one COMMIT; if that fails, each under its own."""
    try:
        return _together(connected, functions, name)
    except _SpoiledError as spoiled:
        gone = failure(spoiled.error) is Failure.GONE
        if gone or len(functions) == 1:  # without a server, each would wait as long again
            return [Outcome(error=for_caller(spoiled.error)) for _ in functions]
        return [outcome for one in functions for outcome in group(connected, [one], name)]


def _together(
    connected: GetConnection, functions: Sequence[Callable[[Tx], Any]], name: str
) -> list[Outcome]:
    """Runs *functions* under one COMMIT.

    Uses savepoints only after a function failed, since each costs a round trip.
    """

    def attempt(work: Work) -> list[Outcome]:
        return _with_retries(
            lambda number: _once(connected, functions, work, name, alone=number >= CROWDED_ATTEMPTS)
        )

    try:
        return attempt(_without_savepoints)
    except _MemberFailedError:
        return attempt(_in_savepoints)


def _with_retries(attempt: Callable[[int], T]) -> T:
    """Returns the result of the first successful attempt. *attempt* gets its number, from 0."""
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
    connected: GetConnection,
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
        return Outcome(error=for_caller(error))


def _without_savepoints(tx: Tx, functions: Sequence[Callable[[Tx], Any]]) -> list[Outcome]:
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
    # One message sets the savepoint of the next call, too, and so saves a round trip.
    outcome = _alone(tx, function)
    with _spoiling():
        if outcome.error is None:
            driver_of(tx).execute("RELEASE call; SAVEPOINT call")
        else:
            driver_of(tx).execute("ROLLBACK TO call")
    return outcome


def _commit(connected: GetConnection, tx: Tx, xact: Xact, name: str) -> None:
    """Commits. If the COMMIT fails or its answer is lost, asks the server for the outcome."""
    try:
        postgresql.commit(tx, name)
    except StorageError as error:
        raise _SpoiledError(error) from error
    except psycopg.Error as error:
        if not _was_committed(connected, xact):
            raise _SpoiledError(error) from error


def _was_committed(connected: GetConnection, xact: Xact) -> bool:
    deadline = time.monotonic() + VERDICT_SECONDS
    while time.monotonic() < deadline:
        with suppress(DBAPIError, psycopg.Error):
            verdict = postgresql.was_committed(connected(), xact)
            if verdict is not None:
                return verdict
        time.sleep(RECONNECT_PAUSE_S)
    raise StorageError("the outcome of the COMMIT is unknown: the server went away during it")


def _raise_if_spoiled(error: Exception) -> None:
    if failure(error) in _FIRST_PAUSE_S:
        raise _SpoiledError(error) from error


@contextmanager
def _ending(tx: Tx) -> Iterator[None]:
    """Ends the transaction, and the connection if the server is gone."""
    try:
        yield
    except _SpoiledError as spoiled:
        if failure(spoiled.error) is Failure.GONE:
            postgresql.disconnect(tx)
        raise
    finally:
        postgresql.roll_back(tx)


@contextmanager
def _spoiling() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        raise _SpoiledError(error) from error


def run_query(connected: GetConnection, query: Callable[[Tx], T]) -> T:
    """Runs *query* in a transaction that only reads."""
    try:
        return _with_retries(lambda _: _query_once(connected, query))
    except _SpoiledError as spoiled:
        raise for_caller(spoiled.error)  # noqa: B904 - it has its cause


def _query_once(connected: GetConnection, query: Callable[[Tx], T]) -> T:
    with _spoiling():
        tx = connected()
    with _ending(tx):
        with _spoiling():
            postgresql.begin_read_only(tx)
        try:
            result = query(tx)
            postgresql.require_sound(tx)
        except Exception as error:
            _raise_if_spoiled(error)
            raise for_caller(error)  # noqa: B904 - it has its cause
    return result
