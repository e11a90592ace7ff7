"""Waits for the Monday on which a week's summary is posted, by the calendar of the team."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

NOON = time(12)


def until_monday(now: datetime, zone: ZoneInfo, weeks: int = 1) -> timedelta:
    """The time until noon of the Monday after so many ends of weeks."""
    here = now.astimezone(zone)
    monday = here.date() + timedelta(days=7 * weeks - here.weekday())
    return datetime.combine(monday, NOON, zone).astimezone(UTC) - now
