"""Computes churn from the days on which people became customers and ceased to be.

The churn rate is the share of the customers of a period's first day who left in it. Lost per
acquired is everyone who left in it, per 100 who became customers in it. Both are counts of all
known customers, so they have no interval. Without data a result is None, never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.figures.proportions import Share, lost_per_acquired
from bot.figures.significance import compare_shares
from bot.figures.verdicts import ENOUGH, Comparison, Verdict, compared
from bot.figures.weeks import Week
from bot.survey.scale import Segment

PERIOD_DAYS: Final = 90
"""The same days as those of the tested score."""
HALF_A_YEAR: Final = timedelta(days=182)
"""How long answers must be known before detractors and promoters are compared."""
EXPECTED: Final = 5
"""The losses that a comparison expects in each group, if the groups do not differ. With fewer, the
test would find differences that chance explains."""


@dataclass(frozen=True, kw_only=True)
class DayPeriod:
    first: date
    end: date
    """The day after the last one."""

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    def has(self, day: date | None) -> bool:
        return day is not None and self.first <= day < self.end


@dataclass(frozen=True, kw_only=True)
class CustomerSpan:
    """From when until when a person was a customer, as far as known."""

    known_on: date
    """The day on which the bot learned of the person. It counts if *joined_on* is not known."""
    joined_on: date | None = None
    left_on: date | None = None
    """The first day on which the person was not a customer any more."""

    def was_there(self, day: date) -> bool:
        """Whether the person was a customer when *day* began."""
        since = self.joined_on or self.known_on
        return since < day and (self.left_on is None or self.left_on >= day)


@dataclass(frozen=True, kw_only=True)
class ChurnOfPeriod:
    period: DayPeriod
    of_start: Share
    """Of the customers of the first day, those who left."""
    lost: int
    """Everyone who left, also those who joined in the period."""
    acquired: int
    """Those with a known joining date in the period."""

    @property
    def rate(self) -> float | None:
        return self.of_start.percent

    @property
    def lost_per_acquired(self) -> float | None:
        return lost_per_acquired(lost=self.lost, acquired=self.acquired)


@dataclass(frozen=True, kw_only=True)
class ChurnBySegment:
    """Customers of the first day with an earlier answer, by the last one."""

    detractors: Share
    promoters: Share
    difference: Comparison
    """Detractors minus promoters, in percentage points."""


@dataclass(frozen=True, kw_only=True)
class Churn:
    last_90_days: ChurnOfPeriod
    last_month: ChurnOfPeriod
    """The latest calendar month that is over."""
    by_segment: ChurnBySegment | None = None
    """For the last 90 days; None until half a year of answers is known."""


def last_90_days(week: Week) -> DayPeriod:
    """Returns the 90 days that end with a week."""
    end = week.next().monday
    return DayPeriod(first=end - timedelta(days=PERIOD_DAYS), end=end)


def last_month(week: Week) -> DayPeriod:
    """Returns the latest calendar month that is over when a week ends."""
    end = week.next().monday.replace(day=1)
    return DayPeriod(first=(end - timedelta(days=1)).replace(day=1), end=end)


def churn_of(customers: Mapping[CustomerSpan, int], period: DayPeriod) -> ChurnOfPeriod:
    """Returns the churn of a period. *customers*: how many customers have these dates."""
    return ChurnOfPeriod(
        period=period,
        of_start=_lost_of_start(customers, period),
        lost=sum(n for one, n in customers.items() if period.has(one.left_on)),
        acquired=sum(n for one, n in customers.items() if period.has(one.joined_on)),
    )


def churn_by_segment(
    customers: Mapping[Segment, Mapping[CustomerSpan, int]], period: DayPeriod
) -> ChurnBySegment:
    """Compares detractors with promoters. *customers*: by their last answer before the period."""
    detractors, promoters = (
        _lost_of_start(customers.get(segment, {}), period)
        for segment in (Segment.DETRACTOR, Segment.PROMOTER)
    )
    return ChurnBySegment(
        detractors=detractors, promoters=promoters, difference=_difference(promoters, detractors)
    )


def is_half_a_year(first_answer: date | None, period: DayPeriod) -> bool:
    """Whether answers are known for half a year at the end of a period."""
    return first_answer is not None and first_answer <= period.end - HALF_A_YEAR


def _lost_of_start(customers: Mapping[CustomerSpan, int], period: DayPeriod) -> Share:
    there = [(one, n) for one, n in customers.items() if one.was_there(period.first)]
    return Share(
        part=sum(n for one, n in there if period.has(one.left_on)), whole=sum(n for _, n in there)
    )


def _difference(before: Share, after: Share) -> Comparison:
    change = compare_shares(before, after)
    if change is not None and not _has_enough(before, after):
        return Comparison(verdict=Verdict.TOO_FEW, points=change.points)
    return compared(change, before.whole, after.whole)


def _has_enough(*groups: Share) -> bool:
    lost, n = sum(group.part for group in groups), sum(group.whole for group in groups)
    smallest = min(group.whole for group in groups)
    return smallest >= ENOUGH and lost * smallest >= EXPECTED * n
