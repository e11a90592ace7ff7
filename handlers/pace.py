"""How fast we may speak: one message a second in a chat, and no more a second over all than the
platform takes. A platform that says "later" is left alone for as long as it says."""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.addresses import Platform

PER_CHAT: Final = timedelta(seconds=1)
WINDOW: Final = timedelta(seconds=1)
PER_WINDOW: Final = {Platform.TELEGRAM: 30, Platform.SLACK: 50}


class Pace:
    """The pace of one platform. Slots are freed one window after the *answer* arrived, so that a
    strict window on the other side is never overrun."""

    def __init__(self, platform: Platform, now: Callable[[], datetime]) -> None:
        self._now = now
        self._most = PER_WINDOW[platform]
        self._under_way = 0
        self._answered: deque[datetime] = deque()
        self._free_at: dict[str, datetime] = {}

    def free_at(self, chat: str) -> datetime:
        """When the next message may go to *chat*; not later than now: at once."""
        now = self._now()
        self._forget(now)
        times = [now, self._free_at.get(chat, now)]
        if self._under_way + len(self._answered) >= self._most:
            times.append(self._answered[0] + WINDOW if self._answered else now + WINDOW)
        return max(times)

    def begin(self) -> None:
        """A request leaves."""
        self._under_way += 1

    def end(self, chat: str) -> None:
        """Its answer, or its failure, has arrived."""
        now = self._now()
        self._under_way -= 1
        self._answered.append(now)
        self._free_at[chat] = max(self._free_at.get(chat, now), now + PER_CHAT)

    def pause(self, chat: str, by: timedelta) -> None:
        """The platform asked to wait before the next message to *chat*."""
        self._free_at[chat] = self._now() + by

    def _forget(self, now: datetime) -> None:
        while self._answered and self._answered[0] + WINDOW <= now:
            self._answered.popleft()
        self._free_at = {chat: at for chat, at in self._free_at.items() if at > now}
