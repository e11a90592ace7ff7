"""Reads times that are a bare number: digits of a date, seconds since 1970, days of Excel."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final


class NumberForm(StrEnum):
    """What a bare number in a column of times is."""

    COMPACT = "the digits of date and time, such as 202611101030"
    SECONDS = "seconds since 1970"
    MILLISECONDS = "milliseconds since 1970"
    MICROSECONDS = "microseconds since 1970"
    EXCEL = "days as Excel counts them (1 is 1 January 1900)"


USUAL: Final = (
    NumberForm.COMPACT,
    NumberForm.SECONDS,
    NumberForm.MILLISECONDS,
    NumberForm.MICROSECONDS,
)
"""The forms that a number alone can tell. A number is a day of Excel only beside others."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_0: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - local time of the column's zone
_NO_SUCH_DAY: Final = 60
"""Excel counts 29 February 1900, which did not exist."""
_COMPACT: Final = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{3})?)?)?)?", re.ASCII
)
_PATTERNS: Final[Mapping[NumberForm, re.Pattern[str]]] = {
    NumberForm.SECONDS: re.compile(r"[0-9]{9,10}(\.[0-9]+)?"),
    NumberForm.MILLISECONDS: re.compile(r"[0-9]{12,13}"),
    NumberForm.MICROSECONDS: re.compile(r"[0-9]{15,16}"),
    NumberForm.EXCEL: re.compile(r"[0-9]{1,5}([.,][0-9]+)?"),
}
_PER_SECOND: Final = {
    NumberForm.SECONDS: 1,
    NumberForm.MILLISECONDS: 1000,
    NumberForm.MICROSECONDS: 1_000_000,
}


def read_number(text: str, form: NumberForm) -> datetime | None:
    """Reads *text* as a number of this form; ``None`` if it is none.

    Seconds since 1970 are in UTC. The other forms are local times without a zone.
    """
    if not text[:1].isdecimal():
        return None
    if form is NumberForm.COMPACT:
        return _compact(text)
    if _PATTERNS[form].fullmatch(text) is None:
        return None
    number = float(text.replace(",", "."))
    return _excel(number) if form is NumberForm.EXCEL else _since_1970(number, form)


def _compact(text: str) -> datetime | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    year, month, day, *time = (int(part or 0) for part in match.groups())
    hour, minute, second, thousandths = time
    try:
        return datetime(  # noqa: DTZ001 - as above
            year, month, day, hour, minute, second, 1000 * thousandths
        )
    except ValueError:
        return None


def _since_1970(number: float, form: NumberForm) -> datetime:
    return _EPOCH + timedelta(seconds=number / _PER_SECOND[form])


def _excel(days: float) -> datetime | None:
    """Excel shows whole seconds; the fraction of a day rarely says them exactly."""
    if days < 1:
        return None
    shift = timedelta(days=1 if days < _NO_SUCH_DAY else 0)
    return _DAY_0 + shift + timedelta(seconds=round(days * 86_400))
