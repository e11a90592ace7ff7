"""Decides from the whole file how its columns are read, before an answer is read."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.config.values import read_zone
from bot.language.time_columns import TimeColumn, Undecided, described
from bot.language.times import TimeReading
from handlers.imports import header_rows
from handlers.imports.answer_source import Source, places_in
from handlers.imports.cells import has_label, is_no_answer, plain_cell
from handlers.imports.csv_reader import CsvRow, Problem
from handlers.imports.id_columns import IdColumns

CLOCKS_DIFFER: Final = timedelta(days=1)
_UTC: Final = ("(utc)", "(gmt)", " utc", " gmt")


class AnswerColumns:
    """How the columns of a file are read. Known after :meth:`scan` has run to its end."""

    def __init__(self, source: Source, now: datetime) -> None:
        """Reads the header. Raises SheetError."""
        self.source = source
        self.sheet = source.sheet()
        self.places = places_in(self.sheet, source.columns)
        self.zone = self._zone_of_header()
        self.header_rows: list[CsvRow] = []
        self.labels: Counter[str] = Counter()
        """Scores with a label, as an example of each score."""
        self.gaps: Counter[str] = Counter()
        """What stands where no score is, and how often."""
        self._times = TimeColumn((now + CLOCKS_DIFFER).astimezone(self.zone))
        self.times: TimeReading | Undecided = TimeReading()
        self.id_proposal: str | None = None
        self.n = 0

    def scan(self, at_byte: Callable[[int], None] = lambda _: None) -> Iterator[None]:
        """Reads the whole file once, and yields after each row. Raises SheetError."""
        self.header_rows, rows = header_rows.part(self.sheet.rows(at_byte), self._is_header)
        self._take_zone_of_file()
        taken = set(self.places.values())
        with IdColumns(self.sheet.header, taken, wanted=self.source.id is None) as ids:
            for row in rows:
                if isinstance(row, CsvRow):
                    self._scan_row(row, ids)
                yield
            self.id_proposal = ids.best
        self.times = self._times.reading(self.source.date_order)

    def rows(self, at_byte: Callable[[int], None] = lambda _: None) -> Iterator[CsvRow | Problem]:
        """Yields the rows below all headers."""
        return header_rows.part(self.sheet.rows(at_byte), self._is_header)[1]

    def _scan_row(self, row: CsvRow, ids: IdColumns) -> None:
        score = row.cells[self.places["score"]]
        if is_no_answer(score):
            self.gaps[plain_cell(score)] += 1
            return
        self.n += 1
        if has_label(score) and len(self.labels) < 100:
            self.labels[plain_cell(score)] += 1
        self._times.add(row.cells[self.places["at"]], row.line)
        ids.add(row)

    def _is_header(self, row: CsvRow) -> bool:
        score, at = row.cells[self.places["score"]], row.cells[self.places["at"]]
        return header_rows.is_header(score, at, row.cells, self.source.scale)

    def _zone_of_header(self) -> ZoneInfo:
        name = self.sheet.header[self.places["at"]].casefold()
        named = self.source.zone_is_named
        return ZoneInfo("UTC") if name.endswith(_UTC) and not named else self.source.zone

    def _take_zone_of_file(self) -> None:
        for row in self.header_rows:
            name = header_rows.zone_name(row, self.places["at"])
            if name and not self.source.zone_is_named:
                try:
                    self.zone = read_zone(name)
                except ValueError:
                    continue

    @property
    def time_words(self) -> str:
        """How the times are read, for people."""
        if isinstance(self.times, Undecided):
            return self.times.text
        words = described(self.times, year_last=self._times.has_year_last, zone=self.zone)
        return "; ".join(words)

    @property
    def is_usual(self) -> bool:
        """Whether nothing had to be decided that a person might want to know."""
        numbers = isinstance(self.times, TimeReading) and self.times.numbers
        decided = numbers or self._times.has_year_last or self.labels
        return not (decided or self.header_rows or self.zone.key != self.source.zone.key)
