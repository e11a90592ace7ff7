"""Describes a file of answers: the columns that are read, and what no column says."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.language.written_times import DateOrder
from bot.survey.scale import NPS, Scale
from handlers.imports.csv_format import SheetError
from handlers.imports.csv_reader import Sheet, plain_name


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file with the names of its columns, and what no column contains: survey and time zone."""

    path: Path
    survey: str
    scale: Scale = NPS
    """The scale of the survey."""
    zone: ZoneInfo
    score: str
    at: str
    comment: str | None = None
    person: str | None = None
    id: str | None = None
    finished: str | None = None
    """The column that is empty in an answer that was not finished."""
    encoding: str | None = None
    date_order: DateOrder | None = None
    any_date: bool = False
    zone_is_named: bool = False
    """Whether a person named the zone, so that a zone named by the file does not count."""

    @property
    def columns(self) -> dict[str, str]:
        """Returns the column's name for each field."""
        names = {
            "score": self.score,
            "at": self.at,
            "comment": self.comment,
            "person": self.person,
            "id": self.id,
            "finished": self.finished,
        }
        return {field: name for field, name in names.items() if name is not None}

    def sheet(self) -> Sheet:
        """Opens the file. Raises SheetError."""
        return Sheet(self.path, tuple(self.columns.values()), self.encoding)


_NUMBERED: Final = re.compile(r"column ([1-9][0-9]{0,3})")


def usable_names(header: Sequence[str]) -> tuple[str, ...]:
    """Returns the name of each column for an option; `column 4` where a name is none or twice."""
    return tuple(
        name if name and header.count(name) == 1 else f"column {number}"
        for number, name in enumerate(header, start=1)
    )


def places_in(sheet: Sheet, columns: Mapping[str, str]) -> dict[str, int]:
    """Returns the index of each field's column. Raises SheetError."""
    return {field: place_of(sheet.header, column) for field, column in columns.items()}


def place_of(header: Sequence[str], column: str) -> int:
    """Returns the index of the column with exactly this name, else of the only similar one."""
    exact = [place for place, name in enumerate(header) if name == column.strip()]
    found = exact or [
        place for place, name in enumerate(header) if plain_name(name) == plain_name(column)
    ]
    if len(found) == 1:
        return found[0]
    if not found and (match := _NUMBERED.fullmatch(column)) and int(match[1]) <= len(header):
        return int(match[1]) - 1
    if found:
        raise SheetError(
            f"there are {len(found)} columns “{column}”; rename all but one, or name one by its"
            f" place: “column {found[0] + 1}”"
        )
    raise SheetError(f"there is no column “{column}”; {_hint(header, column)}")


def _hint(header: Sequence[str], column: str) -> str:
    if sign := _delimiter_within(header, column):
        return f"“{sign}” seems to stand between the columns; replace it by commas or semicolons"
    near = difflib.get_close_matches(column, header, n=1)
    return f"did you mean “{near[0]}”?" if near else "there are: " + ", ".join(header)


def _delimiter_within(header: Sequence[str], column: str) -> str | None:
    """Returns the sign that parts a header of one column into several, among them *column*."""
    if len(header) != 1:
        return None
    signs = sorted({sign for sign in header[0] if not sign.isalnum() and not sign.isspace()})
    wanted = plain_name(column)
    return next((sign for sign in signs if wanted in map(plain_name, header[0].split(sign))), None)
