"""Slack's rate limits."""

import math
from collections import defaultdict, deque
from datetime import datetime, timedelta

from sandbox.slack.methods import METHODS

POSTS_PER_CHANNEL = (1, timedelta(seconds=1))


class SlackRateLimits:
    """Sliding windows: calls of a method per minute, and one post per second in a channel."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], deque[datetime]] = defaultdict(deque)

    def wait(self, method: str, channel: str, now: datetime) -> int:
        """Returns the seconds until this call is allowed; at 0 the call is counted."""
        most, window = _limit(method)
        if most is None:
            return 0
        calls = self._calls[method, channel if method == "chat.postMessage" else ""]
        while calls and calls[0] <= now - window:
            calls.popleft()
        if len(calls) < most:
            calls.append(now)
            return 0
        return math.ceil((calls[0] + window - now).total_seconds())


def _limit(method: str) -> tuple[int | None, timedelta]:
    if method == "chat.postMessage":
        return POSTS_PER_CHANNEL
    known = METHODS.get(method)
    return (known.per_minute if known else None), timedelta(minutes=1)
