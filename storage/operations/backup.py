"""Copies a SQLite database while others write to it, and puts a copy in its place."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.engine.file_health import open_read_only
from storage.engine.sqlite import BUSY_TIMEOUT_S
from storage.migrations import known_versions
from storage.schema import VERSION

PAGES_AT_ONCE: Final = 1000
"""Pages between two reports of progress: 4 MB."""
_LOGS: Final = ("-wal", "-journal")
"""The suffixes of SQLite's logs, whose content is not in the database yet."""
_OURS: Final = frozenset({"alembic_version", "people", "invitations", "inbox", "outbox"})


class UnfitError(Exception):
    """The file cannot be used as Tentap's database. The message begins with what it is."""


class UnknownSchemaError(UnfitError):
    """A newer release of Tentap made the file."""


class InUseError(Exception):
    """Another process has the database open."""


def copy(source: Path, target: Path, progress: Callable[[int, int], None]) -> None:
    """Copies *source* as it is now, including its write-ahead log, to *target*.

    The copy is one file without a log. *progress* gets the number of copied pages and of all pages.
    Other writers do not wait. Raises UnfitError, and sqlite3.OperationalError if the disk is full
    or the file cannot be opened.
    """
    with (
        _damage_is_unfit(),
        closing(_open_source(source)) as origin,
        closing(_connect(str(target))) as copied,
    ):
        origin.execute("BEGIN")  # one snapshot, or each commit of others would restart the copy
        origin.execute("SELECT 1 FROM sqlite_schema").fetchall()
        origin.backup(
            copied,
            pages=PAGES_AT_ONCE,
            progress=lambda _status, left, total: progress(total - left, total),
        )
        copied.execute("PRAGMA journal_mode = DELETE").fetchall()


def require_fit(file: Path) -> str:
    """Checks a whole Tentap database. Returns its schema version. Raises UnfitError if unfit."""
    with _damage_is_unfit(), closing(_open_source(file)) as opened:
        ((verdict,),) = opened.execute("PRAGMA quick_check(1)").fetchall()
        if verdict != "ok":
            raise UnfitError(f"damaged (SQLite says: {' '.join(verdict.split())})")
        return _known_version(opened)


def schema_of(file: Path) -> str:
    """Returns the schema version of a Tentap database without checking it for damage."""
    with _damage_is_unfit(), closing(open_read_only(file)) as opened:
        return _known_version(opened)


@dataclass(frozen=True, kw_only=True)
class SavedRows:
    """How much a backup holds. Test questions are no answers."""

    people: int
    answers: int


def count(file: Path) -> SavedRows:
    """Counts the people and answers of a Tentap database of any schema."""
    with closing(open_read_only(file)) as opened:
        columns = {row[1] for row in opened.execute("PRAGMA table_info(invitations)")}
        no_test = " AND NOT test" if "test" in columns else ""
        given = f"SELECT count(*) FROM invitations WHERE score IS NOT NULL{no_test}"  # noqa: S608 - a constant
        people_columns = {row[1] for row in opened.execute("PRAGMA table_info(people)")}
        active = " WHERE joined_into IS NULL" if "joined_into" in people_columns else ""
        known = f"SELECT count(*) FROM people{active}"  # noqa: S608 - a constant
        queries = (known, given, "SELECT count(*) FROM imported_answers")
        people, answers, imported = (opened.execute(one).fetchone()[0] for one in queries)
    return SavedRows(people=people, answers=answers + imported)


@contextmanager
def _damage_is_unfit() -> Iterator[None]:
    """Raises UnfitError for errors of SQLite that show a damaged file."""
    try:
        yield
    except sqlite3.OperationalError:  # locked or a full disk, which proves no damage
        raise
    except sqlite3.DatabaseError as error:
        raise UnfitError(f"damaged, or not a database (SQLite says: {error})") from error


def _known_version(opened: sqlite3.Connection) -> str:
    tables = opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    if _OURS - {name for (name,) in tables}:
        raise UnfitError("a database, but not one of Tentap's")
    (found,) = opened.execute("SELECT version_num FROM alembic_version").fetchone() or ("none",)
    if found not in known_versions():
        raise UnknownSchemaError(
            f"of schema {found}, which this Tentap does not know: {VERSION} or older"
        )
    return str(found)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """Creates a file beside *target*, for its owner only. Deletes it at the end if still there."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def put_in_place(part: Path, target: Path) -> None:
    """Renames *part* to *target* atomically, even with a loss of power."""
    part.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def exchange(database: Path, part: Path, kept: Path) -> None:
    """Replaces *database* by *part*. Keeps the old one as *kept*, with its logs if it has any.

    A database exists at every moment, since a starting bot would make an empty one. The caller
    holds the run lock. Raises InUseError if a command uses the database.
    """
    logs = [suffix for suffix in _LOGS if _holds_something(_beside(database, suffix))]
    for suffix in logs:
        os.link(_beside(database, suffix), _beside(kept, suffix))
    try:
        if database.exists():
            _merge_logs(database)
            _own_like(part, database)
            os.link(database, kept)
    except (InUseError, OSError):
        for suffix in logs:
            _beside(kept, suffix).unlink()
        raise
    for suffix in (*_LOGS, "-shm"):  # SQLite would use them for the new database
        _beside(database, suffix).unlink(missing_ok=True)
    put_in_place(part, database)


def _merge_logs(database: Path) -> None:
    """Moves the logs into the database, as far as it is sound. No other process may use it."""
    try:
        with closing(_connect(str(database))) as opened:
            opened.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise InUseError from error


def _holds_something(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _own_like(part: Path, database: Path) -> None:
    """Gives *part* the owner and mode of *database*, so that the bot can open it, too."""
    status = database.stat()
    if status.st_uid != os.geteuid():
        os.chown(part, status.st_uid, status.st_gid)
    part.chmod(stat.S_IMODE(status.st_mode))


def _beside(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)


def _open_source(file: Path) -> sqlite3.Connection:
    """Opens a file read-only. Does not create it if it does not exist."""
    return _connect(f"{file.absolute().as_uri()}?mode=ro")


def _connect(name: str) -> sqlite3.Connection:
    return sqlite3.connect(
        name, timeout=BUSY_TIMEOUT_S, isolation_level=None, uri=name.startswith("file:")
    )
