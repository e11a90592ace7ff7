"""Decides which columns of a file of events are read, and how its times are read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.language.time_columns import TimeColumn, Undecided, described
from bot.language.times import TimeReading
from bot.language.written_times import DateOrder
from handlers.imports.answer_source import places_in, usable_names
from handlers.imports.csv_format import SheetError
from handlers.imports.csv_reader import CsvRow, Problem, Sheet, plain_name
from handlers.usecases.people.customer_events import CLOCKS_DIFFER

FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "person": (
        *("person", "email", "emailaddress", "customeremail", "useremail", "slack", "slackid"),
        *("telegram", "telegramid", "customer", "user", "userid", "name", "이메일", "邮箱"),
    ),
    "event": ("event", "eventname", "eventtype", "type", "이벤트", "事件", "kejadian"),
    "at": (
        *("at", "time", "timestamp", "date", "datetime", "eventtime", "eventdate", "occurredat"),
        *("when", "createdat", "날짜", "시간", "日期", "时间", "tanggal", "waktu"),
    ),
}
"""The fields, with the usual names of their columns; the first that a file has is read."""


@dataclass(frozen=True, kw_only=True)
class EventSource:
    """A file of events, with what no column says."""

    path: Path
    zone: ZoneInfo
    mapped: Mapping[str, str] = field(default_factory=dict)
    """The column's name for each field that a person named."""
    event: str | None = None
    """The event of all rows; ``None``: a column has it."""
    encoding: str | None = None
    date_order: DateOrder | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for name in FIELDS if name != "event" or self.event is None)


class EventColumns:
    """How a file is read. The reading of times is known after :meth:`scan` has run to its end."""

    def __init__(self, source: EventSource, now: datetime) -> None:
        """Reads the header. Raises SheetError."""
        self.source = source
        wanted = [name for names in FIELDS.values() for name in names]
        self.sheet = Sheet(source.path, (*wanted, *source.mapped.values()), source.encoding)
        columns = {name: self._column(name) for name in source.fields}
        self.places = places_in(self.sheet, columns)
        self.columns = {name: self.sheet.header[place] for name, place in self.places.items()}
        self._times = TimeColumn((now + CLOCKS_DIFFER).astimezone(source.zone))
        self.times: TimeReading | Undecided = TimeReading()

    def scan(self, at_byte: Callable[[int], None] = lambda _: None) -> Iterator[None]:
        """Reads the times of the whole file, and yields after each row. Raises SheetError."""
        for row in self.rows(at_byte):
            if isinstance(row, CsvRow):
                self._times.add(row.cells[self.places["at"]], row.line)
            yield
        self.times = self._times.reading(self.source.date_order)

    def rows(self, at_byte: Callable[[int], None] = lambda _: None) -> Iterator[CsvRow | Problem]:
        return self.sheet.rows(at_byte)

    @property
    def time_words(self) -> str:
        """How the times are read, for people. They must be decided."""
        assert isinstance(self.times, TimeReading)
        year_last = self._times.has_year_last
        return "; ".join(described(self.times, year_last=year_last, zone=self.source.zone))

    def _column(self, name: str) -> str:
        """Returns the column of a field, as a person named it or by its usual names."""
        if name in self.source.mapped:
            return self.source.mapped[name]
        known = {plain_name(column): column for column in reversed(self.sheet.header)}
        found = next((known[usual] for usual in FIELDS[name] if usual in known), None)
        if found is None:
            raise SheetError(self._missing(name))
        return found

    def _missing(self, name: str) -> str:
        what = {"person": "the person", "event": "the event", "at": "the time"}[name]
        other = ", or give all rows one event with --event NAME" if name == "event" else ""
        there = ", ".join(f"“{column}”" for column in usable_names(self.sheet.header))
        return (
            f"no column is known to be {what}; add --map {name}=COLUMN{other}. There are: {there}"
        )
