"""Looks at the first rows of a file and says what each of its columns seems to hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from bot.language.cleaning import one_line
from bot.language.number_times import NumberForm, read_number
from bot.language.time_columns import FIRST_YEAR
from bot.language.times import is_time, plain_time
from bot.survey.scale import Scale
from handlers.imports import header_rows
from handlers.imports.answer_source import usable_names
from handlers.imports.cells import is_no_answer, is_score
from handlers.imports.csv_reader import CsvRow, Sheet
from handlers.imports.id_columns import is_id_name

MOST_ROWS: Final = 1000
SHOWN: Final = 3
_LONG: Final = 24
_TIME_NAME: Final = re.compile(r"(?i)date|time|stamp|datum|시간|날짜|日期|时间|tanggal|waktu")


@dataclass
class ColumnProfile:
    """What the first rows say about a column."""

    place: int
    name: str
    labels: list[str]
    """The names in all header rows."""
    scale: Scale
    n: int = 0
    scores: int = 0
    times: int = 0
    emails: int = 0
    long: int = 0
    """Cells with several words."""
    samples: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        shown = one_line(text)
        if is_no_answer(shown):
            return
        self.n += 1
        self.scores += is_score(shown, self.scale)
        self.times += is_time(shown) or self._is_excel_day(shown)
        self.emails += "@" in shown and " " not in shown
        self.long += len(shown) >= _LONG or " " in shown
        if len(self.samples) < SHOWN and shown not in self.samples:
            self.samples.append(shown)

    def _is_excel_day(self, text: str) -> bool:
        day = read_number(plain_time(text), NumberForm.EXCEL)
        named = _TIME_NAME.search(self.name) is not None
        return named and day is not None and day.year >= FIRST_YEAR

    @property
    def label(self) -> str:
        return " ".join(self.labels)

    @property
    def is_scores(self) -> bool:
        return 0 < self.n == self.scores and not self.is_times

    @property
    def is_times(self) -> bool:
        return 0 < self.n == self.times

    @property
    def is_emails(self) -> bool:
        return self.n > 0 and 2 * self.emails > self.n

    @property
    def is_words(self) -> bool:
        """Whether the column seems to hold what people wrote."""
        return self.long > 0 and not (self.is_scores or self.is_times or self.is_emails)

    @property
    def seems(self) -> str:
        kinds = (
            ("empty", not self.n),
            ("ids", is_id_name(self.name)),
            ("times", self.is_times),
            ("scores", self.is_scores),
            ("email addresses", self.is_emails),
            ("words", self.is_words),
        )
        return next((name for name, fits in kinds if fits), "")


def profiles(sheet: Sheet, scale: Scale) -> tuple[ColumnProfile, ...]:
    """Returns what the columns of a file with scores of *scale* seem to hold. Raises SheetError."""
    rows = [row for row in islice(sheet.rows(), MOST_ROWS) if isinstance(row, CsvRow)]
    n = _header_rows(rows, scale)
    found = tuple(
        ColumnProfile(place, name, [name, *(row.cells[place] for row in rows[:n])], scale)
        for place, name in enumerate(usable_names(sheet.header))
    )
    for row in rows[n:]:
        for profile in found:
            profile.add(row.cells[profile.place])
    return found


def _header_rows(rows: Sequence[CsvRow], scale: Scale) -> int:
    """Returns how many rows at the top hold words only, where others hold a score or a time."""
    for n in range(min(header_rows.MOST, len(rows)), 0, -1):
        if header_rows.has_import_ids(rows[n - 1]):
            return n
    if len(rows) < 2 or _has_value(rows[0], scale):
        return 0
    return int(any(_has_value(row, scale) for row in rows[1:]))


def _has_value(row: CsvRow, scale: Scale) -> bool:
    return any(is_time(cell) or is_score(cell, scale) for cell in row.cells)
