"""Checks whether a SQLite database file can be used.

Nothing here changes the file, since a broken one may be the only copy.
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
"""Free bytes below which a disk counts as nearly full. They last a busy bot some days."""
CHECKS: Final = 5
"""Checks of a file's permissions before they count as wrong."""


class DatabaseFileError(Exception):
    """The file cannot be used. *what*: names it and the problem. *advice*: says what to do."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}. {advice}")
        self.what = what
        self.advice = advice


def require_writable(database: Path) -> None:
    """Raises DatabaseFileError if this process may not write the database or the files beside it.

    Beside it are files of SQLite and of the run lock.
    """
    folder = database.parent
    if not folder.is_dir():
        raise DatabaseFileError(
            f"{folder}: the database's folder does not exist", "Create it first."
        )
    require_no_folder(database)
    if not _may(folder, os.R_OK | os.W_OK | os.X_OK):
        raise _read_only(folder, "create files in this folder, as the database needs")
    for path in _files(database):
        if _is_forbidden(path):
            raise _read_only(path, "write this file")


def require_no_folder(database: Path) -> None:
    """Raises DatabaseFileError if the path is a folder. SQLite's own error does not say so."""
    if database.is_dir():
        raise DatabaseFileError(
            f"{database}: this is a folder, not a file",
            f'Name a file, perhaps in this folder: database = "sqlite:{database}/tentap.db"',
        )


def _files(database: Path) -> Iterator[Path]:
    """Yields the database and the files that may be beside it."""
    for suffix in ("", "-wal", "-shm", ".lock"):
        yield database.with_name(database.name + suffix)


def _is_forbidden(path: Path) -> bool:
    # The last process to close the database may delete a file between the two calls, so repeat.
    return all(path.exists() and not _may(path, os.R_OK | os.W_OK) for _ in range(CHECKS))


def _may(path: Path, rights: int) -> bool:
    """Whether this process has *rights*. Always false on a file system mounted read-only."""
    return os.access(path, rights, effective_ids=os.access in os.supports_effective_ids)


def _read_only(path: Path, what: str) -> DatabaseFileError:
    return DatabaseFileError(
        f"{path}: the user {_user()} may not {what}",
        "Change its owner or its permissions, or the `database` in bot.toml.",
    )


def _user() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # a container's user id may have no name
        return str(os.geteuid())


def require_sound(database: Path) -> None:
    """Raises DatabaseFileError if the database is damaged or lost.

    A new one in its place would ask everybody again. Without any file it is a new installation.
    """
    log = database.with_name(f"{database.name}-wal")
    if not database.exists():
        if log.exists() and log.stat().st_size:
            raise DatabaseFileError(
                f"{database}: the database is missing, while its write-ahead log {log.name} is "
                "still there",
                f"Put the file back beside it, or move the log away. {_RESTORE}",
            )
        return
    if database.stat().st_size == 0:
        raise DatabaseFileError(
            f"{database}: the file is empty", f"{_RESTORE} To start from nothing, delete it."
        )
    damage = _damage(database)
    if damage is not None:
        raise DatabaseFileError(
            f"{database}: the database is damaged (SQLite says: {damage}). Nothing was changed in "
            "it",
            _RESTORE,
        )


def _damage(database: Path) -> str | None:
    """Returns SQLite's description of the damage, or ``None``. Only reads the file."""
    try:
        with closing(open_read_only(database)) as opened:
            (verdict,) = opened.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:  # locked or a disk error, which proves no damage
        raise DatabaseFileError(
            f"{database}: the database cannot be read (SQLite says: {error})", "Check the disk."
        ) from error
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if verdict == "ok" else " ".join(str(verdict).split())


def open_read_only(database: Path) -> sqlite3.Connection:
    """Opens a connection that changes nothing and leaves no files beside the database.

    In WAL mode SQLite creates a log even for reading, and leaves it behind.
    """
    alone = "&immutable=1" if _is_at_rest(database) else ""
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro{alone}", uri=True)


def _is_at_rest(database: Path) -> bool:
    """Whether the database is in WAL mode and has no log, so that no process has it open."""
    with database.open("rb") as file:
        has_log = file.read(20)[18:] == b"\x02\x02"
    return has_log and not database.with_name(f"{database.name}-wal").exists()


def others_may_read(database: Path) -> list[Path]:
    """Returns the files that users other than the owner may read or write.

    Checks the database, SQLite's files beside it, and databases that a restore replaced.
    """
    replaced = sorted(database.parent.glob(f"{glob.escape(database.name)}.replaced-*"))
    beside = [path for path in _files(database) if path.suffix != ".lock"]
    return [path for path in (*beside, *replaced) if _mode(path) & _OTHERS]


def _mode(path: Path) -> int:
    """Returns the mode of a file; 0 if it does not exist."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0


def free_bytes(database: Path) -> int:
    """Returns the free bytes on the database's disk for this user."""
    return shutil.disk_usage(database.resolve().parent).free


def shortage(database: Path) -> str | None:
    """Returns a warning if the disk is nearly full."""
    free = free_bytes(database)
    if free >= SCARCE_BYTES:
        return None
    return (
        f"{database.parent}: only {free // 10**6} MB are free on this disk; "
        "when it is full, no answer can be stored"
    )


def network_file_system(database: Path) -> str | None:
    """Returns the kind of network file system that holds the database; ``None`` for a local one."""
    if not _PROC_MOUNTS.exists():
        return None
    kind = file_system(database.resolve(), _PROC_MOUNTS.read_text())
    return kind if kind in _NETWORK else None


def file_system(path: Path, mounts: str) -> str | None:
    """Returns the kind of file system that holds *path*, by the lines of ``/proc/mounts``.

    The deepest mount counts; of several at one place the last.
    """
    kind, depth = None, 0
    for line in mounts.splitlines():
        _, escaped, kind_here, *_ = line.split(" ")
        place = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), escaped))
        if path.is_relative_to(place) and len(place.parts) >= depth:
            kind, depth = kind_here, len(place.parts)
    return kind
