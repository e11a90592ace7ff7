"""Finds rows that look like edited copies of answers that were imported before.

A row is known again by its whole content. If another tool changes a tag in it, the row would come
in a second time.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.imports.scratch_database import ScratchDatabase
from storage.imported_answers import ImportedAnswer, StoredAnswer, same_moment


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """How many new rows have the person, instant and score of an answer that the file lacks."""

    n: int
    first_line: int


class Overlaps(ScratchDatabase):
    """Compares a file with earlier imports, within ``with Overlaps() as overlaps:``."""

    def __init__(self) -> None:
        columns = "(key TEXT PRIMARY KEY, moment TEXT, line INTEGER)"
        super().__init__(f"listed {columns}", f"stored {columns}")

    def add(self, batch: Sequence[ImportedAnswer], stored: Sequence[StoredAnswer]) -> None:
        """Adds rows of the file, and the stored answers of the same instants."""
        self._insert("listed", [(one.key, _moment(one), one.line) for one in batch])
        self._insert("stored", [(one.key, _moment(one), 0) for one in stored])

    def _insert(self, table: str, rows: Sequence[tuple[str, str, int]]) -> None:
        self._rows.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)",  # noqa: S608 - one of two names
            rows,
        )

    @property
    def found(self) -> Overlap | None:
        """The rows that are not stored, beside stored answers that the file no longer has."""
        n, line = self._rows.execute(
            "SELECT count(*), min(line) FROM listed WHERE key NOT IN (SELECT key FROM stored)"
            " AND moment IN (SELECT moment FROM stored"
            " WHERE key NOT IN (SELECT key FROM listed))"
        ).fetchone()
        return Overlap(n=n, first_line=line) if n else None


def _moment(answer: ImportedAnswer | StoredAnswer) -> str:
    person, at, score = same_moment(answer)
    return hashlib.sha256(f"{at.timestamp()}\x1f{score}\x1f{person}".encode()).hexdigest()
