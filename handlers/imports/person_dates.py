"""Reads the days on which people became customers and left, as the whole column decides."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.language.number_times import NumberForm, read_number
from bot.language.time_columns import FIRST_YEAR, TimeColumn, Undecided, described, spelled
from bot.language.times import EARLIEST_OF_ALL, TimeReading, is_time, plain_time, read_instant
from bot.language.written_times import DateOrder
from handlers.imports.cells import is_blank
from handlers.imports.csv_format import SheetError

DATES: Final = ("joined", "left")
_DAYS: Final = 10_000
"""How many different cells are remembered; a list of a million people has fewer days."""
_AHEAD: Final = timedelta(days=2 * 365)
"""A contract may begin later, but hardly after so long."""
_EARLIEST_YEAR: Final = 1950
_EPOCH: Final = date(1970, 1, 1)
_NO_DAY: Final = "0000-00-00"
_NO_END: Final = "9999"


class PersonDates:
    """The columns `joined` and `left`. Call :meth:`add` for each row, then :meth:`decide`."""

    def __init__(self, zone: ZoneInfo, now: datetime, order: DateOrder | None = None) -> None:
        """*zone*: where a time with an offset has its day. *order*: as a person named it."""
        self._zone, self._order = zone, order
        self._latest = (now + _AHEAD).astimezone(zone)
        self._columns = {field: TimeColumn(self._latest) for field in DATES}
        self._both = TimeColumn(self._latest)
        self._readings: dict[str, TimeReading] = {}
        self._added: set[tuple[str, str]] = set()
        self.read = lru_cache(maxsize=_DAYS)(self._read)

    def add(self, cells: Mapping[str, str], line: int) -> None:
        """Adds a row. A day that was added before decides nothing more."""
        for one in cells.items():
            if one not in self._added:
                self._add(*one, line)
                if len(self._added) < _DAYS:
                    self._added.add(one)

    def _add(self, field: str, text: str, line: int) -> None:
        if not _is_none(text) and not _is_no_end(text):
            self._columns[field].add(text, line)
            self._both.add(text, line)

    def decide(self) -> None:
        """Decides how the columns are read. Raises SheetError if two readings are possible."""
        for field, column in self._columns.items():
            reading = column.reading(self._order)
            if isinstance(reading, Undecided):  # the other column may decide the order
                both = self._both.reading()
                order = None if isinstance(both, Undecided) else both.order
                reading = reading if order is None else column.reading(order)
            if isinstance(reading, Undecided):
                raise SheetError(f"line {reading.line:,}: {reading.text}")
            self._readings[field] = reading

    @property
    def order(self) -> DateOrder | None:
        """The order of day and month in dates with the year last, if the list has such dates."""
        columns = (field for field, one in self._columns.items() if one.has_year_last)
        orders = {self._readings[field].order for field in columns}
        return orders.pop() if len(orders) == 1 else None

    def words(self, field: str) -> str:
        """Returns how the column is read, for people; empty if nothing had to be decided."""
        reading, column = self._readings[field], self._columns[field]
        words = described(reading, year_last=column.has_year_last, zone=self._zone)
        return "; ".join(list(words)[:-1])  # days have no zone

    def _read(self, field: str, text: str) -> date | None:
        """Returns the day in a cell; ``None`` if it is empty. Raises ValueError."""
        if _is_none(text) or (field == "left" and _is_no_end(text)):
            return None
        day = self._day(field, text)
        if day.year < _EARLIEST_YEAR or day == _EPOCH:
            raise ValueError(
                f"“{text}” ({spelled(day)}) is often a placeholder for no date; leave the cell"
                " empty, or write the date as 2026-03-31"
            )
        if field == "joined" and day > self._latest.date():
            raise ValueError(f"“{text}” ({spelled(day)}) is more than two years ahead; correct it")
        return day

    def _day(self, field: str, text: str) -> date:
        reading = self._readings.get(field) or TimeReading()
        try:
            moment = read_instant(text, self._zone, reading, EARLIEST_OF_ALL)
        except ValueError:
            raise ValueError(f"“{text}” is not a date; write it as 2026-03-31") from None
        return moment.astimezone(self._zone).date()


def is_day(text: str) -> bool:
    """Whether a cell looks like a date, in any order of day and month, or like Excel's."""
    if is_time(text) or _is_none(text) or _is_no_end(text):
        return True
    day = read_number(plain_time(text), NumberForm.EXCEL)
    return day is not None and day.year >= FIRST_YEAR


def _is_none(text: str) -> bool:
    return is_blank(text) or text.strip().startswith(_NO_DAY)


def _is_no_end(text: str) -> bool:
    """Whether a cell holds the last year that there is, with which databases say `not yet`."""
    return is_time(text) and _NO_END in (text.strip()[:4], text.strip()[-4:])
