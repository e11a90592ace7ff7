"""Good hours: when the bot may begin a conversation, by the clock and calendar of the person."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from bot.public_holidays import is_holiday

DAY: Final = timedelta(days=1)
LONGEST_REST: Final = 14 * DAY
"""No weekend and no holidays last longer, with ordinary settings."""
_LONGEST_SEARCH: Final = 400
"""Days. A calendar without any working day in so long a time has none."""


class WorkingWeek(Protocol):
    """The days of the week on which there is work, and whether holidays are among them."""

    @property
    def weekdays(self) -> frozenset[int]: ...

    @property
    def holidays(self) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class GoodHours:
    start: time
    end: time
    """Exclusive; ``time.max`` is midnight."""
    weekdays: frozenset[int]
    """Monday is 0."""
    holidays: bool = True
    """Whether public holidays are left out."""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The time zone of a person or the team, and the country whose holidays hold there."""

    zone: ZoneInfo
    country: str = ""
    """Such as ``DE`` or ``DE-BE``; empty: no holidays are known."""

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def is_working_day(day: date, week: WorkingWeek, calendar: Calendar) -> bool:
    if day.weekday() not in week.weekdays:
        return False
    return not (week.holidays and is_holiday(calendar.country, day))


def has_holiday(first: date, last: date, hours: GoodHours, calendar: Calendar) -> bool:
    """Whether a public holiday is among these days that is no weekend anyway."""
    days = (first + ahead * DAY for ahead in range(min((last - first).days, _LONGEST_SEARCH) + 1))
    return any(
        day.weekday() in hours.weekdays and not is_working_day(day, hours, calendar) for day in days
    )


def working_day(day: date, week: WorkingWeek, calendar: Calendar) -> date:
    """Returns *day* or the next working day. Raises ValueError if there is none for a year."""
    for ahead in range(_LONGEST_SEARCH):
        if is_working_day(day + ahead * DAY, week, calendar):
            return day + ahead * DAY
    raise ValueError("no working day in a year")


def moment_of(day: date, share: float, hours: GoodHours, calendar: Calendar) -> datetime:
    """Returns the moment, in UTC, after *share* of the day's good hours, from 0 to below 1.

    A day on which the clocks change has the same hours, by the clock on the wall.
    """
    start, end = datetime.combine(day, hours.start), datetime.combine(day, hours.end)
    at = start + (end - start) * share
    return at.replace(tzinfo=calendar.zone, microsecond=0).astimezone(UTC)


def is_good(moment: datetime, hours: GoodHours, calendar: Calendar) -> bool:
    local = moment.astimezone(calendar.zone)
    in_time = hours.start <= local.time() < hours.end
    return in_time and is_working_day(local.date(), hours, calendar)


def next_good(moment: datetime, hours: GoodHours, calendar: Calendar) -> datetime:
    """Returns *moment* if it is a good one, else the beginning of the next good hours, in UTC."""
    if is_good(moment, hours, calendar):
        return moment
    local = moment.astimezone(calendar.zone)
    first = local.date() + (DAY if local.time() >= hours.start else 0 * DAY)
    return moment_of(working_day(first, hours, calendar), 0, hours, calendar)
