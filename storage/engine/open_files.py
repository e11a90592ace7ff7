"""The files of a SQLite database that is in use: whether they are still the ones that were opened.

A database is three files: itself, the write-ahead log with what was committed last, and the log's
index. One that is deleted stays open, so that writing goes on as if nothing had happened, and all
of it is gone with the process.
"""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from storage.engine.file_health import DatabaseFileError

_Identity = tuple[int, int]
"""Inode and device: which file a path leads to, whatever it is called."""


class OpenFiles:
    """Remembers which files are at *database* now, when a connection has them open."""

    def __init__(self, database: Path) -> None:
        beside = database.resolve()  # SQLite follows links, and keeps the others there
        self.database = database
        self.log = beside.with_name(f"{beside.name}-wal")
        self._index = beside.with_name(f"{beside.name}-shm")
        # As text, since they are looked at with each commit and paths are slow.
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
        """The first that is not there any more, or is another file."""
        for path, opened in self._opened.items():
            if _identity(path) != opened:
                return Path(path)
        return None

    def save(self, driver: sqlite3.Connection, changed: Path) -> DatabaseFileError:
        """Bring what only the open files hold to where it is found again; what happened then."""
        if changed == self._index:
            return self._told(changed, "Nothing is lost: start Tentap again.")
        in_place = not self._is_other_log_in_use() and _checkpoint(driver)
        if in_place and changed == self.log:
            return self._told(
                changed,
                f"All that was kept is in {self.database}: nothing is lost. Find out what takes "
                "such files away, and start Tentap again.",
            )
        copy = self._copy(driver)
        if copy is not None:
            return self._told(changed, f"All that was kept is in {copy}: `tentap restore {copy}`.")
        return self._told(
            changed, "Put the file back, if it still exists. Else: `tentap restore FILE`."
        )

    def _told(self, changed: Path, mend: str) -> DatabaseFileError:
        name = {self.log: "write-ahead log", self._index: "log's index"}.get(changed, "database")
        there = _identity(os.fspath(changed)) is not None
        what = "was replaced by another file" if there else "was deleted or moved away"
        return DatabaseFileError(
            f"{changed}: the {name} {what} while Tentap was running. Tentap has stopped, since "
            "nothing more could be kept",
            mend,
        )

    def _is_other_log_in_use(self) -> bool:
        """Somebody else has written on: pages that we bring back would spoil theirs."""
        path = os.fspath(self.log)
        return _identity(path) not in (None, self._opened[path]) and os.path.getsize(path) > 0

    def _copy(self, driver: sqlite3.Connection) -> Path | None:
        """A new database beside, with everything that the open files hold."""
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
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_dev


def _checkpoint(driver: sqlite3.Connection) -> bool:
    """Whether the whole log is in the database file now. Emptied too, where nobody reads it: beside
    another database it would be taken for that one's."""
    try:
        (_, pages, done) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    return bool(pages == done)
