"""Reads times in the formats of other tools."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.language.number_times import USUAL, NumberForm, read_number
from bot.language.written_times import DateOrder, WrittenTime, read_written

EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST_OF_ALL: Final = datetime(1899, 12, 31, tzinfo=UTC)
"""The limit where any date is wanted: spreadsheets count days from here."""
_LATEST: Final = datetime(8999, 1, 1, tzinfo=UTC)

_LOCAL_WORDS: Final = {
    **dict.fromkeys("年년月월", "-"),
    **dict.fromkeys("日일", " "),
    **dict.fromkeys(("上午", "오전"), " AM "),
    **dict.fromkeys(("下午", "오후"), " PM "),
}
_LOCAL: Final = re.compile("|".join(_LOCAL_WORDS))


@dataclass(frozen=True, kw_only=True)
class TimeReading:
    """How the times of a column are read."""

    order: DateOrder | None = None
    """The order of dates with the year last. ``None``: only dates that have one meaning."""
    numbers: tuple[NumberForm, ...] = USUAL
    """What a bare number may be; the first that fits counts."""


def read_instant(
    text: str,
    zone: ZoneInfo,
    reading: TimeReading | None = None,
    earliest: datetime = EARLIEST,
) -> datetime:
    """Reads *text* as an instant in UTC. A time without a zone is local time in *zone*.

    Reads ISO 8601, the same with spaces, `/`, `AM` and `GMT+1`, dates with the year last or the
    month in words, and the numbers of *reading*. If a local time occurs twice, the first one
    counts; a skipped one moves forward by the gap. Raises ValueError, which says what to write.
    """
    stripped = text.strip()
    try:
        moment = _moment(plain_time(stripped), reading or TimeReading())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone)
        instant = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_complaint(stripped)) from None
    if not earliest <= instant < _LATEST:
        raise ValueError(f"“{stripped}” is not a time between {earliest.year} and 8999")
    return instant


def plain_time(text: str) -> str:
    """Returns a time with ASCII digits, single spaces, and English words for local ones."""
    plain = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    if not plain.isascii():
        plain = _LOCAL.sub(lambda match: _LOCAL_WORDS[match[0]], plain)
    return " ".join(plain.split())


def is_time(text: str) -> bool:
    """Whether *text* is a time in any order of day and month; a day of Excel is none."""
    plain = plain_time(text)
    written = read_written(plain)
    if written is not None and written.year_last:
        return bool(written.orders)
    try:
        _moment(plain, TimeReading())
    except (ValueError, OverflowError):
        return False
    return len(plain) >= len("2026-1-1")


def _moment(text: str, reading: TimeReading) -> datetime:
    for form in reading.numbers:
        if (moment := read_number(text, form)) is not None:
            return moment
    if text.isdecimal():
        raise ValueError
    if (written := read_written(text)) is not None:
        return written.moment(_order(written, reading.order))
    return datetime.fromisoformat(text)


def _order(written: WrittenTime, order: DateOrder | None) -> DateOrder | None:
    if order is not None or not written.year_last:
        return order
    found = {written.moment(one): one for one in written.orders}
    if len(found) != 1:
        raise ValueError
    return next(iter(found.values()))


def _complaint(text: str) -> str:
    if not text:
        return "the time is empty"
    written = read_written(plain_time(text))
    if written is not None and len(written.orders) > 1:
        return (
            f"“{text}” may mean two days, as day and month change places between countries;"
            " write the year first, such as 2019-11-30 08:51"
        )
    return f"“{text[:40]}” is not a time; write it as 2019-11-30 08:51"
