"""Computes shares of a whole, such as CSAT and churn, and their intervals.

Without data a result is None, never 0. Not yet shown anywhere: `churn_rate` and
`lost_per_acquired`, for lists of lost customers.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from bot.figures.normal_distribution import Z95, Interval
from bot.survey.scale import CSAT, Segment


@dataclass(frozen=True, kw_only=True)
class Share:
    """A part of a whole, for CSAT: `part` of `whole` answers."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        refuse_negative(part=self.part, whole=self.whole)
        if self.part > self.whole:
            raise ValueError(f"the part, {self.part}, is larger than the whole, {self.whole}")

    @property
    def percent(self) -> float | None:
        """The share in percent; None if `whole` is 0."""
        return 100 * self.part / self.whole if self.whole else None


def csat(scores: Iterable[int]) -> Share:
    """Returns the share of 4s and 5s. Raises ValueError for a score outside 1 to 5."""
    satisfied = [CSAT.segment_of(score) is Segment.PROMOTER for score in scores]
    return Share(part=sum(satisfied), whole=len(satisfied))


def wilson(share: Share) -> Interval | None:
    """Returns the 95% Wilson interval of a share, in percent; None if `whole` is 0."""
    if not share.whole:
        return None
    n, p, z2 = share.whole, share.part / share.whole, Z95**2
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, 100 * (centre - reach)), min(100.0, 100 * (centre + reach))


def churn_rate(*, lost: int, at_start: int) -> float | None:
    """Returns the percentage of customers at the start of a period who were lost in it."""
    return Share(part=lost, whole=at_start).percent


def lost_per_acquired(*, lost: int, acquired: int) -> float | None:
    """Returns the customers lost in a period per 100 acquired in it; None if none were acquired."""
    refuse_negative(lost=lost, acquired=acquired)
    return 100 * lost / acquired if acquired else None


def refuse_negative(**counts: int) -> None:
    for name, count in counts.items():
        if count < 0:
            raise ValueError(f"{name} cannot be negative: {count}")
