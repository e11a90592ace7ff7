"""What may be said of a change, in words that survive a year of weekly reading.

A weekly post is read 52 times a year. Where nothing changes, |z| exceeds 1.96 in at least one of
these weeks for 60 % of teams, and 3.106 for 5 %. So a change is claimed above 3.106; between the
two it is called a hint. `tests/bot/figures/test_a_year_of_weeks.py` simulates both.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.figures.normal_distribution import Z95, Interval
from bot.figures.significance import Change

ENOUGH: Final = 10
"""Answers in each of two windows, below which they are not compared."""
FINDING: Final = 3.106
"""The limit of |z| that a moving difference of two 90-day windows crosses by chance in one year of
weekly looks with a probability of 5 %."""


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
    """A tested difference. `points` is None while one side is empty; the rest is None while there
    are too few answers to test."""

    verdict: Verdict
    points: float | None = None
    z: float | None = None
    p: float | None = None
    interval: Interval | None = None
    visible: float | None = None
    """A true change of this size would be seen, at least as a hint, four times in five."""
    repeated: bool = False
    """The post before has made the same claim."""


def compared(found: Change | None, *answers: int, said: Verdict | None = None) -> Comparison:
    """*answers*: how many there are on each side. *said*: the verdict of the post before."""
    if found is None:
        return Comparison(verdict=Verdict.NOTHING_TO_COMPARE)
    if min(answers) < ENOUGH:
        return Comparison(verdict=Verdict.TOO_FEW, points=found.points)
    verdict = _verdict(found, said)
    return Comparison(
        verdict=verdict,
        points=found.points,
        z=found.z,
        p=found.p,
        interval=found.interval,
        visible=found.visible,
        repeated=verdict is said and verdict in CLAIMS,
    )


def _verdict(found: Change, said: Verdict | None) -> Verdict:
    """A claim is made above `FINDING`, and lasts while the change stays above the limit of a hint.

    Nothing is said where the raw and the adjusted change disagree on the direction.
    """
    if abs(found.z) <= Z95 or found.points * found.z <= 0:
        return Verdict.MAY_BE_CHANCE
    claim, hint = (
        (Verdict.UP, Verdict.HINT_UP) if found.z > 0 else (Verdict.DOWN, Verdict.HINT_DOWN)
    )
    return claim if abs(found.z) > FINDING or said is claim else hint
