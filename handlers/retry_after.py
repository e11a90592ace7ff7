"""How long to wait when a platform answers 429."""

import math
from datetime import timedelta
from typing import Final

SHORTEST: Final = timedelta(seconds=1)
LONGEST: Final = timedelta(hours=1)
LONGEST_DEFAULT: Final = timedelta(minutes=1)


def told_wait(told: object, refusals: int = 0) -> timedelta:
    """Returns the wait that a platform told, from one second to one hour.

    *told*: seconds as a number or text, a timedelta, or ``None``. *refusals*: how often in a row
    the platform has refused before. Where *told* is no whole number of seconds above zero, the
    wait doubles with each of them.
    """
    seconds, default = _seconds(told), _default(refusals)
    if seconds is None or seconds <= 0:
        return default
    wait = min(timedelta(seconds=math.ceil(seconds)), LONGEST)
    return wait if seconds == math.ceil(seconds) else max(wait, default)


def _default(refusals: int) -> timedelta:
    longest: timedelta = SHORTEST * 2 ** min(max(refusals, 0), 10)
    return min(longest, LONGEST_DEFAULT)


def _seconds(told: object) -> float | None:
    """Returns ``None`` where *told* names no number. A longer wait than the longest is cut."""
    match told:
        case bool():
            return None
        case timedelta():
            return _seconds(told.total_seconds())
        case int():
            return float(max(0, min(told, int(LONGEST.total_seconds()))))
        case float():
            return min(told, LONGEST.total_seconds()) if math.isfinite(told) else None
        case str():
            return _seconds_in(told)
        case _:
            return None


def _seconds_in(text: str) -> float | None:
    try:
        return _seconds(float(text))
    except ValueError:
        return None
