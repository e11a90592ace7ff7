"""NPS, CSAT and churn with what chance makes of them. Usable alone: only the standard library.

Everything is computed unrounded and rounded once, by `shown`, where a person reads it.
Scores are on their usual scales: NPS from -100 to 100, rates in percent. No data is None, never 0.
Nothing shows these yet: `answers_to_see` is for plans, `csat` and `wilson` for a solved case,
`churn_rate` and `lost_per_acquired` for lists of lost customers, `holm` for splits side by side.

The interval of the NPS is the adjusted Wald interval (3, T) of B. Rocks, "Interval Estimation for
the Net Promoter Score", The American Statistician 70 (2016). The comparison of two periods follows
the test for partially overlapping samples of B. Derrick and others (2017). Two shares are compared
by the two-proportion test with the pooled share.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import NormalDist, covariance
from typing import Self, TypeVar

from bot.segments import Segment, segment_of

Person = TypeVar("Person", bound=Hashable)
Interval = tuple[float, float]

_NORMAL = NormalDist()
Z95 = _NORMAL.inv_cdf(0.975)
_POWER = _NORMAL.inv_cdf(0.8)  # four times in five
_ADDED = 3  # imagined answers that the adjusted interval adds: a quarter, a half, a quarter of them
_WORTH = {Segment.DETRACTOR: -1, Segment.PASSIVE: 0, Segment.PROMOTER: 1}


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many answers fell into each segment."""

    promoters: int
    passives: int
    detractors: int

    def __post_init__(self) -> None:
        _refuse_negative(
            promoters=self.promoters, passives=self.passives, detractors=self.detractors
        )

    @classmethod
    def of(cls, scores: Iterable[int]) -> Self:
        """Count scores from 0 to 10; ValueError for any other."""
        segments = [segment_of(score) for score in scores]
        return cls(
            promoters=segments.count(Segment.PROMOTER),
            passives=segments.count(Segment.PASSIVE),
            detractors=segments.count(Segment.DETRACTOR),
        )

    @property
    def n(self) -> int:
        """All answers, passives included."""
        return self.promoters + self.passives + self.detractors


@dataclass(frozen=True, kw_only=True)
class Change:
    """From one group of answers to another, in points. All but `points` is adjusted."""

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
        """Two-sided."""
        return 2 * _NORMAL.cdf(-abs(self.z))

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval, clamped to its scale; None where nothing varies.

        It holds 0 exactly where `p` is 0.05 or more.
        """
        if not self.error:
            return None
        reach = Z95 * self.error
        return max(-self.most, self.centre - reach), min(self.most, self.centre + reach)

    @property
    def visible(self) -> float:
        """A true change of this size has a p below 0.05 four times in five."""
        return (Z95 + _POWER) * self.error


@dataclass(frozen=True, kw_only=True)
class Share:
    """A part of a whole, for CSAT: `part` of `whole` answers."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        _refuse_negative(part=self.part, whole=self.whole)
        if self.part > self.whole:
            raise ValueError(f"the part, {self.part}, is larger than the whole, {self.whole}")

    @property
    def percent(self) -> float | None:
        """The share in percent, or None of nothing."""
        return 100 * self.part / self.whole if self.whole else None


def nps(counts: Counts) -> float | None:
    """The score, from -100 to 100, or None without answers."""
    return 100 * (counts.promoters - counts.detractors) / counts.n if counts.n else None


def interval(counts: Counts) -> Interval | None:
    """The 95 % interval of the score, clamped to its scale; None for fewer than two answers.

    It stands around the adjusted score, a little nearer to 0 than the raw one, and speaks of
    chance alone: those who did not answer are not in it.
    """
    if counts.n < 2:
        return None
    mean, variance = _adjusted(counts)
    reach = Z95 * math.sqrt(variance / (counts.n + _ADDED))
    return max(-100.0, 100 * (mean - reach)), min(100.0, 100 * (mean + reach))


def compare(before: Counts, after: Counts) -> Change | None:
    """Two groups with nobody in common; None when one of them is empty."""
    return _change(before, after, overlap=0, together=0.0)


def change(before: Mapping[Person, int], after: Mapping[Person, int]) -> Change | None:
    """Two periods that may share people; each maps a person to that person's latest score.

    An answer of an unknown person needs a key of its own. None when a period is empty.
    """
    both = before.keys() & after.keys()
    pairs = [(_worth(before[person]), _worth(after[person])) for person in both]
    together = covariance(*zip(*pairs, strict=True)) if len(pairs) > 1 else 0.0
    return _change(
        Counts.of(before.values()), Counts.of(after.values()), overlap=len(both), together=together
    )


