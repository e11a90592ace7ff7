"""NPS with the interval that chance leaves it.

Everything is computed unrounded. `bot.figures.rounding` rounds it once, where a person reads it.
The score is on its usual scale, from -100 to 100. No data is None, never 0.

The interval is the adjusted Wald interval (3, T) of B. Rocks, "Interval Estimation for the Net
Promoter Score", The American Statistician 70 (2016).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from bot.figures.normal_distribution import Z95, Interval
from bot.figures.proportions import refuse_negative
from bot.survey.scale import Segment, segment_of

ADDED = 3  # imagined answers that the adjusted interval adds: a quarter, a half, a quarter of them


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many answers fell into each segment."""

    promoters: int
    passives: int
    detractors: int

    def __post_init__(self) -> None:
        refuse_negative(
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
    mean, variance = adjusted(counts)
    reach = Z95 * math.sqrt(variance / (counts.n + ADDED))
    return max(-100.0, 100 * (mean - reach)), min(100.0, 100 * (mean + reach))


def answers_needed(points: float, variance: float = 1.0) -> int:
    """How many answers make the interval reach `points` to each side.

    `variance` is that of one answer counted as -1, 0 or 1; it is never more than 1.
    """
    if points <= 0:
        raise ValueError(f"the margin must be above 0 points, not {points}")
    return max(2, math.ceil(variance * (100 * Z95 / points) ** 2 - ADDED))


def variance(counts: Counts) -> float:
    """The adjusted variance of one answer counted as -1, 0 or 1: what `answers_needed` asks for."""
    return adjusted(counts)[1]


def adjusted(counts: Counts) -> tuple[float, float]:
    """Mean and variance of an answer counted as -1, 0 or 1, the imagined answers included."""
    n = counts.n + ADDED
    promoters = (counts.promoters + ADDED / 4) / n
    detractors = (counts.detractors + ADDED / 4) / n
    mean = promoters - detractors
    return mean, promoters + detractors - mean**2
