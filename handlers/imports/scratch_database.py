"""A private database on disk for one import, because a file may have a million lines."""

import sqlite3
from types import TracebackType
from typing import Self


class ScratchDatabase:
    """Exists within ``with``; nothing is kept afterwards."""

    def __init__(self, *tables: str) -> None:
        """*tables*: each as ``name (column TYPE, …)``."""
        # An empty name means a temporary file, which SQLite deletes.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        for table in tables:
            self._rows.execute(f"CREATE TABLE {table} WITHOUT ROWID")
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
