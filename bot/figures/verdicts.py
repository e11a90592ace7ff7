"""Decides whether a change is a claim, a hint or chance.

A team reads 52 weekly posts a year. Without any true change, |z| exceeds 1.96 in at least one of
these weeks for 60% of teams, and 3.106 for 5%. So a change above 3.106 is a claim, and one
between the two a hint. `tests/bot/figures/test_a_year_of_weeks.py` simulates both.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.figures.normal_distribution import Z95, Interval
from bot.figures.significance import Change

ENOUGH: Final = 10
"""The fewest answers in each of two windows for a comparison."""
FINDING: Final = 3.106
"""The limit of |z| for a claim. The difference of two moving 90-day windows exceeds it by chance
in one year of weekly posts with a probability of 5%."""


class Verdict(StrEnum):
    UP = "up"
    DOWN = "down"
    HINT_UP = "hint up"
    HINT_DOWN = "hint down"
    MAY_BE_CHANCE = "may be chance"
    TOO_FEW = "too few"
    NOTHING_TO_COMPARE = "nothing to compare"


CLAIMS: Final = frozenset({Verdict.UP, Verdict.DOWN})


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A tested difference.

    `points` is None if one side is empty. The rest is None if there are too few answers to test.
    """

    verdict: Verdict
    points: float | None = None
    z: float | None = None
    p: float | None = None
    interval: Interval | None = None
    visible: float | None = None
    """The true change that would be detected, at least as a hint, with a probability of 80%."""
    repeated: bool = False
    """The previous post made the same claim."""


def compared(change: Change | None, *answers: int, previous: Verdict | None = None) -> Comparison:
    """Returns the verdict on a change.

    *answers*: the number on each side. *previous*: the verdict of the previous post.
    """
    if change is None:
        return Comparison(verdict=Verdict.NOTHING_TO_COMPARE)
    if min(answers) < ENOUGH:
        return Comparison(verdict=Verdict.TOO_FEW, points=change.points)
    verdict = _verdict(change, previous)
    return Comparison(
        verdict=verdict,
        points=change.points,
        z=change.z,
        p=change.p,
        interval=change.interval,
        visible=change.visible,
        repeated=verdict is previous and verdict in CLAIMS,
    )


def _verdict(change: Change, previous: Verdict | None) -> Verdict:
    """Returns the verdict on a change that has enough answers.

    A claim starts above `FINDING` and lasts while the change stays above the limit of a hint. If
    the raw and the adjusted change disagree on the direction, the verdict is chance.
    """
    if abs(change.z) <= Z95 or change.points * change.z <= 0:
        return Verdict.MAY_BE_CHANCE
    claim, hint = (
        (Verdict.UP, Verdict.HINT_UP) if change.z > 0 else (Verdict.DOWN, Verdict.HINT_DOWN)
    )
    return claim if abs(change.z) > FINDING or previous is claim else hint
