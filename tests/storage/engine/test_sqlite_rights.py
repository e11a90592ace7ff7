"""A database file can be read by its owner alone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine.sqlite import connect
from storage.engine.sqlite_store import SqliteStore
from tests.harness.sqlite import migrated
from tests.storage.acts import add


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A machine where new files are everybody's."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(folder: Path) -> dict[str, str]:
    return {path.name: f"{path.stat().st_mode & 0o777:o}" for path in folder.iterdir()}


@pytest.mark.parametrize("read_only", [True, False])
def test_a_new_file_and_its_logs_are_its_owners_alone(tmp_path: Path, read_only: bool) -> None:
    opened = connect(tmp_path / "new.db", read_only=read_only)
    opened.execute("SELECT * FROM sqlite_schema").fetchall()
    assert rights(tmp_path) == {"new.db": "600", "new.db-wal": "600", "new.db-shm": "600"}
    opened.close()


def test_the_file_behind_a_link_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "new.db")
    connect(tmp_path / "link.db", read_only=False).close()
    assert rights(tmp_path)["new.db"] == "600"


async def test_a_file_that_is_there_keeps_its_rights_and_its_rows(tmp_path: Path) -> None:
    path = migrated(tmp_path / "old.db")
    path.chmod(0o640)
    async with SqliteStore(path) as store:
        await store.run(add, "Ann")
        assert set(rights(tmp_path).values()) == {"640"}
