"""Counts repeated keys."""

from dataclasses import dataclass

from handlers.imports.scratch_database import ScratchDatabase


@dataclass(frozen=True, kw_only=True)
class Sighting:
    first_line: int
    ordinal: int
    """How often the key has occurred so far, beginning with 1."""


class SeenKeys(ScratchDatabase):
    """Counts keys within ``with SeenKeys() as seen:``."""

    def __init__(self) -> None:
        super().__init__("seen (key TEXT PRIMARY KEY, line INTEGER, times INTEGER)")

    def note(self, key: str, line: int) -> Sighting:
        """Counts *key*, which occurs in *line*."""
        first_line, ordinal = self._rows.execute(
            "INSERT INTO seen VALUES (?, ?, 1) ON CONFLICT (key) DO UPDATE SET times = times + 1"
            " RETURNING line, times",
            (key, line),
        ).fetchone()
        return Sighting(first_line=first_line, ordinal=ordinal)
