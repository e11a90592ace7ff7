"""Decides from a whole column how its times are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import Final
from zoneinfo import ZoneInfo

from bot.language.number_times import NumberForm, read_number
from bot.language.times import TimeReading, plain_time
from bot.language.written_times import MONTHS, DateOrder, WrittenTime, read_written

FIRST_YEAR: Final = 2000
"""Earlier dates are mostly placeholders for no date."""

_ORDERS: Final = {DateOrder.DMY: "day", DateOrder.MDY: "month", DateOrder.YMD: "year"}


@dataclass(frozen=True, kw_only=True)
class Undecided:
    """A cell whose date has several meanings, or contradicts another cell."""

    line: int
    text: str


@dataclass(frozen=True)
class _Cell:
    line: int
    text: str


class TimeColumn:
    """Collects what the cells of a column allow. It holds a few cells, however many there are.

    *latest*: no answer is later, which decides what a number is, but not the order of a date: the
    same file is read in the same way next month.
    """

    def __init__(self, latest: datetime) -> None:
        self._latest = latest
        self._numbers: dict[NumberForm, int] = {}
        self._possible: dict[NumberForm, _Cell] = {}
        self._impossible: dict[DateOrder, _Cell] = {}
        self._differing: dict[frozenset[DateOrder], _Cell] = {}
        self._year_last: _Cell | None = None

    def add(self, text: str, line: int) -> None:
        plain = plain_time(text)
        if not plain[:1].isalnum():
            return
        cell = _Cell(line, text.strip())
        numeric = False
        for form in NumberForm:
            if (moment := read_number(plain, form)) is not None:
                numeric = True
                self._add_number(form, moment, cell)
        written = None if numeric else read_written(plain)
        if written is not None and written.year_last:
            self._add_year_last(written, cell)

    def _add_number(self, form: NumberForm, moment: datetime, cell: _Cell) -> None:
        self._possible.setdefault(form, cell)
        if self._is_plausible(moment):
            self._numbers[form] = self._numbers.get(form, 0) + 1

    def _add_year_last(self, written: WrittenTime, cell: _Cell) -> None:
        if not written.orders:
            return  # no date of the calendar at all, which its line will say
        self._year_last = self._year_last or cell
        days = {order: written.moment(order).date() for order in written.orders}
        if DateOrder.YMD in days and days[DateOrder.YMD].year > self._latest.year:
            del days[DateOrder.YMD]
        for order in DateOrder:
            if order not in days:
                self._impossible.setdefault(order, cell)
        for pair in combinations(days, 2):
            if days[pair[0]] != days[pair[1]]:
                self._differing.setdefault(frozenset(pair), cell)

    def _is_plausible(self, moment: datetime) -> bool:
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._latest.tzinfo)
        return moment.year >= FIRST_YEAR and moment <= self._latest

    def reading(self, wanted: DateOrder | None = None) -> TimeReading | Undecided:
        """Returns how the column is read. *wanted*: the order that a person named."""
        order = wanted or self._order()
        if isinstance(order, Undecided):
            return order
        numbers = self._number_form()
        return TimeReading(order=order, numbers=(numbers,) if numbers else ())

    @property
    def has_year_last(self) -> bool:
        return self._year_last is not None

    def _number_form(self) -> NumberForm | None:
        if self._numbers:
            return max(self._numbers, key=lambda form: self._numbers[form])
        return next(iter(self._possible), None)

    def _order(self) -> DateOrder | Undecided | None:
        if self._year_last is None:
            return None
        orders = [order for order in DateOrder if order not in self._impossible]
        if not orders:
            return self._contradiction()
        for pair in combinations(orders, 2):
            if cell := self._differing.get(frozenset(pair)):
                return Undecided(line=cell.line, text=_two_readings(cell.text, orders))
        return orders[0]

    def _contradiction(self) -> Undecided:
        day, month = self._impossible[DateOrder.MDY], self._impossible[DateOrder.DMY]
        first, second = sorted((day, month), key=lambda cell: cell.line)
        has = {day: "day", month: "month"}
        return Undecided(
            line=second.line,
            text=f"“{second.text}” has the {has[second]} first, but “{first.text}” in line"
            f" {first.line:,} has the {has[first]} first; write all dates in one order",
        )


def _two_readings(text: str, orders: list[DateOrder]) -> str:
    written = read_written(plain_time(text))
    assert written is not None
    days = {order: written.moment(order).date() for order in orders if order in written.orders}
    readings = " or ".join(dict.fromkeys(map(spelled, days.values())))
    options = " or ".join(f"--date-order {order}" for order in days)
    return f"“{text}” may be {readings}, and no other line decides it; add {options}"


def spelled(day: date) -> str:
    """Returns a date that every country reads in the same way, such as `9 November 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def described(reading: TimeReading, *, year_last: bool, zone: ZoneInfo) -> Iterator[str]:
    """Yields, for people, how a column is read."""
    if year_last and reading.order is not None:
        yield f"dates with the {_ORDERS[reading.order]} first"
    yield from (str(form) for form in reading.numbers)
    yield f"times without a zone are in {zone.key}"
