"""Timers by the sandbox's clock, which tests can advance."""

import asyncio
import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

from sandbox.clock import Clock

TICK = 0.02
"""Seconds between two readings of the clock, which may have been advanced."""


class Timers:
    """Runs callbacks once the clock reaches their instant."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._due: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = count()
        self._ticking: asyncio.TimerHandle | None = None

    def at(self, when: datetime, call: Callable[[], object]) -> None:
        """Runs *call* once the clock shows *when*."""
        heapq.heappush(self._due, (when, next(self._order), call))
        if self._ticking is None:
            self._ticking = asyncio.get_running_loop().call_later(TICK, self._tick)

    async def until(self, when: datetime) -> None:
        """Waits until the clock shows *when*."""
        if when <= self._clock.now():
            return
        reached = asyncio.get_running_loop().create_future()
        self.at(when, lambda: None if reached.done() else reached.set_result(None))
        await reached

    def close(self) -> None:
        self._due.clear()
        if self._ticking:
            self._ticking.cancel()

    def _tick(self) -> None:
        now = self._clock.now()
        while self._due and self._due[0][0] <= now:
            heapq.heappop(self._due)[2]()
        loop = asyncio.get_running_loop()
        self._ticking = loop.call_later(TICK, self._tick) if self._due else None
