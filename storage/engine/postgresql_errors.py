"""What an error of PostgreSQL means: worth another attempt, or told in words."""

from enum import Enum, auto
from typing import Final

import psycopg
from psycopg import errors
from sqlalchemy.exc import DBAPIError

from storage.engine.store import StorageError


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
    "0A000",  # a server that follows another has no SERIALIZABLE
    "25006",  # a server that may only be read: it was the first one, and is no longer
    "25P03",  # the transaction was idle for too long
    "53300",  # too many connections
    "57P",  # the server shuts down, starts, or was told to end this connection
)


def told(error: Exception) -> Exception:
    """The error as the caller sees it: a database that is full, gone or busy is one kind."""
    kind = failure(error)
    if isinstance(error, StopIteration):  # no future takes it: its caller would wait for ever
        seen: Exception = RuntimeError("StopIteration in a transaction")
    elif kind is Failure.OURS:
        return error
    else:
        seen = StorageError(words_of(error), loggable=loggable(error))
    seen.__cause__ = error
    return seen


def words_of(error: Exception) -> str:
    """The server's own line; what follows it may quote values."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    primary = cause.diag.message_primary if isinstance(cause, psycopg.Error) else None
    return primary or str(cause).partition("\n")[0] or type(cause).__name__


def loggable(error: Exception) -> str:
    """The error's name and SQLSTATE: the server's line may quote values, as a trigger's does. What
    the client library says of a connection quotes none."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, psycopg.Error) and cause.sqlstate is not None:
        return f"{type(cause).__name__} {cause.sqlstate}"
    return words_of(error)
