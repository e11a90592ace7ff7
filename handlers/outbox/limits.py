"""What a platform takes: so many requests in a time, and few of them while it does not answer.

Moments are seconds on a clock that nobody sets back.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from handlers.usecases.outgoing import Method

SLOWER: Final = 0.1
"""By how much a refusal makes the window longer."""
SLOWEST: Final = 1.0
FORGIVEN_IN: Final = 600.0
"""Seconds in which one refusal's part is taken back."""

DOWN_AFTER: Final = 3
"""So many unknown outcomes in a row mean that the platform is down."""
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most *most* requests in each *window*, in seconds."""

    most: int
    window: float


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one platform takes. Its adapter says it."""

    shared: Mapping[Method, Limit]
    """For a whole workspace or bot. What has no limit of its own counts as a post."""
    by_chat: frozenset[Method]
    """What also counts in its chat."""
    in_chat: tuple[Limit, ...]
    in_group: tuple[Limit, ...] = ()
    """Beside those, in a chat of several people."""
    edits_in_group: tuple[Limit, ...] = ()
    """Beside those, for edits."""
    group: str | None = None
    """How a group's id begins; ``None`` where groups have no limits of their own."""

    def is_group(self, chat: str) -> bool:
        return self.group is not None and chat.startswith(self.group)


class Window:
    """Slots that are freed one window after the *answer* arrived, so that a strict window on the
    other side is never overrun."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._under_way = 0
        self._answered: deque[float] = deque()
        self._slower = 0.0
        self._slowed_at = 0.0

    def free_at(self, now: float) -> float:
        length = self._length(now)
        while self._answered and self._answered[0] + length <= now:
            self._answered.popleft()
        ahead = self._under_way + len(self._answered) - self._limit.most
        if ahead < 0:
            return now
        # Requests that wait already take the slots that are freed first.
        freed = self._answered[ahead] if ahead < len(self._answered) else now
        return freed + length

    def is_idle(self, now: float) -> bool:
        free = self.free_at(now) <= now
        return free and not self._under_way and not self._answered and not self._extra(now)

    def begin(self) -> None:
        self._under_way += 1

    def end(self, now: float) -> None:
        self._under_way -= 1
        self._answered.append(now)

    def withdraw(self) -> None:
        self._under_way -= 1

    def slow_down(self, now: float) -> None:
        self._slower = min(SLOWEST, self._extra(now) + SLOWER)
        self._slowed_at = now

    def _length(self, now: float) -> float:
        return self._limit.window * (1 + self._extra(now))

    def _extra(self, now: float) -> float:
        return max(0.0, self._slower - SLOWER * (now - self._slowed_at) / FORGIVEN_IN)


class CircuitBreaker:
    """Lets few messages leave while a platform is down: the outcome of each may stay unknown."""

    def __init__(self) -> None:
        self._under_way = 0
        self._doubts = 0
        self._until = 0.0

    def free_at(self, now: float) -> float:
        if self._doubts < DOWN_AFTER:
            return now
        return now + FIRST_PAUSE if self._under_way else max(now, self._until)

    def begin(self) -> None:
        self._under_way += 1

    def end(self) -> None:
        self._under_way -= 1

    def is_over(self) -> None:
        self._doubts = 0

    def uncertain(self, now: float) -> None:
        """What had left before the pause makes it no longer."""
        if now < self._until:
            return
        self._doubts += 1
        if self._doubts >= DOWN_AFTER:
            doublings = min(self._doubts - DOWN_AFTER, 10)
            self._until = now + min(FIRST_PAUSE * 2.0**doublings, LONGEST_PAUSE)
