"""A SQLite file for a test: with every table already, as to make them takes twenty times longer."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from storage.migrate import migrate
from storage.sqlite import connect, core, raw
from storage.store import Tx


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
