"""Whether this process stood still: stopped by a debugger, starved by its neighbours, frozen.

What is found on the lines afterwards may be old: whoever sent it has given up, pressed again, and
perhaps pressed something else since.
"""

import asyncio
from typing import Final

BEAT_SECONDS: Final = 0.5
STILL_SECONDS: Final = 2.5
"""Slack gives a press up after three seconds."""
STALE_SECONDS: Final = 1.0
"""How long after that what comes in counts as old."""


class Pulse:
    """Let ``beat`` run beside everything else."""

    def __init__(self) -> None:
        self._beaten_at: float | None = None
        self._stale_until = float("-inf")

    async def beat(self) -> None:
        """Never ends."""
        while True:
            self._feel()
            self._beaten_at = _now()
            await asyncio.sleep(BEAT_SECONDS)

    def is_missed(self) -> bool:
        """Whether what comes in now may have waited while nobody could look."""
        self._feel()
        return _now() < self._stale_until

    def _feel(self) -> None:
        if self._beaten_at is not None and _now() - self._beaten_at > STILL_SECONDS:
            self._stale_until = _now() + STALE_SECONDS


def _now() -> float:
    return asyncio.get_running_loop().time()
