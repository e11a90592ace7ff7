"""The file that a SQLite database lives in: whether it can be used, and whether it is still there.

Nothing here changes the file: what is broken is somebody's only copy.
"""

import os
import pwd
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

_RESTORE: Final = "Restore a backup: `tentap restore FILE`."
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


class DatabaseFileError(Exception):
    """The file cannot be used as it is. The message names it, and what to do."""


class Identity(NamedTuple):
    """Which file a path leads to, whatever it is called."""

    device: int
    inode: int


def require_place(database: Path) -> None:
    """DatabaseFileError where this process may not write the database, or what SQLite and the run
    lock keep beside it."""
    folder = database.parent
    if not folder.is_dir():
        raise DatabaseFileError(
            f"{folder}: there is no such folder for the database. Make it first."
        )
    if not _may(folder, os.R_OK | os.W_OK | os.X_OK):
        raise _read_only(folder, "make files in this folder, as the database needs")
    for path in _files(database):
        if not _may(path, os.R_OK | os.W_OK):
            raise _read_only(path, "write this file")


def _files(database: Path) -> Iterator[Path]:
    for suffix in ("", "-wal", "-shm", ".lock"):
        path = database.with_name(database.name + suffix)
        if path.exists():
            yield path


def _may(path: Path, rights: int) -> bool:
    """Also false, for everybody, where the file system is mounted read-only."""
    return os.access(path, rights, effective_ids=os.access in os.supports_effective_ids)


def _read_only(path: Path, what: str) -> DatabaseFileError:
    return DatabaseFileError(
        f"{path}: the user {_user()} may not {what}. Change its owner or its rights, or the "
        "`database` in bot.toml."
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
                f"there. Put the file back beside it, or move the log away. {_RESTORE}"
            )
        return
    if database.stat().st_size == 0:
        raise DatabaseFileError(
            f"{database}: the file is empty. {_RESTORE} To begin anew, delete it."
        )
    damage = _damage(database)
    if damage is not None:
        raise DatabaseFileError(
            f"{database}: the database is damaged (SQLite says: {damage}). Nothing was changed in "
            f"it. {_RESTORE}"
        )


def _damage(database: Path) -> str | None:
    """What SQLite finds wrong with the file, which it only reads."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as found:
            (verdict,) = found.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:  # locked, or the disk fails: no word on the contents
        raise DatabaseFileError(
            f"{database}: the database cannot be read (SQLite says: {error}). Look at the disk."
        ) from error
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if verdict == "ok" else " ".join(str(verdict).split())


def identity(database: Path) -> Identity | None:
    """Which file is there now; ``None`` for none."""
    try:
        found = database.stat()
    except OSError:
        return None
    return Identity(device=found.st_dev, inode=found.st_ino)


def require_same(database: Path, opened: Identity | None) -> None:
    """DatabaseFileError where the file is not the one that was *opened*: whatever is written goes
    into a file that nobody will find."""
    found = identity(database)
    if found == opened:
        return
    what = "was deleted or moved away" if found is None else "was replaced by another file"
    raise DatabaseFileError(
        f"{database}: the database {what} while Tentap was running. Tentap has stopped, since "
        f"nothing more could be kept. Put the file back, if it still exists. Else: {_RESTORE}"
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
