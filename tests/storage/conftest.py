"""A fresh database for every test, with every table."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.migrate import migrate
from storage.sqlite import connect, core, raw
from storage.store import Store, Tx


def open_tx(path: Path) -> Tx:
    return core(connect(path, read_only=False))


def close_tx(tx: Tx) -> None:
    driver = raw(tx)
    tx.close()
    driver.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and no row."""
    path = tmp_path_factory.mktemp("migrated") / "tentap.db"
    tx = open_tx(path)
    migrate(tx)
    raw(tx).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    close_tx(tx)
    return path


@pytest.fixture
def path(tmp_path: Path, migrated: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "tentap.db"))


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    async with Store(path) as opened:
        yield opened


@pytest.fixture
def tx(path: Path) -> Iterator[Tx]:
    """A transaction of its own, for tests of what functions of a transaction do."""
    opened = open_tx(path)
    raw(opened).execute("BEGIN IMMEDIATE")
    yield opened
    raw(opened).rollback()
    close_tx(opened)
