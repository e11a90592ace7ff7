"""Opens the database for commands, beside a running bot, and only with the newest schema."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError, IntegrityError

from handlers.cli.console import Trouble
from handlers.cluster.runlock import AlreadyRunningError, RunLock, is_running
from handlers.telemetry.loggable import loggable
from storage.cluster import workers
from storage.engine import file_health, sqlite_errors
from storage.engine.databases import Database, Server, UnfitServerError, store_at
from storage.engine.file_health import DatabaseFileError
from storage.engine.store import StorageError, Store, Tx
from storage.operations.migrate import SchemaError, migrate, require_newest

Refusal = StorageError | sqlite3.Error | DatabaseError
"""The errors by which a database refuses a request."""

_FILE_ADVICE: Final = (
    "Look at the disk's space and the file's rights. What is broken needs a backup: "
    "`tentap restore FILE`."
)
_SERVER_ADVICE: Final = {
    "pg_hba.conf": "The server's pg_hba.conf must let this machine in.",
    "password": "Look at the user in the address, and at TENTAP_DATABASE_PASSWORD.",
    'role "': "Look at the user in the address; docs/postgresql.md tells how to make one.",
    'database "': "Look at the name in the address; docs/postgresql.md tells how to make one.",
    "permission denied": "The user in the address must own the database: docs/postgresql.md.",
    "connect": "Is the server up, and are host and port in the address right?",
    "resolve": "Look at the host in the address.",
}
"""What to do, by a part of PostgreSQL's message."""
_DEFAULT_SERVER_ADVICE: Final = "The server's log tells more."


def is_made(database: Database) -> bool:
    """Whether the file exists. A server's database is created by hand, so it counts as existing."""
    return isinstance(database, Server) or database.exists()


def require_made(database: Database) -> None:
    if isinstance(database, Path):
        with explain_errors(database):
            file_health.require_no_folder(database)
    if not is_made(database):
        raise Trouble(
            f"{database}: there is no such database yet. `tentap run` makes it, and so do"
            " `tentap people import` and `tentap answers import`."
        )


async def has_bot(database: Database, store: Store) -> bool:
    """Whether a bot runs on the database and sends what is due."""
    match database:
        case Path():
            return is_running(database)
        case Server():
            return await store.read(_has_living_process)


def _has_living_process(tx: Tx) -> bool:
    return tx.execute(workers.running().limit(1)).first() is not None


@asynccontextmanager
async def opened(database: Database) -> AsyncIterator[Store]:
    """Opens an existing database with the newest schema. Raises Trouble."""
    require_made(database)
    with explain_errors(database):
        async with store_at(database) as store:
            await store.read(require_newest)
            yield store


@asynccontextmanager
async def opened_or_made(database: Database) -> AsyncIterator[Store]:
    """Opens the database, after creating the file if it does not exist. Raises Trouble."""
    if isinstance(database, Path) and not is_made(database):
        await _migrate_file(database)
    async with opened(database) as store:
        yield store


def bring_to_newest(database: Database) -> None:
    """Migrates the database to the newest schema, and creates a file that does not exist.

    No bot may run on a file meanwhile. On a server, two migrations at once do no harm.
    """
    match database:
        case Path():
            asyncio.run(_migrate_file(database))
        case Server(url=url):
            from storage.operations import maintenance

            with explain_errors(database), maintenance.long_transaction(url) as tx:
                maintenance.bring_to_newest(tx)


async def _migrate_file(path: Path) -> None:
    with explain_errors(path):
        file_health.require_writable(path)
        with RunLock(path):
            await asyncio.to_thread(file_health.require_sound, path)
            async with store_at(path) as store:
                await store.run(migrate)
                await store.checkpoint()


@contextmanager
def explain_errors(database: Database, *, for_log: bool = False) -> Iterator[None]:
    """Turns the errors of an unusable database into Trouble.

    *for_log*: without the database's own text, which may quote values.
    """
    try:
        yield
    except (AlreadyRunningError, DatabaseFileError) as error:
        raise Trouble(str(error)) from error
    except (SchemaError, UnfitServerError) as error:
        raise Trouble(f"{database}: {error}") from error
    except (
        sqlite3.IntegrityError,
        IntegrityError,
    ):  # an error in our own code
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
            return sqlite_errors.loggable(cause)
        case DatabaseError():
            from storage.engine import (
                postgresql_errors,  # slow to load, and SQLite needs none of it
            )

            return postgresql_errors.loggable(error)
        case _:
            return loggable(error)


def _server_advice(words: str) -> str:
    _, _, fatal = words.partition("FATAL:")
    reason = fatal or words  # the text before FATAL describes the connection
    matches = (advice for topic, advice in _SERVER_ADVICE.items() if topic in reason)
    return next(matches, _DEFAULT_SERVER_ADVICE)
