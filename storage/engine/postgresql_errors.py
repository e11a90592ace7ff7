"""Classifies PostgreSQL's errors by whether another attempt may succeed."""

from enum import Enum, auto
from typing import Final

import psycopg
from psycopg import errors
from sqlalchemy.exc import DBAPIError

from storage.engine.store import StorageError


class Failure(Enum):
    """The kinds of database errors."""

    CONFLICT = auto()
    """Another transaction wrote what this one read. Run it again."""
    GONE = auto()
    """The connection or the server is lost. Run it again over a new connection."""
    REFUSED = auto()
    """The server runs and refuses, for example since the disk is full or a time limit passed."""
    OURS = auto()
    """The caller's mistake, such as a broken constraint or a wrong statement."""


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
    "08",  # connection errors
    "0A000",  # a standby has no SERIALIZABLE
    "25006",  # a read-only server, which has become a standby
    "25P03",  # the transaction was idle for too long
    "53300",  # too many connections
    "57P",  # the server shuts down, starts, or ends this connection by command
)


def for_caller(error: Exception) -> Exception:
    """Returns the error for the caller: StorageError for a database that is full, gone or busy."""
    kind = failure(error)
    if isinstance(error, StopIteration):  # a future cannot hold it, so its caller would not end
        result: Exception = RuntimeError("StopIteration in a transaction")
    elif kind is Failure.OURS:
        return error
    else:
        result = StorageError(words_of(error), loggable=loggable_text(error))
    result.__cause__ = error
    return result


def words_of(error: Exception) -> str:
    """Returns the first line of the server's error. Other lines may quote values."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    primary = cause.diag.message_primary if isinstance(cause, psycopg.Error) else None
    return primary or str(cause).partition("\n")[0] or type(cause).__name__


def loggable_text(error: Exception) -> str:
    """Returns the error's name and SQLSTATE.

    The server's line may quote values, as a trigger's does. Without a SQLSTATE, returns the message
    of the client library about the connection, which quotes none.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, psycopg.Error) and cause.sqlstate is not None:
        return f"{type(cause).__name__} {cause.sqlstate}"
    return words_of(error)