def compare_shares(before: Share, after: Share) -> Change | None:
    """Two shares with nobody in common, in percentage points; None when one is of nothing."""
    if not before.whole or not after.whole:
        return None
    pooled = (before.part + after.part) / (before.whole + after.whole)
    error = 100 * math.sqrt(pooled * (1 - pooled) * (1 / before.whole + 1 / after.whole))
    points = _difference(before.part, before.whole, after.part, after.whole)
    return Change(points=points, centre=points, error=error, most=100.0)


def holm(p_values: Sequence[float]) -> list[float]:
    """The same p-values, in their order, corrected for being shown side by side."""
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = largest
    return adjusted


def answers_needed(points: float, variance: float = 1.0) -> int:
    """How many answers make the interval reach `points` to each side.

    `variance` is that of one answer counted as -1, 0 or 1; it is never more than 1.
    """
    if points <= 0:
        raise ValueError(f"the margin must be above 0 points, not {points}")
    return max(2, math.ceil(variance * (100 * Z95 / points) ** 2 - _ADDED))


def answers_to_see(points: float, variance: float = 1.0, limit: float = Z95) -> int:
    """How many answers in each of two windows let a true change of `points` be seen four times in
    five. `limit`: of |z|. Nobody answered in both."""
    if points <= 0:
        raise ValueError(f"the change must be above 0 points, not {points}")
    return max(2, math.ceil(2 * variance * (100 * (limit + _POWER) / points) ** 2 - _ADDED))


def variance(counts: Counts) -> float:
    """The adjusted variance of one answer counted as -1, 0 or 1: what `answers_needed` asks for."""
    return _adjusted(counts)[1]


def csat(scores: Iterable[int]) -> Share:
    """The 4s and 5s among scores from 1 to 5; ValueError for any other score."""
    given = list(scores)
    for score in given:
        if score not in range(1, 6):
            raise ValueError(f"a CSAT score lies between 1 and 5, not {score!r}")
    return Share(part=sum(score >= 4 for score in given), whole=len(given))


def wilson(share: Share) -> Interval | None:
    """The 95 % Wilson interval of a share, in percent; None of nothing."""
    if not share.whole:
        return None
    n, p, z2 = share.whole, share.part / share.whole, Z95**2
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, 100 * (centre - reach)), min(100.0, 100 * (centre + reach))


def churn_rate(*, lost: int, at_start: int) -> float | None:
    """Percent of the customers at the start of a period who were lost in it."""
    return Share(part=lost, whole=at_start).percent


def lost_per_acquired(*, lost: int, acquired: int) -> float | None:
    """Customers lost in a period per 100 acquired in it; None when none was acquired."""
    _refuse_negative(lost=lost, acquired=acquired)
    return 100 * lost / acquired if acquired else None


def shown(value: float) -> int:
    """The whole number to show, halves away from zero."""
    return int(rounded(value, 0))


def rounded(value: float, decimals: int) -> Decimal:
    """The number to show, halves away from zero. Round here and nowhere else."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _adjusted(counts: Counts) -> tuple[float, float]:
    """Mean and variance of an answer counted as -1, 0 or 1, the imagined answers included."""
    n = counts.n + _ADDED
    promoters = (counts.promoters + _ADDED / 4) / n
    detractors = (counts.detractors + _ADDED / 4) / n
    mean = promoters - detractors
    return mean, promoters + detractors - mean**2


def _change(before: Counts, after: Counts, *, overlap: int, together: float) -> Change | None:
    if not before.n or not after.n:
        return None
    (mean1, var1), (mean2, var2) = _adjusted(before), _adjusted(after)
    n1, n2 = before.n + _ADDED, after.n + _ADDED
    # The covariance of a handful of people can exceed what the two variances allow; taken as it
    # is, it would make the difference look certain, or its variance negative.
    together = min(together, math.sqrt(var1 * var2))
    error = math.sqrt(var1 / n1 + var2 / n2 - 2 * overlap * together / (n1 * n2))
    lead1, lead2 = before.promoters - before.detractors, after.promoters - after.detractors
    points = _difference(lead1, before.n, lead2, after.n)
    return Change(points=points, centre=100 * (mean2 - mean1), error=100 * error)


def _difference(part1: int, whole1: int, part2: int, whole2: int) -> float:
    """In points, by a single division, so that a half stays a half."""
    return 100 * (part2 * whole1 - part1 * whole2) / (whole1 * whole2)


def _worth(score: int) -> int:
    return _WORTH[segment_of(score)]


def _refuse_negative(**counts: int) -> None:
    for name, count in counts.items():
        if count < 0:
            raise ValueError(f"{name} cannot be negative: {count}")
