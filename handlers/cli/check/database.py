"""Checks whether the bot can use its database. Changes nothing."""

import shlex
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

from handlers.cli.check.findings import Finding, Mark, bad, good
from handlers.cli.database_errors import explanation
from storage.engine import file_health
from storage.engine.databases import Database, Server, store_at
from storage.engine.file_health import DatabaseFileError
from storage.engine.store import StorageError
from storage.operations import backup, migrate
from storage.operations.backup import UnfitError, UnknownSchemaError
from storage.schema import VERSION

_NEWER: Final = "Install the newer Tentap again, or restore a backup."
_NOT_OURS: Final = "Name another file in bot.toml, or restore a backup: `tentap restore FILE`."


async def check_database(database: Database) -> AsyncIterator[Finding]:
    match database:
        case Path():
            for finding in _file(database):
                yield finding
        case Server():
            yield await _server(database)


def _file(database: Path) -> Iterator[Finding]:
    try:
        file_health.require_writable(database)
        file_health.require_sound(database)
        yield _schema_of(database) if database.exists() else _new(database)
        yield from _rights(database)
        yield from _room(database)
    except DatabaseFileError as error:
        yield bad(error.what, error.advice)
    except UnknownSchemaError as error:
        yield bad(f"{database}: it is {error}", _NEWER)
    except UnfitError as error:
        yield bad(f"{database}: it is {error}", _NOT_OURS)
    except sqlite3.Error as error:
        yield bad(*explanation(database, error))


def _new(database: Path) -> Finding:
    return Finding(mark=Mark.NOTE, text=f"{database}: doesn't exist yet; `tentap run` creates it")


def _schema_of(database: Path) -> Finding:
    found = backup.schema_of(database)
    if found == VERSION:
        return good(f"{database}: sound, with the newest schema")
    text = f"{database}: sound; the next `tentap run` updates its schema from {found} to {VERSION}"
    return Finding(mark=Mark.NOTE, text=text)


def _rights(database: Path) -> Iterator[Finding]:
    if files := file_health.others_may_read(database):
        yield Finding(
            mark=Mark.NOTE,
            text=f"{database}: other users of this machine can read what people wrote",
            advice=f"If you don't want that: {shlex.join(['chmod', 'go=', *map(str, files)])}",
        )


def _room(database: Path) -> Iterator[Finding]:
    if shortage := file_health.shortage(database):
        yield bad(
            shortage,
            "Free some space, or move the database to another disk: `database` in bot.toml.",
        )


async def _server(server: Server) -> Finding:
    try:
        async with store_at(server) as store:
            found = await store.read(migrate.version)
    except (StorageError, DatabaseError) as error:
        return bad(*explanation(server, error))
    if found == VERSION:
        return good(f"{server}: it answers, and has the newest schema")
    if found is None:
        return bad(f"{server}: it has no tables yet", "Run `tentap migrate`.")
    if found > VERSION:
        return bad(f"{server}: its schema is {found}, newer than {VERSION}", _NEWER)
    return bad(f"{server}: its schema is {found}, older than {VERSION}", "Run `tentap migrate`.")
