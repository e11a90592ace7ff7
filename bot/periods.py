"""Periods such as three years, counted by the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class PeriodUnit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_SHORTEST_DAYS: Final = {
    PeriodUnit.DAY: 1,
    PeriodUnit.WEEK: 7,
    PeriodUnit.MONTH: 28,
    PeriodUnit.YEAR: 365,
}
_MONTHS: Final = {PeriodUnit.MONTH: 1, PeriodUnit.YEAR: 12}


@dataclass(frozen=True, kw_only=True)
class Period:
    n: int
    unit: PeriodUnit

    @property
    def shortest(self) -> timedelta:
        """The least time that the period can be: 28 days for a month."""
        return timedelta(days=self.n * _SHORTEST_DAYS[self.unit])

    def before(self, moment: datetime) -> datetime:
        """Returns the same time of day, one period earlier."""
        if self.unit in _MONTHS:
            return months_later(moment, -self.n * _MONTHS[self.unit])
        return moment - self.shortest


def months_later(moment: datetime, months: int) -> datetime:
    """Returns the same time of day in another month; in a month that is too short, its last day."""
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
