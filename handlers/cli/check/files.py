"""Checks whether other users of this machine can read the secrets. Changes nothing."""

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.cli.check.findings import Finding, Mark
from handlers.cli.settings import PASSWORD, VARIABLES

_OTHERS: Final = stat.S_IRGRP | stat.S_IROTH
_NAMES: Final = (*(f"{VARIABLES}{name.upper()}" for name in Secrets.__dataclass_fields__), PASSWORD)


def check_files(config: Config, file: Path) -> Iterator[Finding]:
    if _has_password(config.database) and _mode_of(file) & _OTHERS:
        yield _note(
            f"{file}: other users of this machine can read the password of the database",
            f"Put it into the file that {PASSWORD}_FILE names, or: {_chmod('go=', file)}",
        )
    for path in _secret_files():
        if _mode_of(path) & stat.S_IRGRP:
            text = f"{path}: the whole group “{_group_of(path)}” can read this secret"
            yield _note(text, f"If you don't want that: {_chmod('g=', path)}")


def _has_password(database: str) -> bool:
    if database.startswith("sqlite:"):
        return False
    from psycopg.conninfo import conninfo_to_dict  # slow to import, not needed for SQLite

    return "password" in conninfo_to_dict(database)


def _secret_files() -> Iterator[Path]:
    for name in _NAMES:
        if path := os.environ.get(f"{name}_FILE", "").strip():
            yield Path(path)


def _mode_of(path: Path) -> int:
    """Returns the file's mode; 0 if it does not exist, which another check reports."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _group_of(path: Path) -> str:
    try:
        return path.group()
    except KeyError:  # a group of another machine, as on a mounted volume
        return str(path.stat().st_gid)


def _note(text: str, advice: str) -> Finding:
    return Finding(mark=Mark.NOTE, text=text, advice=advice)


def _chmod(rights: str, path: Path) -> str:
    return shlex.join(["chmod", rights, str(path)])
