"""A SQLite file for a test: with every table already, as to make them takes twenty times longer."""

import atexit
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from storage.engine.sqlite import connect, core, raw
from storage.engine.store import Tx
from storage.operations.migrate import migrate


def open_tx(path: Path) -> Tx:
    """A connection on which every statement stands for itself."""
    return core(connect(path, read_only=False))


def close_tx(tx: Tx) -> None:
    driver = raw(tx)
    tx.close()
    driver.close()


def migrated(path: Path) -> Path:
    """*path*, which is now a database with every table and no row."""
    return Path(shutil.copy(_template(), path))


@contextmanager
def no_room_beyond(path: Path) -> Iterator[None]:
    """No file grows larger than *path* is: the write itself fails, as on a disk that is full."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@cache
def _template() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="tentap-sqlite-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "tentap.db"
    tx = open_tx(path)
    migrate(tx)
    raw(tx).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    close_tx(tx)
    return path
