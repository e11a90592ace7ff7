"""Detects that files of an open SQLite database were deleted or replaced.

A database is three files: itself, the write-ahead log with the latest commits, and the log's index.
A deleted file stays open, so that writing goes on without an error. Its content is lost when the
process ends.
"""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from storage.engine.file_health import DatabaseFileError

_Identity = tuple[int, int]
"""Inode and device, which identify a file independently of its name."""


class OpenFiles:
    """Records the identity of a database's files while a connection has them open."""

    def __init__(self, database: Path) -> None:
        beside = database.resolve()  # SQLite follows links and keeps its other files there
        self.database = database
        self.log = beside.with_name(f"{beside.name}-wal")
        self._index = beside.with_name(f"{beside.name}-shm")
        # As text, since each commit checks them and Path objects are slow.
        self._opened = {
            os.fspath(path): _identity(os.fspath(path))
            for path in (database, self.log, self._index)
        }

    def log_bytes(self) -> int:
        try:
            return os.stat(self.log).st_size
        except OSError:
            return 0

    def changed(self) -> Path | None:
        """Returns the first file that is missing or replaced."""
        for path, opened in self._opened.items():
            if _identity(path) != opened:
                return Path(path)
        return None

    def save(self, driver: sqlite3.Connection, changed: Path) -> DatabaseFileError:
        """Saves what only the open files hold. Returns an error that says where it is now."""
        if changed == self._index:
            return self._error(changed, "Nothing is lost: start Tentap again.")
        in_place = not self._is_other_log_in_use() and _checkpoint(driver)
        if in_place and changed == self.log:
            return self._error(
                changed,
                f"All stored data is in {self.database}: nothing is lost. Find out what removes "
                "such files, and start Tentap again.",
            )
        copy = self._copy(driver)
        if copy is not None:
            return self._error(changed, f"All stored data is in {copy}: `tentap restore {copy}`.")
        return self._error(
            changed, "Put the file back, if it still exists. Otherwise: `tentap restore FILE`."
        )

    def _error(self, changed: Path, advice: str) -> DatabaseFileError:
        name = {self.log: "write-ahead log", self._index: "log's index"}.get(changed, "database")
        there = _identity(os.fspath(changed)) is not None
        what = "was replaced by another file" if there else "was deleted or moved away"
        return DatabaseFileError(
            f"{changed}: the {name} {what} while Tentap was running. Tentap has stopped, since "
            "nothing more could be stored",
            advice,
        )

    def _is_other_log_in_use(self) -> bool:
        """Whether another process has a new log. A checkpoint here would damage its data."""
        path = os.fspath(self.log)
        return _identity(path) not in (None, self._opened[path]) and os.path.getsize(path) > 0

    def _copy(self, driver: sqlite3.Connection) -> Path | None:
        """Copies the content of the open files to a new database beside the old one."""
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
        copy = self.database.with_name(f"{self.database.name}.saved-{stamp}")
        try:
            copy.touch(mode=0o600, exist_ok=False)
            driver.execute("VACUUM INTO ?", (os.fspath(copy),))
        except (OSError, sqlite3.Error):
            with suppress(OSError):
                copy.unlink()
            return None
        return copy


def _identity(path: str) -> _Identity | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_dev


def _checkpoint(driver: sqlite3.Connection) -> bool:
    """Moves the log into the database file. Returns whether all of it is there.

    Also empties the log if no process reads it, so that SQLite cannot apply it to a new database.
    """
    try:
        (_, pages, done) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    return bool(pages == done)
