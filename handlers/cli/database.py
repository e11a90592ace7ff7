"""The database as the commands open it: beside a running bot, and only with the schema we know."""

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
"""How a database says that it did not do what was asked."""

_MEND_FILE: Final = (
    "Look at the disk's space and the file's rights. What is broken needs a backup: "
    "`tentap restore FILE`."
)
_MENDS: Final = {
    "pg_hba.conf": "The server's pg_hba.conf must let this machine in.",
    "password": "Look at the user in the address, and at TENTAP_DATABASE_PASSWORD.",
    'role "': "Look at the user in the address; docs/postgresql.md tells how to make one.",
    'database "': "Look at the name in the address; docs/postgresql.md tells how to make one.",
    "permission denied": "The user in the address must own the database: docs/postgresql.md.",
    "connect": "Is the server up, and are host and port in the address right?",
    "resolve": "Look at the host in the address.",
}
"""What PostgreSQL speaks of, and what to do then."""
_MEND_SERVER: Final = "The server's log tells more."


def is_made(database: Database) -> bool:
    """Whether there is such a file. A server's database is made by hand."""
    return isinstance(database, Server) or database.exists()


def require_made(database: Database) -> None:
    if isinstance(database, Path):
        with in_words(database):
            file_health.require_no_folder(database)
    if not is_made(database):
        raise Trouble(
            f"{database}: there is no such database yet. `tentap run` makes it, and so do"
            " `tentap people import` and `tentap answers import`."
        )


async def has_bot(database: Database, store: Store) -> bool:
    """Whether a bot is at work on it, so that what waits goes out."""
    match database:
        case Path():
            return is_running(database)
        case Server():
            return await store.read(_is_anybody_at_work)


def _is_anybody_at_work(tx: Tx) -> bool:
    return tx.execute(workers.running().limit(1)).first() is not None


@asynccontextmanager
async def opened(database: Database) -> AsyncIterator[Store]:
    """A database that is there, with the newest schema."""
    require_made(database)
    with in_words(database):
        async with store_at(database) as store:
            await store.read(require_newest)
            yield store


@asynccontextmanager
async def opened_or_made(database: Database) -> AsyncIterator[Store]:
    """The same, made first where there is no such file."""
    if isinstance(database, Path) and not is_made(database):
        await _migrate_file(database)
    async with opened(database) as store:
        yield store


def bring_to_newest(database: Database) -> None:
    """Give the database the newest schema; a file is made if need be. On a file no bot may run
    meanwhile; on a server two of this do no harm."""
    match database:
        case Path():
            asyncio.run(_migrate_file(database))
        case Server(url=url):
            from storage.operations import maintenance

            with in_words(database), maintenance.long_transaction(url) as tx:
                maintenance.bring_to_newest(tx)


async def _migrate_file(path: Path) -> None:
    with in_words(path):
        file_health.require_writable(path)
        with RunLock(path):
            await asyncio.to_thread(file_health.require_sound, path)
            async with store_at(path) as store:
                await store.run(migrate)
                await store.checkpoint()


@contextmanager
def in_words(database: Database, *, for_log: bool = False) -> Iterator[None]:
    """Ends the command in words where the database will not do. *for_log*: in words that quote no
    values."""
    try:
        yield
    except (AlreadyRunningError, DatabaseFileError) as error:
        raise Trouble(str(error)) from error
    except (SchemaError, UnfitServerError) as error:
        raise Trouble(f"{database}: {error}") from error
    except (sqlite3.IntegrityError, IntegrityError):  # a fault of ours, no disk's or server's
        raise
    except (StorageError, sqlite3.Error, DatabaseError) as error:
        raise refused(database, error, for_log=for_log) from error


def refused(database: Database, error: Refusal, *, for_log: bool = False) -> Trouble:
    """What people are told where the database did not do what was asked."""
    what, mend = in_words_of(database, error, for_log=for_log)
    return Trouble(f"{what}. {mend}")


def in_words_of(database: Database, error: Refusal, *, for_log: bool = False) -> tuple[str, str]:
    """What the database says, and what to do."""
    reason = error.orig if isinstance(error, DatabaseError) else error
    shown = _for_log(error) if for_log else None
    match database:
        case Path():
            return f"{database}: SQLite says: {shown or reason}", _MEND_FILE
        case Server():
            words = str(reason).partition("\n")[0]  # what follows may quote values
            return f"{database}: PostgreSQL says: {shown or words}", _mend(words)


def _for_log(error: Refusal) -> str:
    match error:
        case DatabaseError(orig=sqlite3.Error() as cause) | (sqlite3.Error() as cause):
            return sqlite_errors.loggable(cause)
        case DatabaseError():
            from storage.engine import postgresql_errors  # slow, and nothing that SQLite needs

            return postgresql_errors.loggable(error)
        case _:
            return loggable(error)


def _mend(words: str) -> str:
    _, _, fatal = words.partition("FATAL:")
    told = fatal or words  # before it stands how the server was reached
    return next((mend for topic, mend in _MENDS.items() if topic in told), _MEND_SERVER)
