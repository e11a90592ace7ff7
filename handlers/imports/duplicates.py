"""Counts repeated keys on disk, because a file may have a million lines."""

import sqlite3
from dataclasses import dataclass
from types import TracebackType
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Sighting:
    first_line: int
    ordinal: int
    """How often the key has occurred so far, beginning with 1."""


class SeenKeys:
    """Counts keys within ``with SeenKeys() as seen:``; nothing is kept afterwards."""

    def __init__(self) -> None:
        # An empty name means a temporary file, which SQLite deletes.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute(
            "CREATE TABLE seen (key TEXT PRIMARY KEY, line INTEGER, times INTEGER) WITHOUT ROWID"
        )
        self._rows.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._rows.close()

    def note(self, key: str, line: int) -> Sighting:
        """Counts *key*, which occurs in *line*."""
        first_line, ordinal = self._rows.execute(
            "INSERT INTO seen VALUES (?, ?, 1) ON CONFLICT (key) DO UPDATE SET times = times + 1"
            " RETURNING line, times",
            (key, line),
        ).fetchone()
        return Sighting(first_line=first_line, ordinal=ordinal)
