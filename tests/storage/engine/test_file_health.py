"""Whether the file of a database can be used, and whether it is still the same."""

import os
import pwd
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest

from storage.engine import file_health
from storage.engine.file_health import DatabaseFileError
from tests.harness.sqlite import migrated

ROOT, NOBODY = 0, 65534


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Rights bind nobody who is root."""
    if os.geteuid() != ROOT:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(ROOT)


def user() -> str:
    """Who has no rights, by name."""
    return pwd.getpwuid(os.geteuid() or NOBODY).pw_name


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may look into."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o777)
        yield path
        path.chmod(0o777)


def fill(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE words (word TEXT)")
        database.executemany("INSERT INTO words VALUES (?)", [("word " * 100,)] * 500)
        database.commit()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "filled.db"
    fill(path)
    return path


# The place


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFileError, match="data: the database's folder does not exist"):
        file_health.require_writable(tmp_path / "data" / "tentap.db")


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", ".lock"])
def test_a_file_that_may_not_be_written_is_told_with_its_user(shared: Path, suffix: str) -> None:
    (shared / "tentap.db").touch(0o666)
    (shared / "tentap.db").chmod(0o666)
    forbidden = shared / f"tentap.db{suffix}"
    forbidden.touch()
    forbidden.chmod(0o444)
    with as_somebody_else(), pytest.raises(DatabaseFileError, match="may not write") as refused:
        file_health.require_writable(shared / "tentap.db")
    assert str(refused.value).startswith(f"{forbidden}: the user {user()} may not ")


def test_a_folder_that_may_not_be_written_is_told_with_its_user(shared: Path) -> None:
    shared.chmod(0o555)
    with as_somebody_else(), pytest.raises(DatabaseFileError, match="may not create files") as told:
        file_health.require_writable(shared / "tentap.db")
    assert str(told.value).startswith(f"{shared}: the user ")


def test_a_place_that_may_be_written_is_taken(shared: Path) -> None:
    with as_somebody_else():
        file_health.require_writable(shared / "tentap.db")


# The contents


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def leave_a_stump(path: Path) -> None:
    os.truncate(path, 100)


def flip_bytes(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 2000)


def overwrite(path: Path) -> None:
    path.write_text("this is a letter, not a database" * 500)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [truncate, leave_a_stump, flip_bytes, overwrite, empty])
def test_a_broken_file_is_refused_and_left_as_it_is(
    filled: Path, damage: Callable[[Path], None]
) -> None:
    damage(filled)
    before = filled.read_bytes()
    with pytest.raises(DatabaseFileError, match="tentap restore FILE") as refused:
        file_health.require_sound(filled)
    assert str(refused.value).startswith(f"{filled}: ")
    assert filled.read_bytes() == before


def test_a_log_without_its_database_is_no_new_installation(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("DELETE FROM words")
        database.commit()
        filled.unlink()
        with pytest.raises(DatabaseFileError, match=r"filled\.db-wal is still there"):
            file_health.require_sound(filled)


def test_a_sound_file_and_no_file_at_all_are_taken(filled: Path, tmp_path: Path) -> None:
    file_health.require_sound(filled)
    file_health.require_sound(tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_file_that_is_locked_is_not_called_damaged(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseFileError, match=r"cannot be read .* locked"):
            file_health.require_sound(filled)


# The same file


# The disk

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/data /srv nfs4 rw,vers=4.2 0 0
/dev/sdb1 /srv/local ext4 rw 0 0
//server/our\\040files /mnt/our\\040files cifs rw 0 0
/dev/sdc1 /covered ext4 rw 0 0
server:/more /covered nfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/tentap.db", "ext4"),
        ("/srv/tentap.db", "nfs4"),
        ("/srvother/tentap.db", "ext4"),
        ("/srv/local/tentap.db", "ext4"),
        ("/mnt/our files/tentap.db", "cifs"),
        ("/covered/tentap.db", "nfs"),
    ],
)
def test_the_deepest_mount_tells_the_file_system(path: str, kind: str) -> None:
    assert file_health.file_system(Path(path), MOUNTS) == kind


def test_this_machines_own_disk_is_no_network(tmp_path: Path) -> None:
    assert file_health.network_file_system(tmp_path / "tentap.db") is None


# A limit that is real

FULL = """
import asyncio, resource, sys
from pathlib import Path
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError
from storage.engine.sqlite import raw

def make(tx):
    raw(tx).execute("CREATE TABLE words (word TEXT)")

def write(tx, size):
    raw(tx).execute("INSERT INTO words VALUES (?)", ("x" * size,))

def count(tx):
    return raw(tx).execute("SELECT count(*) FROM words").fetchone()[0]

async def main():
    async with SqliteStore(Path(sys.argv[1])) as store:
        await store.run(make)
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, most))
        calls = [store.run(write, size) for size in (10, 500_000, 10)]
        results = await asyncio.gather(*calls, return_exceptions=True)
        refused = [isinstance(result, StorageError) for result in results]
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        await store.run(write, 500_000)
        print(refused, await store.read(count))

asyncio.run(main())
"""


@pytest.mark.long
def test_a_file_that_may_not_grow_refuses_what_does_not_fit_and_recovers(tmp_path: Path) -> None:
    """Of three calls in one commit the two small ones are kept, and what was refused is not."""
    path = tmp_path / "full.db"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[False, True, False] 3"
    file_health.require_sound(path)


@pytest.mark.long
def test_a_file_that_somebody_else_has_just_taken_away_forbids_nothing(tmp_path: Path) -> None:
    """As SQLite does beside the database, when another command closes it."""
    database = migrated(tmp_path / "tentap.db")
    beside, is_over = tmp_path / "tentap.db-shm", Event()

    def come_and_go() -> None:
        while not is_over.is_set():
            beside.touch()
            beside.unlink()

    with ThreadPoolExecutor(1) as other:
        other.submit(come_and_go)
        try:
            for _ in range(3000):
                file_health.require_writable(database)
        finally:
            is_over.set()
