"""One running bot per SQLite file, held by a lock file beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class AlreadyRunningError(Exception):
    """Another process runs the bot on this database."""


@contextmanager
def run_lock(database: Path) -> Iterator[None]:
    """Hold the right to run on *database*; AlreadyRunningError where another process has it."""
    lock = FileLock(_beside(database))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyRunningError(
            f"Tentap already runs on {database}. Stop it first; one process serves one file."
        ) from None
    try:
        yield
    finally:
        lock.release()


def is_running(database: Path) -> bool:
    """Whether a bot runs on *database*."""
    try:
        with run_lock(database):
            return False
    except AlreadyRunningError:
        return True


def _beside(database: Path) -> Path:
    return database.with_name(database.name + ".lock")
