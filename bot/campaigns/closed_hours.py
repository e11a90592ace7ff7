"""Tells why a question waits for good hours: a public holiday, or the hours of the person."""

from datetime import datetime

from bot.campaigns.reasons import NotAsked, Reason
from bot.good_hours import Calendar, GoodHours, has_holiday, next_good


def reason_of(since: datetime, until: datetime, hours: GoodHours, calendar: Calendar) -> Reason:
    """Returns why there are no good hours from *since* to *until*."""
    days = calendar.day(since), calendar.day(until)
    return Reason.HOLIDAY if has_holiday(*days, hours, calendar) else Reason.OUT_OF_HOURS


def held_until(
    due_at: datetime, now: datetime, hours: GoodHours, calendar: Calendar
) -> NotAsked | None:
    """Returns why a question that is due at *due_at* is not sent now, if hours are the reason."""
    if due_at <= now or next_good(now, hours, calendar) == now:
        return None
    return NotAsked(reason=reason_of(now, due_at, hours, calendar))
