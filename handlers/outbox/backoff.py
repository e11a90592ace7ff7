"""When a row comes again that did not go out, or may have gone out."""

import random
from datetime import timedelta
from typing import Final

FIRST: Final = timedelta(seconds=2)
LONGEST: Final = timedelta(minutes=5)

FIRST_DOUBT: Final = timedelta(seconds=8)
LONGEST_DOUBT: Final = timedelta(hours=1)


def after_refusal(attempts: int) -> timedelta:
    """Twice as long each time, with full jitter, so that many do not come back together."""
    longest: timedelta = min(LONGEST, FIRST * 2 ** min(attempts, 10))
    return longest * random.random()  # noqa: S311 - jitter is no secret


def after_doubt(doubts: int) -> timedelta:
    """Four times as long each time, at least half of it: each time may be a double that people
    see, and what makes platforms answer nothing lasts for minutes or hours."""
    longest: timedelta = min(LONGEST_DOUBT, FIRST_DOUBT * 4 ** min(doubts - 1, 10))
    return longest * random.uniform(0.5, 1)  # noqa: S311 - as above
