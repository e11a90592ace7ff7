"""Counts the months of *Not for 3 months* by the calendar."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.periods import months_later

PAUSE_MONTHS: Final = 3


def end_of_pause(now: datetime, timezone: str) -> datetime:
    """Returns the same time of day, three months later, where the person lives.

    In a month that is too short, its last day. *timezone*: a name from the tz database.
    """
    return months_later(now.astimezone(ZoneInfo(timezone)), PAUSE_MONTHS).astimezone(UTC)
