"""Computes NPS and its confidence interval.

Nothing is rounded here; `bot.figures.rounding` rounds once, for display. The score is on its usual
scale, from -100 to 100. Without data it is None, never 0.

The interval is the adjusted Wald interval (3, T) of B. Rocks, "Interval Estimation for the Net
Promoter Score", The American Statistician 70 (2016).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.figures.normal_distribution import Z95, Interval
from bot.figures.proportions import refuse_negative
from bot.survey.scale import NPS, Segment

ADDED = 3  # answers that the adjusted interval adds: 1/4 detractors, 1/2 passives, 1/4 promoters


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The number of answers in each segment."""

    promoters: int
    passives: int
    detractors: int

    def __post_init__(self) -> None:
        refuse_negative(
            promoters=self.promoters, passives=self.passives, detractors=self.detractors
        )

    @classmethod
    def of(cls, scores: Iterable[int]) -> Self:
        """Counts scores. Raises ValueError for a score outside 0 to 10."""
        segments = [NPS.segment_of(score) for score in scores]
        return cls(
            promoters=segments.count(Segment.PROMOTER),
            passives=segments.count(Segment.PASSIVE),
            detractors=segments.count(Segment.DETRACTOR),
        )

    @property
    def n(self) -> int:
        """All answers, passives included."""
        return self.promoters + self.passives + self.detractors


def nps(counts: Counts) -> float | None:
    """Returns the score, from -100 to 100; None without answers."""
    return 100 * (counts.promoters - counts.detractors) / counts.n if counts.n else None


def interval(counts: Counts) -> Interval | None:
    """Returns the 95% interval of the score, clamped to its scale; None below two answers.

    Its centre is the adjusted score, a little nearer to 0 than the raw one. It covers random error
    only, not the bias from people who did not answer.
    """
    if counts.n < 2:
        return None
    mean, variance = adjusted(counts)
    reach = Z95 * math.sqrt(variance / (counts.n + ADDED))
    return max(-100.0, 100 * (mean - reach)), min(100.0, 100 * (mean + reach))


def answers_needed(points: float, variance: float = 1.0) -> int:
    """Returns the number of answers for an interval of `points` to each side.

    `variance`: of one answer counted as -1, 0 or 1; at most 1. Raises ValueError unless `points`
    is above 0.
    """
    if points <= 0:
        raise ValueError(f"the margin must be above 0 points, not {points}")
    return max(2, math.ceil(variance * (100 * Z95 / points) ** 2 - ADDED))


def variance(counts: Counts) -> float:
    """Returns the adjusted variance of one answer counted as -1, 0 or 1, for `answers_needed`."""
    return adjusted(counts)[1]


def adjusted(counts: Counts) -> tuple[float, float]:
    """Returns mean and variance of an answer counted as -1, 0 or 1, including the added answers."""
    n = counts.n + ADDED
    promoters = (counts.promoters + ADDED / 4) / n
    detractors = (counts.detractors + ADDED / 4) / n
    mean = promoters - detractors
    return mean, promoters + detractors - mean**2
