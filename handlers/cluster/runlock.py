"""Admits one running bot per SQLite file, by a lock file beside it."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from filelock import FileLock, Timeout

GLANCE_SECONDS: Final = 1.0
"""How long to wait for the lock: commands that test it or checkpoint hold it for a moment."""

MODE: Final = 0o600
"""Of the lock file. A user who can open the file could hold the lock and block the bot's start."""


class AlreadyRunningError(Exception):
    """Another process runs the bot on this database."""


class RunLock:
    """The right to run on *database* and to change its schema; `with` takes and releases it.

    Raises AlreadyRunningError if another process has it.
    """

    def __init__(self, database: Path, *, wait_seconds: float = GLANCE_SECONDS) -> None:
        self._database = database
        self._wait_seconds = wait_seconds
        self._lock = FileLock(
            database.with_name(f"{database.name}.lock"), mode=MODE, on_acquired=_restrict_mode
        )

    def __enter__(self) -> None:
        try:
            self._lock.acquire(timeout=self._wait_seconds)
        except Timeout:
            raise AlreadyRunningError(
                f"Tentap is already running on {self._database}. "
                "Stop it first: only one process can use the file."
            ) from None

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._lock.release()


def _restrict_mode(file: int) -> None:
    """Corrects a lock file of an older version, which other users could open."""
    with suppress(PermissionError):  # the file belongs to another user
        os.fchmod(file, MODE)


def is_running(database: Path) -> bool:
    """Whether a bot runs on *database*."""
    try:
        with RunLock(database, wait_seconds=0):
            return False
    except AlreadyRunningError:
        return True
