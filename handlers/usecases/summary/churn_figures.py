"""Reads the churn beside a week's figures."""

from zoneinfo import ZoneInfo

from bot.figures.churn import (
    Churn,
    ChurnBySegment,
    DayPeriod,
    churn_by_segment,
    churn_of,
    is_half_a_year,
    last_90_days,
    last_month,
)
from bot.figures.weeks import Week, midnight
from storage import churn, reports
from storage.engine.store import Tx


def churn_in(tx: Tx, survey: str, week: Week, zone: ZoneInfo) -> Churn | None:
    """Returns the churn until the end of a week; ``None`` if nobody is known to have left by then.

    In that case losses may just not be reported, and a rate of 0 would be wrong.
    """
    long = last_90_days(week)
    if not churn.has_losses(tx, long.end):
        return None
    customers = churn.customers(tx)
    return Churn(
        last_90_days=churn_of(customers, long),
        last_month=churn_of(customers, last_month(week)),
        by_segment=_by_segment(tx, survey, long, zone),
    )


def _by_segment(tx: Tx, survey: str, period: DayPeriod, zone: ZoneInfo) -> ChurnBySegment | None:
    first = reports.first_moment(tx, survey)
    if not is_half_a_year(None if first is None else first.astimezone(zone).date(), period):
        return None
    answered = churn.customers_by_segment(tx, survey, midnight(period.first, zone))
    return churn_by_segment(answered, period)
