"""Implements `tentap backup` and `tentap restore`."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.import_report import counted
from handlers.cli.opened_database import bring_to_newest, opened, require_made
from handlers.cli.progress import progress
from handlers.cli.settings import erasure_files, settings
from handlers.clock import wall_clock
from handlers.cluster.erasure_files import ErasureFiles
from handlers.cluster.erasure_list import ErasureList
from handlers.cluster.runlock import AlreadyRunningError, RunLock
from storage.engine.databases import Server
from storage.operations import backup
from storage.operations.backup import InUseError, SavedRows, UnfitError
from storage.schema import VERSION


def save(file: Path, *, force: bool, config_file: Path) -> None:
    database = _file_of(config_file, "pg_dump --format=custom --file=FILE NAME")
    require_made(database)
    target = file.resolve()
    _require_place(file, target, database, force=force)
    with backup.unfinished(target) as part:
        with _explain_file_errors(database, "Nothing was saved. Check the disk and the file."):
            _copy(database, part)
            backup.require_fit(part)
            rows = backup.count(part)
        backup.put_in_place(part, target)
    say(f"Saved {file} ({_counted(rows)}).")


def restore(file: Path, *, config_file: Path) -> None:
    """Restores a backup, and erases again who was erased since."""
    database = _file_of(config_file, "pg_restore --clean --if-exists --dbname=NAME FILE")
    if not file.is_file():
        raise Trouble(f"{file}: this file doesn't exist. Check its name.")
    if not database.parent.is_dir():
        raise Trouble(f"{database.parent}: the database's folder doesn't exist. Create it first.")
    if _are_same(file, database):
        misused(f"{file}: this is the database itself. Name a backup.")
    real = database.resolve()  # SQLite keeps its log files beside the real file
    kept = real.with_name(f"{real.name}.replaced-{wall_clock():%Y%m%dT%H%M%SZ}")
    try:
        with RunLock(database):
            version = _put_in_place_of(real, file, kept)
    except AlreadyRunningError as error:
        raise Trouble(str(error)) from error
    say(f"Restored {database} from {file} ({_counted(backup.count(database))}).")
    if kept.exists():
        note(f"The old database is kept: {kept}")
    files = erasure_files(database, config_file)
    if files.listed():
        _erase_again(database, files, config_file)
    elif version != VERSION:
        note(f"Its schema is {version}; the next `tentap run` updates it to {VERSION}.")


def _erase_again(database: Path, files: ErasureFiles, config_file: Path) -> None:
    config, _ = settings(config_file)
    bring_to_newest(database)

    async def bring_together() -> int:
        async with opened(database) as store:
            erasures = ErasureList(store, files, config, files.secret(), wall_clock)
            n = await erasures.bring_together()
            await store.checkpoint()
            return n

    n = asyncio.run(bring_together())
    if n:
        say(f"Erased again: {counted(n, 'person', 'people')} who had been erased since.")


def _counted(rows: SavedRows) -> str:
    people = counted(rows.people, "person", "people")
    return f"{people}, {counted(rows.answers, 'answer', 'answers')}"


def _file_of(config_file: Path, instead: str) -> Path:
    """Returns the database file. Raises Trouble for PostgreSQL, which has its own tools."""
    _, database = settings(config_file)
    if isinstance(database, Server):
        raise Trouble(
            f"{database}: this is PostgreSQL. Use its own tool: `{instead}`. More in"
            " docs/postgresql.md."
        )
    return database


def _require_place(file: Path, target: Path, database: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise Trouble(f"{file.parent}: this folder doesn't exist. Create it first.")
    if target.exists() and not target.is_file():
        raise Trouble(f"{file}: this isn't a file. Name a file for the backup.")
    if _are_same(target, database):
        misused(f"{file}: this is the database itself. Name another file.")
    if target.exists() and not force:
        raise Trouble(f"{file}: this file already exists. Name another, or add --force.")


def _put_in_place_of(database: Path, file: Path, kept: Path) -> str:
    """Restores *file* in place of the database, which moves to *kept*. Returns its schema."""
    with backup.unfinished(database) as part:
        with _explain_file_errors(file, "Nothing was restored. Use another backup."):
            _copy(file, part)
            version = backup.require_fit(part)
        try:
            backup.exchange(database, part, kept)
        except InUseError as error:
            raise Trouble(
                f"{database}: another command uses it. Wait until it has ended, then try again."
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
        raise Trouble(f"{file}: this is {error}. {what}") from error
    except sqlite3.Error as error:
        raise Trouble(f"{file}: can't be copied (SQLite says: {error}). {what}") from error


def _are_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
