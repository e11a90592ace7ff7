"""Reads written dates: the year first, the year last, or the month as an English word."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final


class DateOrder(StrEnum):
    """The order of day, month and year in a date with the year last; `ymd` with two digits."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)

_MONTH: Final = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_NAME: Final = "|".join(
    (*(rf"{name[:3]}(?:{name[3:]})?\.?" for name in MONTHS if name != "May"), "May", "Sept")
)
_CLOCK: Final = (
    r"(?:(?:T|,? ?(?:at )?(?P<ahead>[AP])\.?M\.? ?|,? ?at |, ?| )"
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?"
    r"(?: ?(?P<half>[AP])\.?M\.?)?)?"
    r" ?(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?: ?\([^()]*\))?"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
_FLAGS: Final = re.IGNORECASE | re.ASCII
_YEAR_FIRST: Final = re.compile(
    r"(?P<a>[0-9]{4})(?P<between>[-/.]) ?(?P<b>[0-9]{1,2})(?P=between) ?(?P<c>[0-9]{1,2})\.?"
    + _CLOCK,
    _FLAGS,
)
_YEAR_LAST: Final = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<between>[-/.]) ?(?P<b>[0-9]{1,2})(?P=between) ?"
    r"(?P<c>[0-9]{4}|[0-9]{2})\.?" + _CLOCK,
    _FLAGS,
)
_DAY_NAMED: Final = re.compile(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?P<month>{_NAME})[ -],? ?"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}){_CLOCK}",
    _FLAGS,
)
_NAMED_DAY: Final = re.compile(
    rf"{_WEEKDAY}(?P<month>{_NAME}) (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? "
    rf"(?P<year>[0-9]{{4}}){_CLOCK}",
    _FLAGS,
)


@dataclass(frozen=True)
class WrittenTime:
    """A date with its time of day, before the order of day and month is known."""

    text: str
    match: re.Match[str]
    year_last: bool

    @cached_property
    def orders(self) -> tuple[DateOrder, ...]:
        """The orders in which this is a date of the calendar; empty unless the year is last."""
        if not self.year_last:
            return ()
        return tuple(order for order in DateOrder if self._is_date(order))

    def _is_date(self, order: DateOrder) -> bool:
        # Years of two digits come first with “-” and “.” only, as in 26-11-10.
        if order is DateOrder.YMD and (len(self.match["c"]) == 4 or self.match["between"] == "/"):
            return False
        try:
            self.moment(order)
        except ValueError:
            return False
        return True

    def moment(self, order: DateOrder | None = None) -> datetime:
        """Returns the time, without a zone unless it is written. Raises ValueError."""
        year, month, day = self._date(order)
        return datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{self._clock()}")

    def _date(self, order: DateOrder | None) -> tuple[int, int, int]:
        found = self.match.groupdict()
        if "month" in found:
            return _year(found["year"]), _MONTH[found["month"][:3].lower()], int(found["day"])
        a, b, c = found["a"], int(found["b"]), found["c"]
        if not self.year_last or order is DateOrder.YMD:
            return _year(a), b, int(c)
        if order is DateOrder.DMY:
            return _year(c), b, int(a)
        if order is DateOrder.MDY:
            return _year(c), int(a), b
        raise ValueError

    def _clock(self) -> str:
        found = self.match.groupdict()
        if found["hour"] is None:
            return f"00:00{_offset(found['zone'])}"
        fraction = (found["fraction"] or "0").ljust(6, "0")[:6]
        hour = _hour(int(found["hour"]), found["half"] or found["ahead"])
        clock = f"{hour:02}:{found['minute']}:{found['second'] or '00'}.{fraction}"
        return f"{clock}{_offset(found['zone'])}"


def read_written(text: str) -> WrittenTime | None:
    """Reads a date with or without a time of day; ``None`` for other texts."""
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _DAY_NAMED, _NAMED_DAY):
        if match := pattern.fullmatch(text):
            return WrittenTime(text, match, pattern is _YEAR_LAST)
    return None


def _year(digits: str) -> int:
    return 2000 + int(digits) if len(digits) < 4 else int(digits)


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if half in "pP" else 0)


def _offset(zone: str | None) -> str:
    """Returns the offset in ISO 8601 form."""
    offset = (zone or "").upper().removeprefix("UTC").removeprefix("GMT")
    if not zone:
        return ""
    if not offset or offset == "Z":
        return "Z"
    hours, minutes = offset[1:].partition(":")[0], "00"
    if ":" in offset or len(hours) > 2:
        hours, minutes = offset[1:].replace(":", "")[:-2], offset[-2:]
    return f"{offset[0]}{int(hours):02}:{minutes}"
