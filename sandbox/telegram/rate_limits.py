"""Telegram's rate limits, which the sandbox enforces on request."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.clock import Clock
from sandbox.telegram.errors import too_many_requests


@dataclass(kw_only=True)
class SendWindow:
    """At most *most* sends or edits within *span*."""

    most: int
    span: timedelta
    sent: deque[datetime] = field(default_factory=deque)

    def wait(self, now: datetime) -> timedelta:
        """Returns the time until one more is allowed."""
        while self.sent and self.sent[0] <= now - self.span:
            self.sent.popleft()
        is_full = len(self.sent) >= self.most
        return self.sent[0] + self.span - now if is_full else timedelta()


def _second(most: int) -> SendWindow:
    return SendWindow(most=most, span=timedelta(seconds=1))


def _minute(most: int) -> SendWindow:
    return SendWindow(most=most, span=timedelta(minutes=1))


class TelegramRateLimits:
    """30 a second over all chats, one a second in a chat, 20 a minute in a group."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._overall = _second(30)
        self._chats: dict[int, SendWindow] = defaultdict(lambda: _second(1))
        self._groups: dict[int, SendWindow] = defaultdict(lambda: _minute(20))

    def count(self, chat_id: int) -> None:
        """Counts one send or edit; one too many raises ApiError 429 with the seconds to wait."""
        now = self._clock.now()
        windows = [self._overall, self._chats[chat_id]]
        if chat_id < 0:
            windows.append(self._groups[chat_id])
        wait = max(window.wait(now) for window in windows)
        if wait:
            raise too_many_requests(math.ceil(wait.total_seconds()))
        for window in windows:
            window.sent.append(now)
