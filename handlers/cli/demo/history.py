"""Generates half a year of invented answers for the demo's figures."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bot.survey.scale import NPS, Segment

SEED: Final = "tentap demo"
WEEKS: Final = 26
PEOPLE: Final = 400

_COMMENTS: Final = {
    Segment.DETRACTOR: (
        "The export takes minutes, and sometimes it never ends.",
        "I wrote to support twice and waited a week for a word.",
        "The invoice was wrong again.",
        "Logging in fails every other morning.",
        "Since the last update the app is slow on my phone.",
    ),
    Segment.PASSIVE: (
        "Good, but the reports could be quicker.",
        "A dark mode would make my evenings nicer.",
        "It does its job. The prices went up, though.",
    ),
    Segment.PROMOTER: (
        "Set up in ten minutes, and it has worked ever since.",
        "Your support answered within the hour. Thank you!",
        "My whole team uses it every day.",
        "The new dashboard is lovely.",
    ),
}


def history(now: datetime) -> Iterator[tuple[datetime, int, str | None, str]]:
    """Yields time, score, comment and person of each answer, oldest first; scores slowly rise."""
    dice = random.Random(SEED)  # noqa: S311 - invented answers, the same each time
    for week in range(WEEKS, 0, -1):
        better = (WEEKS - week) / WEEKS
        for _ in range(dice.randint(24, 40)):
            at = now - timedelta(weeks=week - 1) - timedelta(minutes=dice.randint(1, 7 * 24 * 60))
            score = _score(dice, better)
            person = f"customer {dice.randrange(PEOPLE)}"
            yield at, score, _comment(dice, score), person


def _score(dice: random.Random, better: float) -> int:
    weights = (2, 1, 1, 2, 2, 4, 6, 12, 20, 18 + 10 * better, 16 + 16 * better)
    return dice.choices(range(11), weights)[0]


def _comment(dice: random.Random, score: int) -> str | None:
    chosen = dice.choice(_COMMENTS[NPS.segment_of(score)])
    return chosen if dice.random() < 0.25 else None
