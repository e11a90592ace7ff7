"""Reads answers from another tool's export.

Two equal rows are two answers. Importing the same file again adds nothing."""

import difflib
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.language.cleaning import clean, one_line
from bot.language.times import read_instant
from handlers.imports.csv_reader import CsvRow, Problem, Remark, Sheet, SheetError, cuts, plain_name
from handlers.imports.duplicates import SeenKeys
from storage.imported_answers import ImportedAnswer

_SCORE: Final = re.compile(r"([0-9]|10)([.,]0+)?")
_CLOCKS_DIFFER: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file with the names of its columns, and what no column contains: survey and time zone."""

    path: Path
    survey: str
    zone: ZoneInfo
    score: str
    at: str
    comment: str | None = None
    person: str | None = None

    @property
    def columns(self) -> dict[str, str]:
        """Returns the column's name for each field."""
        names = {
            "score": self.score,
            "at": self.at,
            "comment": self.comment,
            "person": self.person,
        }
        return {field: name for field, name in names.items() if name is not None}


@dataclass(frozen=True, kw_only=True)
class Unscored:
    """A row without a score, which is neither an answer nor a mistake."""

    line: int


def read_answers(
    source: Source, now: datetime, at_byte: Callable[[int], None] = lambda _: None
) -> Iterator[ImportedAnswer | Unscored | Problem | Remark]:
    """Yields the answers of a file, the problems of its lines, and remarks about cut texts.

    Raises SheetError.
    """
    sheet = Sheet(source.path, tuple(source.columns.values()))
    places = {name: _place(sheet.header, column) for name, column in source.columns.items()}
    with SeenKeys() as seen:
        for row in sheet.rows(at_byte):
            if isinstance(row, Problem):
                yield row
                continue
            if source.person is not None:
                yield from cuts(row.line, {source.person: row.cells[places["person"]]})
            yield _read(row, places, source, now, seen)


def _place(header: Sequence[str], column: str) -> int:
    """Returns the index of the column with exactly this name, else of the only similar one."""
    exact = [place for place, name in enumerate(header) if name == column.strip()]
    found = exact or [
        place for place, name in enumerate(header) if plain_name(name) == plain_name(column)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise SheetError(f"there are {len(found)} columns “{column}”; rename all but one")
    near = difflib.get_close_matches(column, header, n=1)
    hint = f"did you mean “{near[0]}”?" if near else "there are: " + ", ".join(header)
    raise SheetError(f"there is no column “{column}”; {hint}")


def _read(
    row: CsvRow, places: dict[str, int], source: Source, now: datetime, seen: SeenKeys
) -> ImportedAnswer | Unscored | Problem:
    cells = {field: row.cells[place] for field, place in places.items()}
    if not cells["score"].strip():
        return Unscored(line=row.line)
    try:
        score = _score(cells["score"].strip())
        at = _at(cells["at"], source.zone, now)
    except ValueError as error:
        return Problem(line=row.line, text=str(error))
    return ImportedAnswer(
        survey=source.survey,
        person=one_line(cells.get("person", "")) or None,
        score=score,
        at=at,
        comment=clean(cells.get("comment", "")) or None,
        key=_key(row, source.survey, seen),
    )


def _score(text: str) -> int:
    match = _SCORE.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text[:40]}” is not a score; that is a whole number from 0 to 10")
    return int(match[1])


def _at(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    at = read_instant(text, zone)
    if at > now + _CLOCKS_DIFFER:
        raise ValueError(f"“{text.strip()}” lies in the future")
    return at


def _key(row: CsvRow, survey: str, seen: SeenKeys) -> str:
    """Returns a digest of the survey, the whole row, and its ordinal among equal rows."""
    content = "\x1f".join((survey, *row.cells))
    ordinal = seen.note(hashlib.sha256(content.encode()).hexdigest(), row.line).ordinal
    return hashlib.sha256(f"{ordinal}\x1f{content}".encode()).hexdigest()
