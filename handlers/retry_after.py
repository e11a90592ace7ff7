"""Computes how long to wait after a platform answers 429."""

import math
from datetime import timedelta
from typing import Final

SHORTEST: Final = timedelta(seconds=1)
LONGEST: Final = timedelta(hours=1)
LONGEST_DEFAULT: Final = timedelta(minutes=1)


def wait_after_refusal(requested: object, refusals: int = 0) -> timedelta:
    """Returns the wait that a platform requested, from one second to one hour.

    *requested*: seconds as a number or text, a timedelta, or ``None``. *refusals*: how often in a
    row the platform has refused before.

    If *requested* is not a whole number of seconds above zero, the wait is at least one second. It
    doubles with each refusal, up to a minute.
    """
    seconds, default = _seconds(requested), _default(refusals)
    if seconds is None or seconds <= 0:
        return default
    wait = min(timedelta(seconds=math.ceil(seconds)), LONGEST)
    return wait if seconds == math.ceil(seconds) else max(wait, default)


def _default(refusals: int) -> timedelta:
    longest: timedelta = SHORTEST * 2 ** min(max(refusals, 0), 10)
    return min(longest, LONGEST_DEFAULT)


def _seconds(requested: object) -> float | None:
    """Returns at most :data:`LONGEST` in seconds; ``None`` if *requested* is not a number."""
    match requested:
        case bool():
            return None
        case timedelta():
            return _seconds(requested.total_seconds())
        case int():
            return float(max(0, min(requested, int(LONGEST.total_seconds()))))
        case float():
            return min(requested, LONGEST.total_seconds()) if math.isfinite(requested) else None
        case str():
            return _seconds_in(requested)
        case _:
            return None


def _seconds_in(text: str) -> float | None:
    try:
        return _seconds(float(text))
    except ValueError:
        return None
