"""How fast we may speak. A platform that says "later" is left alone for as long as it says."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.addresses import Platform
from handlers.outgoing import Route

PER_CHAT: Final = timedelta(seconds=1)
"""Between two posts in one chat, on either platform."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most *most* requests in each *window*."""

    most: int
    window: timedelta


ALL: Final = {
    Platform.SLACK: Limit(most=50, window=timedelta(seconds=1)),
    Platform.TELEGRAM: Limit(most=30, window=timedelta(seconds=1)),
}
EDITS: Final = {
    Platform.SLACK: Limit(most=45, window=timedelta(minutes=1)),
    Platform.TELEGRAM: ALL[Platform.TELEGRAM],
}


class Pace:
    """The pace of one platform."""

    def __init__(self, platform: Platform, now: Callable[[], datetime]) -> None:
        self._now = now
        self._all = _Window(ALL[platform])
        self._edits = _Window(EDITS[platform])
        self._free_at: dict[str, datetime] = {}

    def free_at(self, route: Route) -> datetime:
        """When the next request on *route* may leave; not later than now: at once."""
        now = self._now()
        if route.pressed:
            return now
        self._free_at = {chat: at for chat, at in self._free_at.items() if at > now}
        window = self._edits if route.edits else self._all
        chat = now if route.edits else self._free_at.get(route.chat, now)
        return max(window.free_at(now), chat)

    def begin(self, route: Route) -> None:
        """A request leaves."""
        for window in self._windows(route):
            window.begin()

    def end(self, route: Route) -> None:
        """Its answer, or its failure, has arrived."""
        now = self._now()
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
        until = self._now() + by
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
        self._answered: deque[datetime] = deque()
        self._paused_until: datetime | None = None

    def free_at(self, now: datetime) -> datetime:
        while self._answered and self._answered[0] + self._limit.window <= now:
            self._answered.popleft()
        paused = now if self._paused_until is None else self._paused_until
        if self._under_way + len(self._answered) < self._limit.most:
            return max(now, paused)
        oldest = self._answered[0] if self._answered else now
        return max(oldest + self._limit.window, paused)

    def begin(self) -> None:
        self._under_way += 1

    def end(self, now: datetime) -> None:
        self._under_way -= 1
        self._answered.append(now)

    def withdraw(self) -> None:
        self._under_way -= 1

    def pause(self, until: datetime) -> None:
        self._paused_until = until
