"""Implements `tentap backup` and `tentap restore`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.opened_database import require_made
from handlers.cli.progress import progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.cluster.runlock import AlreadyRunningError, RunLock
from storage.engine.databases import Server
from storage.operations import backup
from storage.operations.backup import InUseError, UnfitError
from storage.schema import VERSION


def save(file: Path, *, force: bool, config_file: Path) -> None:
    database = _file_of(config_file, "pg_dump --format=custom --file=FILE NAME")
    require_made(database)
    target = file.resolve()
    _require_place(file, target, database, force=force)
    with backup.unfinished(target) as part:
        with _explain_file_errors(database, "Nothing was saved."):
            _copy(database, part)
            backup.require_fit(part)
        backup.put_in_place(part, target)
    say(f"{file}: {database} as it was just now.")


def restore(file: Path, *, config_file: Path) -> None:
    database = _file_of(config_file, "pg_restore --clean --if-exists --dbname=NAME FILE")
    if not file.is_file():
        raise Trouble(f"{file}: there is no such file.")
    if not database.parent.is_dir():
        raise Trouble(f"{database.parent}: the database's folder does not exist. Create it first.")
    if _are_same(file, database):
        misused(f"{file}: this is the database itself. Name a backup of it.")
    real = database.resolve()  # SQLite keeps its log files beside the real file
    kept = real.with_name(f"{real.name}.replaced-{wall_clock():%Y%m%dT%H%M%SZ}")
    try:
        with RunLock(database):
            version = _put_in_place_of(real, file, kept)
    except AlreadyRunningError as error:
        raise Trouble(str(error)) from error
    say(f"{database}: restored from {file}.")
    if kept.exists():
        note(f"What was there before is kept: {kept}")
    if version != VERSION:
        note(f"Its schema is {version}; the next `tentap run` brings it to {VERSION}.")


def _file_of(config_file: Path, instead: str) -> Path:
    """Returns the database file. Raises Trouble for PostgreSQL, which has its own tools."""
    _, database = settings(config_file)
    if isinstance(database, Server):
        raise Trouble(
            f"{database}: this is PostgreSQL, which has tools of its own for that: `{instead}`."
            " docs/postgresql.md explains more."
        )
    return database


def _require_place(file: Path, target: Path, database: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise Trouble(f"{file.parent}: there is no such folder. Make it first.")
    if target.exists() and not target.is_file():
        raise Trouble(f"{file}: this is not a file. Name a file for the backup.")
    if _are_same(target, database):
        misused(f"{file}: this is the database itself. Name another file.")
    if target.exists() and not force:
        raise Trouble(f"{file}: there is such a file already. Name another, or add --force.")


def _put_in_place_of(database: Path, file: Path, kept: Path) -> str:
    """Restores *file* in place of the database, which moves to *kept*. Returns its schema."""
    with backup.unfinished(database) as part:
        with _explain_file_errors(file, "Nothing was restored."):
            _copy(file, part)
            version = backup.require_fit(part)
        try:
            backup.exchange(database, part, kept)
        except InUseError as error:
            raise Trouble(
                f"{database}: another command works on it. Wait until it has ended, then restore."
            ) from error
    return version


def _copy(source: Path, target: Path) -> None:
    with progress("Copying", 100) as done:
        backup.copy(source, target, lambda pages, total: done(100 * pages // max(total, 1)))


@contextmanager
def _explain_file_errors(file: Path, what: str) -> Iterator[None]:
    try:
        yield
    except UnfitError as error:
        raise Trouble(f"{file}: it is {error}. {what}") from error
    except sqlite3.Error as error:
        raise Trouble(f"{file}: it cannot be copied (SQLite says: {error}). {what}") from error


def _are_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
