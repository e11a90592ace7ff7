"""Reads the machine's clocks. All other code receives the time; lint refuses to read it there."""

import time
from datetime import UTC, datetime
from typing import Final

_SINCE_BOOT: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def wall_clock() -> datetime:
    """Returns the time of this machine's clock, which may be set forward or back."""
    return datetime.now(UTC)


def since_boot() -> float:
    """Seconds, by a clock that nobody sets and that goes on while the machine is suspended."""
    return time.clock_gettime(_SINCE_BOOT)
