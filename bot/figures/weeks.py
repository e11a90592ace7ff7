"""Computes the start, end and summary time of ISO weeks in a time zone.

A week runs from Monday 00:00 to the next Monday 00:00 local time, so it has 167 or 169 hours when
the clocks change. If a local time occurs twice, the first one counts. If it is skipped, it moves
forward by the length of the gap.
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
    """An ISO week. Around New Year its year may differ from the calendar year."""

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
        """Reads a week such as `2026-W47`. Raises ValueError for any other text."""
        match = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text)
        if match is None:
            raise ValueError(f"a week is written like 2026-W47, not {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Returns the week of a date."""
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
        """Returns the week so many weeks later; earlier if *weeks* is negative."""
        return self.of(self.monday + timedelta(weeks=weeks))

    def next(self) -> Self:
        return self.shift(1)

    def previous(self) -> Self:
        return self.shift(-1)

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Returns the first instant of the week and the first one after it, in UTC."""
        return midnight(self.monday, zone), midnight(self.next().monday, zone)


def week_at(instant: datetime, zone: ZoneInfo) -> Week:
    """Returns the week that contains an instant. Raises ValueError for a naive datetime."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a zone: {instant}")
    near = Week.of(instant.astimezone(zone).date())
    start, end = near.bounds(zone)
    if instant < start:
        return near.previous()
    return near if instant < end else near.next()


def latest_closed(now: datetime, zone: ZoneInfo) -> Week:
    """Returns the last complete week."""
    return week_at(now, zone).previous()


def weeks_between(first: Week, last: Week) -> Iterator[Week]:
    """Yields the weeks from `first` up to and excluding `last`, oldest first."""
    while first < last:
        yield first
        first = first.next()


def due_at(week: Week, zone: ZoneInfo, weekday: int, at: time) -> datetime:
    """Returns when the summary of a week is due, in UTC: in the week after it.

    `weekday`: 0 is Monday, as in `date.weekday`. `at`: local time. Raises ValueError for a weekday
    outside 0 to 6.
    """
    if weekday not in range(7):
        raise ValueError(f"a weekday lies between 0, Monday, and 6, not {weekday}")
    return local(week.next().monday + timedelta(days=weekday), at, zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Returns the instant at which a day begins in a zone, in UTC."""
    return local(day, time(), zone)


def local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Converts a local time to an instant in UTC."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
