"""The team's business hours: spans of the day, on working days, by its clock and calendar."""

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from bot.good_hours import Calendar


@dataclass(frozen=True, kw_only=True)
class DaySpan:
    start: time
    end: time
    """Exclusive; ``time.max`` is midnight."""

    def __str__(self) -> str:
        end = "24:00" if self.end == time.max else f"{self.end:%H:%M}"
        return f"{self.start:%H:%M}-{end}"


@dataclass(frozen=True, kw_only=True)
class BusinessHours:
    spans: tuple[DaySpan, ...]
    """In order, without overlaps."""
    weekdays: frozenset[int]
    """Monday is 0."""
    zone: ZoneInfo
    holidays: bool = True
    """Whether public holidays are left out."""
    country: str = ""
    """Such as ``DE`` or ``DE-BE``; empty: no holidays are known."""

    @property
    def calendar(self) -> Calendar:
        return Calendar(zone=self.zone, country=self.country)
