"""The clock of cases: due times and durations in business time.

Hours are those of the clock on the wall. An edge that the wall shows twice, because the clocks
change, is the first of both. One that it never shows is the moment of the change.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.business_hours import BusinessHours
from bot.good_hours import DAY, working_day


def due_time(start: datetime, within: timedelta, hours: BusinessHours) -> datetime:
    """Returns the instant, in UTC, at which *within* of business time has passed since *start*.

    That may be the moment of closing. No time at all ends in open hours: now, or at the next
    opening. Raises ValueError if no working day is found for a year.
    """
    if within < timedelta():
        raise ValueError(f"a due time lies ahead, not {within} from its start")
    left = within
    for opened, closed in _openings_from(start, hours):
        if left <= closed - opened:
            return opened + left
        left -= closed - opened
    raise AssertionError("openings have no end")


def business_time(start: datetime, end: datetime, hours: BusinessHours) -> timedelta:
    """Returns the business time between two instants; zero if *end* is the earlier one."""
    total = timedelta()
    for opened, closed in _openings_from(start, hours):
        if opened >= end:
            return total
        total += min(closed, end) - opened
    raise AssertionError("openings have no end")


def next_open(at: datetime, hours: BusinessHours) -> datetime:
    """Returns *at* if it is in business hours, else the next opening, in UTC."""
    return due_time(at, timedelta(), hours)


def _openings_from(start: datetime, hours: BusinessHours) -> Iterator[tuple[datetime, datetime]]:
    """Yields when the team opens and closes, endlessly; a span that has begun opens at *start*."""
    if start.tzinfo is None:
        raise ValueError(f"{start} needs a time zone")
    start = start.astimezone(UTC)
    day = start.astimezone(hours.zone).date()
    while True:
        day = working_day(day, hours, hours.calendar)
        for span in hours.spans:
            opened, closed = (_instant(day, edge, hours.zone) for edge in (span.start, span.end))
            opened = max(opened, start)
            if opened < closed:
                yield opened, closed
        day += DAY


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Returns the instant, in UTC, at which the clock on the wall first shows this, or more."""
    wall = datetime.combine(day + DAY, time()) if at == time.max else datetime.combine(day, at)
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    return _change_of_clocks(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), instant, zone)


def _change_of_clocks(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Returns the first instant with another offset than *before*. It is not later than *after*."""
    offset = before.astimezone(zone).utcoffset()
    seconds = range(round((after - before).total_seconds()))
    changed = bisect_left(
        seconds,
        True,
        key=lambda n: (before + timedelta(seconds=n)).astimezone(zone).utcoffset() != offset,
    )
    return before + timedelta(seconds=changed)
