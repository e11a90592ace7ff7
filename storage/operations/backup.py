"""A SQLite database as one file: copied while others write to it, and put in another's place."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from storage.engine.file_health import open_to_look
from storage.engine.sqlite import BUSY_TIMEOUT_S
from storage.migrations import known_versions
from storage.schema import VERSION

PAGES_AT_ONCE: Final = 1000
"""Between two of these, progress is told: 4 MB."""
_LOGS: Final = ("-wal", "-journal")
"""What SQLite keeps beside a database until its contents are in the database."""
_OURS: Final = frozenset({"alembic_version", "people", "invitations", "inbox", "outbox"})


class UnfitError(Exception):
    """This file cannot serve as Tentap's database. The message begins with what it is."""


class UnknownSchemaError(UnfitError):
    """A newer Tentap made it."""


class InUseError(Exception):
    """Another process has the database open."""


def copy(source: Path, target: Path, told: Callable[[int, int], None]) -> None:
    """Copy *source* as it is at this moment, with what stands in its write-ahead log, to *target*.

    The copy is one file with no log beside it. *told* hears how many pages are done, and of how
    many. Other writers do not wait. Raises UnfitError, and sqlite3.OperationalError
    where the disk is full or the file cannot be opened.
    """
    with _judged(), closing(_to_read(source)) as origin, closing(_connect(str(target))) as copied:
        origin.execute("BEGIN")  # one snapshot, or each foreign commit would begin the copy anew
        origin.execute("SELECT 1 FROM sqlite_schema").fetchall()
        origin.backup(
            copied,
            pages=PAGES_AT_ONCE,
            progress=lambda _status, left, total: told(total - left, total),
        )
        copied.execute("PRAGMA journal_mode = DELETE").fetchall()


def require_fit(file: Path) -> str:
    """The schema of a whole and sound database of Tentap's; UnfitError for anything else."""
    with _judged(), closing(_to_read(file)) as opened:
        ((verdict,),) = opened.execute("PRAGMA quick_check(1)").fetchall()
        if verdict != "ok":
            raise UnfitError(f"damaged (SQLite says: {' '.join(verdict.split())})")
        return _known_version(opened)


def schema_of(file: Path) -> str:
    """The same, and only that: a sound file is taken for granted."""
    with _judged(), closing(open_to_look(file)) as opened:
        return _known_version(opened)


@contextmanager
def _judged() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError:  # locked, or the disk is full: no word on the contents
        raise
    except sqlite3.DatabaseError as error:
        raise UnfitError(f"damaged, or no database (SQLite says: {error})") from error


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
    """A new file beside *target*, for its owner alone; gone again unless it took its place."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def put_in_place(part: Path, target: Path) -> None:
    """All of *part* stands under *target*'s name, even after a loss of power, or none of it."""
    part.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def exchange(database: Path, part: Path, kept: Path) -> None:
    """Let *part* be *database*; what was there goes on as *kept*, with its logs if it has any.

    At no moment is there no database: a start would make an empty one. To be called under the run
    lock. InUseError where a command works on the database.
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
    for suffix in (*_LOGS, "-shm"):  # the new database would take them for its own
        _beside(database, suffix).unlink(missing_ok=True)
    put_in_place(part, database)


def _merge_logs(database: Path) -> None:
    """Bring the logs into the database, as far as it is sound. One must be alone with it."""
    try:
        with closing(_connect(str(database))) as opened:
            opened.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise InUseError from error


def _holds_something(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _own_like(part: Path, database: Path) -> None:
    """The bot must be able to open the one as it could the other."""
    was = database.stat()
    if was.st_uid != os.geteuid():
        os.chown(part, was.st_uid, was.st_gid)
    part.chmod(stat.S_IMODE(was.st_mode))


def _beside(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)


def _to_read(file: Path) -> sqlite3.Connection:
    """SQLite makes no file of this name, and changes nothing in it."""
    return _connect(f"{file.absolute().as_uri()}?mode=ro")


def _connect(name: str) -> sqlite3.Connection:
    return sqlite3.connect(
        name, timeout=BUSY_TIMEOUT_S, isolation_level=None, uri=name.startswith("file:")
    )
