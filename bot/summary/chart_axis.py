"""Fits the axes of the chart to its figures."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

from bot.figures.verdicts import ENOUGH
from bot.figures.weekly import Window

LEAST_HEIGHT: Final = 60
"""Points. On a lower axis, chance would look like a change."""
MARGIN: Final = 4
"""Points of free space above and below the figures."""
HIGHEST: Final = 100
"""The end of the scale, above and below 0."""
FINE_UNTIL: Final = 80
"""Points. A higher axis has a line every 50 points, a lower one every 20."""


def score_limits(weeks: Sequence[Window], trend: Sequence[Window]) -> tuple[int, int]:
    """Returns the lower and upper end of the score's axis, in tens; 0 is always between them.

    All scores are within, and all intervals except those of weeks with few answers, which may be
    as long as the scale.
    """
    firm = [week for week in weeks if week.counts.n >= ENOUGH]
    values = [0.0, *_scores((*weeks, *trend)), *_ends((*firm, *trend))]
    low = 10 * math.floor((min(values) - MARGIN) / 10)
    high = 10 * math.ceil((max(values) + MARGIN) / 10)
    return _heightened(max(low, -HIGHEST), min(high, HIGHEST))


def _heightened(low: int, high: int) -> tuple[int, int]:
    """Returns the limits, at least :data:`LEAST_HEIGHT` apart: more on the side of the figures."""
    missing = LEAST_HEIGHT - (high - low)
    if missing <= 0:
        return low, high
    if high >= -low:
        high = min(high + missing, HIGHEST)
        return min(low, high - LEAST_HEIGHT), high
    low = max(low - missing, -HIGHEST)
    return low, max(high, low + LEAST_HEIGHT)


def score_ticks(low: int, high: int) -> tuple[int, ...]:
    """Returns the scores at which the axis has a line."""
    step = 20 if high - low <= FINE_UNTIL else 50
    first = step * math.ceil(low / step)
    return tuple(range(first, high + 1, step))


def count_ticks(most: int) -> tuple[int, int]:
    """Returns 0 and a round number near the highest count of answers."""
    size = 10 ** math.floor(math.log10(max(most, 1)))
    return 0, max(step * size for step in (1, 2, 5) if step * size <= max(most, 1))


def dated(weeks: int) -> tuple[int, ...]:
    """Returns the places of the weeks that have a date: every second, and the last."""
    return tuple(reversed(range(weeks - 1, -1, -2)))


def _scores(windows: Iterable[Window]) -> Iterable[float]:
    return (window.nps for window in windows if window.nps is not None)


def _ends(windows: Iterable[Window]) -> Iterable[float]:
    return (end for window in windows for end in window.interval or ())
