"""Computes when a failed or uncertain row is tried again."""

import random
from datetime import timedelta
from typing import Final

FIRST: Final = timedelta(seconds=2)
LONGEST: Final = timedelta(minutes=5)

FIRST_UNCERTAIN: Final = timedelta(seconds=8)
LONGEST_UNCERTAIN: Final = timedelta(hours=1)


def after_refusal(attempts: int) -> timedelta:
    """Returns a pause that doubles each time. Full jitter spreads rows that failed together."""
    longest: timedelta = min(LONGEST, FIRST * 2 ** min(attempts, 10))
    return longest * random.random()  # noqa: S311 - jitter is no secret


def after_uncertain(times: int) -> timedelta:
    """Returns a pause that grows fourfold each time, shortened by at most half.

    Each repetition may be a duplicate that people see, and outages last for minutes or hours.
    """
    longest: timedelta = min(LONGEST_UNCERTAIN, FIRST_UNCERTAIN * 4 ** min(times - 1, 10))
    return longest * random.uniform(0.5, 1)  # noqa: S311 - as above
