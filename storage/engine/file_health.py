"""The file that a SQLite database lives in: whether it can be used.

Nothing here changes the file: what is broken is somebody's only copy.
"""

import glob
import os
import pwd
import re
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

_RESTORE: Final = "Restore a backup: `tentap restore FILE`."
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_PROC_MOUNTS: Final = Path("/proc/mounts")
_NETWORK: Final = frozenset(
    {
        "9p",
        "afs",
        "ceph",
        "cifs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    }
)
SCARCE_BYTES: Final = 100 * 10**6
"""Free bytes below which a disk is called nearly full: that leaves a busy bot some days."""
LOOKS: Final = 5
"""At the rights of a file, before they are called wrong."""


class DatabaseFileError(Exception):
    """The file cannot be used as it is: *what* is wrong names it, *mend* says what to do."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}. {mend}")
        self.what = what
        self.mend = mend


def require_place(database: Path) -> None:
    """DatabaseFileError where this process may not write the database, or what SQLite and the run
    lock keep beside it."""
    folder = database.parent
    if not folder.is_dir():
        raise DatabaseFileError(
            f"{folder}: there is no such folder for the database", "Make it first."
        )
    require_no_folder(database)
    if not _may(folder, os.R_OK | os.W_OK | os.X_OK):
        raise _read_only(folder, "make files in this folder, as the database needs")
    for path in _files(database):
        if _is_forbidden(path):
            raise _read_only(path, "write this file")


def require_no_folder(database: Path) -> None:
    """DatabaseFileError where the path leads to a folder, of which SQLite says only that it cannot
    be read."""
    if database.is_dir():
        raise DatabaseFileError(
            f"{database}: this is a folder, no file",
            f'Name a file, in this folder perhaps: database = "sqlite:{database}/tentap.db"',
        )


def _files(database: Path) -> Iterator[Path]:
    """The database and what may be beside it."""
    for suffix in ("", "-wal", "-shm", ".lock"):
        yield database.with_name(database.name + suffix)


def _is_forbidden(path: Path) -> bool:
    """Looks several times: the last process that closes the database deletes files at any moment,
    also between two questions about one of them."""
    return all(path.exists() and not _may(path, os.R_OK | os.W_OK) for _ in range(LOOKS))


def _may(path: Path, rights: int) -> bool:
    """Also false, for everybody, where the file system is mounted read-only."""
    return os.access(path, rights, effective_ids=os.access in os.supports_effective_ids)


def _read_only(path: Path, what: str) -> DatabaseFileError:
    return DatabaseFileError(
        f"{path}: the user {_user()} may not {what}",
        "Change its owner or its rights, or the `database` in bot.toml.",
    )


def _user() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # containers run under numbers that have no name
        return str(os.geteuid())


def require_sound(database: Path) -> None:
    """DatabaseFileError where there was a database that is damaged or gone: a new one in its place
    would ask everybody again. No file at all is a new installation."""
    log = database.with_name(f"{database.name}-wal")
    if not database.exists():
        if log.exists() and log.stat().st_size:
            raise DatabaseFileError(
                f"{database}: the database is gone, while its write-ahead log {log.name} is still "
                "there",
                f"Put the file back beside it, or move the log away. {_RESTORE}",
            )
        return
    if database.stat().st_size == 0:
        raise DatabaseFileError(
            f"{database}: the file is empty", f"{_RESTORE} To begin anew, delete it."
        )
    damage = _damage(database)
    if damage is not None:
        raise DatabaseFileError(
            f"{database}: the database is damaged (SQLite says: {damage}). Nothing was changed in "
            "it",
            _RESTORE,
        )


def _damage(database: Path) -> str | None:
    """What SQLite finds wrong with the file, which it only reads."""
    try:
        with closing(open_to_look(database)) as found:
            (verdict,) = found.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:  # locked, or the disk fails: no word on the contents
        raise DatabaseFileError(
            f"{database}: the database cannot be read (SQLite says: {error})", "Look at the disk."
        ) from error
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if verdict == "ok" else " ".join(str(verdict).split())


def open_to_look(database: Path) -> sqlite3.Connection:
    """A connection that changes nothing, and leaves nothing beside the file: with a write-ahead log
    SQLite would make one even to look, and leave it behind."""
    alone = "&immutable=1" if _is_at_rest(database) else ""
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro{alone}", uri=True)


def _is_at_rest(database: Path) -> bool:
    """Whether it is a file with a write-ahead log, and the log is not there: nobody has it open."""
    with database.open("rb") as file:
        has_log = file.read(20)[18:] == b"\x02\x02"
    return has_log and not database.with_name(f"{database.name}-wal").exists()


def others_may_read(database: Path) -> list[Path]:
    """Of the database and what SQLite keeps beside it, and of what a restore replaced, the files
    that not their owner alone may read or write."""
    replaced = sorted(database.parent.glob(f"{glob.escape(database.name)}.replaced-*"))
    beside = [path for path in _files(database) if path.suffix != ".lock"]
    return [path for path in (*beside, *replaced) if _mode(path) & _OTHERS]


def _mode(path: Path) -> int:
    """No right at all where it is not there, or not any more."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0


def free_bytes(database: Path) -> int:
    """On its disk, for this user."""
    return shutil.disk_usage(database.resolve().parent).free


def shortage(database: Path) -> str | None:
    """What there is to say of a disk that is nearly full."""
    free = free_bytes(database)
    if free >= SCARCE_BYTES:
        return None
    return (
        f"{database.parent}: only {free // 10**6} MB are free on this disk; "
        "when it is full, no answer is taken in"
    )


def network_file_system(database: Path) -> str | None:
    """The kind of network file system that the database is on, where that can be told."""
    if not _PROC_MOUNTS.exists():
        return None
    kind = file_system(database.resolve(), _PROC_MOUNTS.read_text())
    return kind if kind in _NETWORK else None


def file_system(path: Path, mounts: str) -> str | None:
    """What kind of file system holds *path*, by the lines of ``/proc/mounts``: the deepest mount,
    and of several in one place the last."""
    kind, depth = None, 0
    for line in mounts.splitlines():
        _, escaped, kind_here, *_ = line.split(" ")
        place = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), escaped))
        if path.is_relative_to(place) and len(place.parts) >= depth:
            kind, depth = kind_here, len(place.parts)
    return kind
