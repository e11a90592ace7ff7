"""One running bot per SQLite file, held by a lock file beside it."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from filelock import FileLock, Timeout

GLANCE_SECONDS: Final = 1.0
"""How long the lock is waited for: a command that looks at it, or checkpoints, gives it back."""

MODE: Final = 0o600
"""Of the lock file: another user who may open it could hold it, and keep the bot from starting."""


class AlreadyRunningError(Exception):
    """Another process runs the bot on this database."""


class RunLock:
    """The right to run on *database* and to change its schema; `with` takes it and gives it back.

    Raises AlreadyRunningError where another process has it.
    """

    def __init__(self, database: Path, *, wait_seconds: float = GLANCE_SECONDS) -> None:
        self._database = database
        self._wait_seconds = wait_seconds
        self._lock = FileLock(
            database.with_name(f"{database.name}.lock"), mode=MODE, on_acquired=_keep_others_out
        )

    def __enter__(self) -> None:
        try:
            self._lock.acquire(timeout=self._wait_seconds)
        except Timeout:
            raise AlreadyRunningError(
                f"Tentap runs on {self._database} already. "
                "Stop it first: one process serves one file."
            ) from None

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._lock.release()


def _keep_others_out(file: int) -> None:
    """A lock file of an older version let others open it."""
    with suppress(PermissionError):  # another user's
        os.fchmod(file, MODE)


def is_running(database: Path) -> bool:
    """Whether a bot runs on *database*."""
    try:
        with RunLock(database, wait_seconds=0):
            return False
    except AlreadyRunningError:
        return True
