"""How fast we may speak. A platform that says "later" is left alone for as long as it says."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.addresses import Platform
from handlers.outgoing import Route

PER_CHAT: Final = 1.0
"""Seconds between two posts in one chat, on either platform."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most *most* requests in each *window*, in seconds."""

    most: int
    window: float


ALL: Final = {
    Platform.SLACK: Limit(most=50, window=1.0),
    Platform.TELEGRAM: Limit(most=30, window=1.0),
}
EDITS: Final = {
    Platform.SLACK: Limit(most=45, window=60.0),
    Platform.TELEGRAM: ALL[Platform.TELEGRAM],
}


class Pace:
    """The pace of one platform, on a clock that nobody sets back."""

    def __init__(self, platform: Platform, monotonic: Callable[[], float]) -> None:
        """*monotonic* tells seconds, from any beginning."""
        self._monotonic = monotonic
        self._all = _Window(ALL[platform])
        self._edits = _Window(EDITS[platform])
        self._free_at: dict[str, float] = {}

    def wait(self, route: Route) -> timedelta:
        """How long until the next request on *route* may leave."""
        now = self._monotonic()
        if route.pressed:
            return timedelta()
        self._free_at = {chat: at for chat, at in self._free_at.items() if at > now}
        window = self._edits if route.edits else self._all
        chat = now if route.edits else self._free_at.get(route.chat, now)
        return timedelta(seconds=max(window.free_at(now), chat) - now)

    def begin(self, route: Route) -> None:
        """A request leaves."""
        for window in self._windows(route):
            window.begin()

    def end(self, route: Route) -> None:
        """Its answer, or its failure, has arrived."""
        now = self._monotonic()
        for window in self._windows(route):
            window.end(now)
        if not route.edits:
            self._free_at[route.chat] = max(self._free_at.get(route.chat, now), now + PER_CHAT)

    def withdraw(self, route: Route) -> None:
        """Nothing left after all."""
        for window in self._windows(route):
            window.withdraw()

    def pause(self, route: Route, by: timedelta) -> None:
        """The platform asked to wait: with every edit, or with posts in this one chat."""
        until = self._monotonic() + by.total_seconds()
        if route.edits:
            self._edits.pause(until)
        else:
            self._free_at[route.chat] = until

    def _windows(self, route: Route) -> tuple["_Window", ...]:
        if route.pressed:
            return ()
        return (self._edits,) if route.edits else (self._all,)


class _Window:
    """Slots that are freed one window after the *answer* arrived, so that a strict window on the
    other side is never overrun."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._under_way = 0
        self._answered: deque[float] = deque()
        self._paused_until = 0.0

    def free_at(self, now: float) -> float:
        while self._answered and self._answered[0] + self._limit.window <= now:
            self._answered.popleft()
        if self._under_way + len(self._answered) < self._limit.most:
            return max(now, self._paused_until)
        oldest = self._answered[0] if self._answered else now
        return max(oldest + self._limit.window, self._paused_until)

    def begin(self) -> None:
        self._under_way += 1

    def end(self, now: float) -> None:
        self._under_way -= 1
        self._answered.append(now)

    def withdraw(self) -> None:
        self._under_way -= 1

    def pause(self, until: float) -> None:
        self._paused_until = until
