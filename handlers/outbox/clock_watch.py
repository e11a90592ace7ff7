"""Decides when to compare due times with the clock: at the start, every minute, and at once after
the clock was set back."""

import math
from collections.abc import Callable
from datetime import datetime
from typing import Final

CORRECT_EVERY: Final = 60.0
SET_BACK_BY: Final = 1.0
"""Seconds; a clock that is synchronised continuously moves by less."""


class ClockWatch:
    """Compares the clock with *monotonic*, a clock in seconds that is never set back."""

    def __init__(self, now: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        self._now = now
        self._monotonic = monotonic
        self._next_at = -math.inf
        self._ahead = -math.inf
        """Seconds by which the clock is ahead of the monotonic one."""

    def asks_to_correct(self) -> bool:
        """Returns ``True`` at most once a minute, unless the clock was set back."""
        elapsed = self._monotonic()
        ahead = self._now().timestamp() - elapsed
        is_set_back = ahead < self._ahead - SET_BACK_BY
        self._ahead = ahead
        if elapsed < self._next_at and not is_set_back:
            return False
        self._next_at = elapsed + CORRECT_EVERY
        return True
