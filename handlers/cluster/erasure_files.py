"""Keeps the keys of erased people beside the database, so that a restored backup brings none back.

The secret from which the keys are derived is outside the database, too: nothing in a backup of the
database leads from a key to a person.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

import structlog

from storage.engine.databases import Database, Server

SECRET_BYTES: Final = 32
_ON_A_SERVER: Final = "tentap"
_ENTRY: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00 [0-9a-f]{64}")

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class ErasureFiles:
    """The secret, and the list of keys, in *folder*."""

    folder: Path
    name: str
    """The beginning of both files' names."""
    given: str = ""
    """The secret from the environment; empty: it is in a file."""

    @classmethod
    def beside(cls, database: Database, folder: Path, given: str = "") -> Self:
        """Returns the files beside a database file; in *folder* for a server's database."""
        match database:
            case Path():
                real = database.resolve()
                return cls(folder=real.parent, name=real.name, given=given)
            case Server():
                return cls(folder=folder, name=_ON_A_SERVER, given=given)

    @property
    def secret_file(self) -> Path:
        return self.folder / f"{self.name}.erasure-key"

    @property
    def list_file(self) -> Path:
        return self.folder / f"{self.name}.erased"

    def secret(self) -> bytes:
        """Returns the secret, and makes one where none is yet. Empty if the folder allows none."""
        if self.given:
            return self.given.encode()
        try:
            _create(self.secret_file, secrets.token_hex(SECRET_BYTES))
            return self.secret_file.read_text(encoding="ascii").strip().encode()
        except OSError as error:
            log.warning("erasures.no_secret", error=type(error).__name__)
            return b""

    def listed(self) -> Mapping[str, datetime]:
        """Returns the keys of the list with the times of their erasures.

        A line that a kill has cut is left out. It is written again from the database.
        """
        try:
            lines = self.list_file.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return {}
        return dict(_entry(line) for line in lines if _ENTRY.fullmatch(line))

    def add(self, keys: Mapping[str, datetime]) -> None:
        """Adds keys to the list, and waits until they are on the disk."""
        if not keys:
            return
        with os.fdopen(
            os.open(self.list_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w"
        ) as file:
            file.writelines(f"{at.isoformat()} {key}\n" for key, at in keys.items())
            file.flush()
            os.fsync(file.fileno())


def _create(path: Path, text: str) -> None:
    """Writes a file that does not exist yet, for its owner only."""
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(opened, "w") as file:
        file.write(text)


def _entry(line: str) -> tuple[str, datetime]:
    at, _, key = line.partition(" ")
    return key, datetime.fromisoformat(at)
