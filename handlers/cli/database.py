"""The database as the commands open it: beside a running bot, and only with the schema we know."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

from handlers.cli.console import Trouble
from handlers.runlock import AlreadyRunningError, RunLock
from storage.migrate import SchemaError, migrate, require_newest
from storage.store import StorageError, Store

_MEND: Final = "Look at the disk's space and the file's rights; what is broken needs a backup."


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
    if not database.parent.is_dir():
        raise Trouble(
            f"{database.parent}: there is no such folder for the database. Make it first."
        )
    try:
        with RunLock(database):
            async with _reached(database) as store:
                await store.run(migrate)
                await store.checkpoint()
    except AlreadyRunningError as error:
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
        reason = error.orig if isinstance(error, DatabaseError) else error
        raise Trouble(f"{database}: SQLite says: {reason}. {_MEND}") from error
