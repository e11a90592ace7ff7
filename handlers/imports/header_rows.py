"""Recognises further header rows below the first, as survey tools write them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from bot.survey.scale import Scale
from handlers.imports.cells import is_no_answer, is_score, plain_cell
from handlers.imports.csv_reader import CsvRow, Problem

MOST: Final = 2
_IMPORT_ID: Final = '{"ImportId":'
_SUBHEADINGS: Final = frozenset(
    ("response", "open-ended response", "other (please specify)", "comments", "score")
)

Row = CsvRow | Problem
IsHeader = Callable[[CsvRow], bool]


def part(rows: Iterable[Row], is_header: IsHeader) -> tuple[list[CsvRow], Iterator[Row]]:
    """Returns the header rows at the beginning, and all rows after them."""
    waiting = iter(rows)
    first = list(islice(waiting, MOST))
    n = _count(first, is_header)
    return [row for row in first[:n] if isinstance(row, CsvRow)], chain(first[n:], waiting)


def _count(first: Sequence[Row], is_header: IsHeader) -> int:
    for n in range(len(first), 0, -1):
        row = first[n - 1]
        if isinstance(row, CsvRow) and has_import_ids(row):
            return n
    count = 0
    for row in first:
        if not isinstance(row, CsvRow) or not is_header(row):
            break
        count += 1
    return count


def has_import_ids(row: CsvRow) -> bool:
    """Whether this is the row of JSON that Qualtrics writes below the questions."""
    return any("".join(cell.split()).startswith(_IMPORT_ID) for cell in row.cells)


def zone_name(row: CsvRow, place: int) -> str | None:
    """Returns the time zone that Qualtrics names for a column."""
    try:
        found = json.loads(row.cells[place]).get("timeZone")
    except (ValueError, AttributeError):
        return None
    return found if isinstance(found, str) else None


def is_header(score: str, at: str, cells: Sequence[str], scale: Scale) -> bool:
    """Whether a row names columns: it has words instead of a score, and no time."""
    if any(character.isdecimal() for character in at):
        return False
    if is_no_answer(score) and not is_no_answer(at):
        return True
    if is_no_answer(score):
        words = {plain_cell(cell).casefold() for cell in cells} - {""}
        return bool(words) and words <= _SUBHEADINGS
    return not is_score(score, scale)
