"""Tests whether differences between periods, groups and shares are significant.

The comparison of two periods follows the test for partially overlapping samples of B. Derrick and
others (2017). Two shares are compared by the two-proportion test with the pooled share. Not yet
shown anywhere: `answers_to_see`, for planning; `holm`, for several comparisons side by side.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import covariance
from typing import TypeVar

from bot.figures.normal_distribution import NORMAL, POWER, Z95, Interval
from bot.figures.proportions import Share
from bot.figures.scores import ADDED, Counts, adjusted
from bot.survey.scale import NPS, Segment

Person = TypeVar("Person", bound=Hashable)
_WORTH = {Segment.DETRACTOR: -1, Segment.PASSIVE: 0, Segment.PROMOTER: 1}


@dataclass(frozen=True, kw_only=True)
class Change:
    """The change from one group of answers to another, in points. All but `points` is adjusted."""

    points: float
    """The raw difference."""
    centre: float
    error: float
    """The standard error of `centre`; 0 where nothing varies."""
    most: float = 200.0
    """The largest difference that the scale allows."""

    @property
    def z(self) -> float:
        return self.centre / self.error if self.error else 0.0

    @property
    def p(self) -> float:
        """The two-sided p-value."""
        return 2 * NORMAL.cdf(-abs(self.z))

    @property
    def interval(self) -> Interval | None:
        """The 95% interval, clamped to its scale; None where nothing varies.

        It contains 0 exactly if `p` is 0.05 or more.
        """
        if not self.error:
            return None
        reach = Z95 * self.error
        return max(-self.most, self.centre - reach), min(self.most, self.centre + reach)

    @property
    def visible(self) -> float:
        """The true change that gives a p below 0.05 with a probability of 80%."""
        return (Z95 + POWER) * self.error


def compare(before: Counts, after: Counts) -> Change | None:
    """Compares two groups without common people; None if one is empty."""
    return _change(before, after, overlap=0, together=0.0)


def change(before: Mapping[Person, int], after: Mapping[Person, int]) -> Change | None:
    """Compares two periods that may share people; None if one is empty.

    Each period maps a person to that person's latest score. An answer of an unknown person needs a
    unique key.
    """
    both = before.keys() & after.keys()
    pairs = [(_worth(before[person]), _worth(after[person])) for person in both]
    together = covariance(*zip(*pairs, strict=True)) if len(pairs) > 1 else 0.0
    return _change(
        Counts.of(before.values()), Counts.of(after.values()), overlap=len(both), together=together
    )


def compare_shares(before: Share, after: Share) -> Change | None:
    """Compares two shares without common people, in percentage points; None if a whole is 0."""
    if not before.whole or not after.whole:
        return None
    pooled = (before.part + after.part) / (before.whole + after.whole)
    error = 100 * math.sqrt(pooled * (1 - pooled) * (1 / before.whole + 1 / after.whole))
    points = _difference(before.part, before.whole, after.part, after.whole)
    return Change(points=points, centre=points, error=error, most=100.0)


def holm(p_values: Sequence[float]) -> list[float]:
    """Returns the p-values in the same order with Holm's correction for several comparisons."""
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = largest
    return adjusted


def answers_to_see(points: float, variance: float = 1.0, limit: float = Z95) -> int:
    """Returns the answers per window needed to detect a true change of `points` with 80% power.

    `limit`: of |z|. The two windows have no people in common. Raises ValueError unless `points` is
    above 0.
    """
    if points <= 0:
        raise ValueError(f"the change must be above 0 points, not {points}")
    return max(2, math.ceil(2 * variance * (100 * (limit + POWER) / points) ** 2 - ADDED))


def _change(before: Counts, after: Counts, *, overlap: int, together: float) -> Change | None:
    if not before.n or not after.n:
        return None
    (mean1, var1), (mean2, var2) = adjusted(before), adjusted(after)
    n1, n2 = before.n + ADDED, after.n + ADDED
    # The covariance of a few people can exceed the limit that the two variances set. Uncapped, it
    # would make the variance of the difference too small or negative.
    together = min(together, math.sqrt(var1 * var2))
    error = math.sqrt(var1 / n1 + var2 / n2 - 2 * overlap * together / (n1 * n2))
    lead1, lead2 = before.promoters - before.detractors, after.promoters - after.detractors
    points = _difference(lead1, before.n, lead2, after.n)
    return Change(points=points, centre=100 * (mean2 - mean1), error=100 * error)


def _difference(part1: int, whole1: int, part2: int, whole2: int) -> float:
    # One division only, so that an exact half stays exact.
    return 100 * (part2 * whole1 - part1 * whole2) / (whole1 * whole2)


def _worth(score: int) -> int:
    return _WORTH[NPS.segment_of(score)]
