"""Explains to people why a database cannot be used, and what they can do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError, IntegrityError

from handlers.cli.console import Trouble
from handlers.cluster.runlock import AlreadyRunningError
from handlers.telemetry.loggable_errors import loggable
from storage.engine import sqlite_errors
from storage.engine.databases import Database, Server, UnfitServerError
from storage.engine.file_health import DatabaseFileError
from storage.engine.store import StorageError
from storage.operations.migrate import SchemaError

Refusal = StorageError | sqlite3.Error | DatabaseError
"""The errors by which a database refuses a request."""

_FILE_ADVICE: Final = (
    "Check the disk's space and the file's permissions. If the file is broken, restore a backup: "
    "`tentap restore FILE`."
)
_SERVER_ADVICE: Final = {
    "pg_hba.conf": "Let this machine in by the server's pg_hba.conf.",
    "password": "Check the user in the address, and TENTAP_DATABASE_PASSWORD.",
    'role "': "Check the user in the address; docs/postgresql.md says how to create one.",
    'database "': "Check the name in the address; docs/postgresql.md says how to create one.",
    "permission denied": "The user in the address must own the database: docs/postgresql.md.",
    "connect": "Check that the server is up, and host and port in the address.",
    "resolve": "Check the host in the address.",
}
"""What to do, by a part of PostgreSQL's message."""
_DEFAULT_SERVER_ADVICE: Final = "The server's log explains more."


@contextmanager
def explain_errors(database: Database, *, for_log: bool = False) -> Iterator[None]:
    """Turns the errors of an unusable database into Trouble.

    *for_log*: without text of the database that may quote values.
    """
    try:
        yield
    except (AlreadyRunningError, DatabaseFileError) as error:
        raise Trouble(str(error)) from error
    except (SchemaError, UnfitServerError) as error:
        raise Trouble(f"{database}: {error}") from error
    except (sqlite3.IntegrityError, IntegrityError):  # an error in our own code
        raise
    except (StorageError, sqlite3.Error, DatabaseError) as error:
        raise to_trouble(database, error, for_log=for_log) from error


def to_trouble(database: Database, error: Refusal, *, for_log: bool = False) -> Trouble:
    """Returns the Trouble that explains *error*."""
    what, advice = explanation(database, error, for_log=for_log)
    return Trouble(f"{what}. {advice}")


def explanation(database: Database, error: Refusal, *, for_log: bool = False) -> tuple[str, str]:
    """Returns what the database says, and what to do."""
    reason = error.orig if isinstance(error, DatabaseError) else error
    shown = _for_log(error) if for_log else None
    match database:
        case Path():
            return f"{database}: SQLite says: {shown or reason}", _FILE_ADVICE
        case Server():
            words = str(reason).partition("\n")[0]  # further lines may quote values
            return f"{database}: PostgreSQL says: {shown or words}", _server_advice(words)


def _for_log(error: Refusal) -> str:
    match error:
        case DatabaseError(orig=sqlite3.Error() as cause) | (sqlite3.Error() as cause):
            return sqlite_errors.loggable_text(cause)
        case DatabaseError():
            from storage.engine import postgresql_errors  # slow to load, and of no use to SQLite

            return postgresql_errors.loggable_text(error)
        case _:
            return loggable(error)


def _server_advice(words: str) -> str:
    _, _, fatal = words.partition("FATAL:")
    reason = fatal or words  # the text before FATAL describes the connection
    matches = (advice for topic, advice in _SERVER_ADVICE.items() if topic in reason)
    return next(matches, _DEFAULT_SERVER_ADVICE)
