"""ISO weeks in a zone: where they begin and end, and when the summary of one is due.

A week runs from Monday 00:00 to the next Monday 00:00 on the zone's own clocks, so it has 167 or
169 hours when the clocks change. Where a local time comes twice, the first counts; where it is
skipped, it moves on by as much as the clocks did.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

YEARS = range(1970, 9000)


@dataclass(frozen=True, order=True)
class Week:
    """An ISO week. Its year may differ from the calendar's in the days around New Year."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.year not in YEARS:
            raise ValueError(f"a week's year lies between 1970 and 8999, not {self.year}")
        try:
            date.fromisocalendar(self.year, self.number, 1)
        except ValueError:
            raise ValueError(f"the year {self.year} has no week {self.number}") from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-W47`; ValueError with what is wrong for anything else."""
        match = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text)
        if match is None:
            raise ValueError(f"a week is written like 2026-W47, not {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The week that a date lies in."""
        return cls(*day.isocalendar()[:2])

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 7)

    def shift(self, weeks: int) -> Self:
        """The week so many weeks later, or earlier when negative."""
        return self.of(self.monday + timedelta(weeks=weeks))

    def next(self) -> Self:
        return self.shift(1)

    def previous(self) -> Self:
        return self.shift(-1)

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The first instant of the week and the first one after it, in UTC."""
        return midnight(self.monday, zone), midnight(self.next().monday, zone)


def week_at(instant: datetime, zone: ZoneInfo) -> Week:
    """The week whose bounds hold an instant. Naive datetimes are refused."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a zone: {instant}")
    near = Week.of(instant.astimezone(zone).date())
    start, end = near.bounds(zone)
    if instant < start:
        return near.previous()
    return near if instant < end else near.next()


def latest_closed(now: datetime, zone: ZoneInfo) -> Week:
    """The last week that is wholly over."""
    return week_at(now, zone).previous()


def weeks_between(first: Week, last: Week) -> Iterator[Week]:
    """The weeks from `first` up to but without `last`, oldest first."""
    while first < last:
        yield first
        first = first.next()


def due_at(week: Week, zone: ZoneInfo, weekday: int, at: time) -> datetime:
    """When the summary of a week is due, in UTC: in the week after it, on that day at that time.

    `weekday` counts from 0, Monday, as `date.weekday` does.
    """
    if weekday not in range(7):
        raise ValueError(f"a weekday lies between 0, Monday, and 6, not {weekday}")
    return local(week.next().monday + timedelta(days=weekday), at, zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day begins in a zone, in UTC."""
    return local(day, time(), zone)


def local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time as an instant in UTC."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
