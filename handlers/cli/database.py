"""The database as the commands open it: beside a running bot, and only with the schema we know."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

from handlers.cli.console import Trouble
from handlers.runlock import AlreadyRunningError, RunLock
from storage import health
from storage.health import DatabaseFileError
from storage.migrate import SchemaError, migrate, require_newest
from storage.store import StorageError, Store

_MEND: Final = (
    "Look at the disk's space and the file's rights. What is broken needs a backup: "
    "`tentap restore FILE`."
)


def is_made(database: Path) -> bool:
    """Whether there is such a file."""
    return database.exists()


def require_made(database: Path) -> None:
    if not is_made(database):
        raise Trouble(
            f"{database}: there is no such database yet. `tentap run` makes it, and so do"
            " `tentap people import` and `tentap answers import`."
        )


@asynccontextmanager
async def opened(database: Path) -> AsyncIterator[Store]:
    """A database that is there, with the newest schema."""
    require_made(database)
    async with _reached(database) as store:
        await store.read(require_newest)
        yield store


@asynccontextmanager
async def opened_or_made(database: Path) -> AsyncIterator[Store]:
    """The same, made first where there is no such file."""
    if not is_made(database):
        await migrated(database)
    async with opened(database) as store:
        yield store


async def migrated(database: Path) -> None:
    """Give the database the newest schema, making it if need be. No bot may run meanwhile."""
    try:
        health.require_place(database)
        with RunLock(database):
            await asyncio.to_thread(health.require_sound, database)
            async with _reached(database) as store:
                await store.run(migrate)
                await store.checkpoint()
    except (AlreadyRunningError, DatabaseFileError) as error:
        raise Trouble(str(error)) from error


@asynccontextmanager
async def _reached(database: Path) -> AsyncIterator[Store]:
    try:
        async with Store(database) as store:
            yield store
    except AlreadyRunningError as error:
        raise Trouble(str(error)) from error
    except SchemaError as error:
        raise Trouble(f"{database}: {error}") from error
    except (StorageError, sqlite3.Error, DatabaseError) as error:
        raise refused(database, error) from error


def refused(database: Path, error: StorageError | sqlite3.Error | DatabaseError) -> Trouble:
    """What people are told where SQLite did not do what was asked."""
    reason = error.orig if isinstance(error, DatabaseError) else error
    return Trouble(f"{database}: SQLite says: {reason}. {_MEND}")
