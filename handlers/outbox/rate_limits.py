"""Counts requests against a platform's rate limits, and holds them back during an outage.

Times are seconds on a monotonic clock.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from handlers.usecases.outgoing import Method

SLOWER: Final = 0.1
"""The part by which a refusal lengthens the window."""
SLOWEST: Final = 1.0
FORGIVEN_IN: Final = 600.0
"""Seconds until the part of one refusal is removed again."""

DOWN_AFTER: Final = 3
"""With so many uncertain outcomes in a row, the platform counts as down."""
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most *most* requests in each *window* of so many seconds."""

    most: int
    window: float


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The rate limits of one platform, as its adapter states them."""

    shared: Mapping[Method, Limit]
    """For a whole workspace or bot. A method without a limit of its own counts as a post."""
    by_chat: frozenset[Method]
    """The methods that also count in their chat."""
    in_chat: tuple[Limit, ...]
    in_group: tuple[Limit, ...] = ()
    """Additional limits in a chat of several people."""
    edits_in_group: tuple[Limit, ...] = ()
    """Further additional limits for edits."""
    group: str | None = None
    """How a group's id begins; ``None`` if groups have no limits of their own."""

    def is_group(self, chat: str) -> bool:
        return self.group is not None and chat.startswith(self.group)


class SlidingWindow:
    """Slots that become free one window after the *response* arrived, so that even a strict window
    at the platform is never exceeded."""

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
        # The slots that become free first belong to requests that wait already.
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
    """Lets few messages through while a platform is down: each outcome may stay unknown."""

    def __init__(self) -> None:
        self._under_way = 0
        self._uncertain_in_a_row = 0
        self._until = 0.0

    def free_at(self, now: float) -> float:
        if self._uncertain_in_a_row < DOWN_AFTER:
            return now
        return now + FIRST_PAUSE if self._under_way else max(now, self._until)

    def begin(self) -> None:
        self._under_way += 1

    def end(self) -> None:
        self._under_way -= 1

    def close(self) -> None:
        self._uncertain_in_a_row = 0

    def record_uncertain(self, now: float) -> None:
        """Counts an uncertain outcome. Requests from before the pause do not lengthen it."""
        if now < self._until:
            return
        self._uncertain_in_a_row += 1
        if self._uncertain_in_a_row >= DOWN_AFTER:
            doublings = min(self._uncertain_in_a_row - DOWN_AFTER, 10)
            self._until = now + min(FIRST_PAUSE * 2.0**doublings, LONGEST_PAUSE)
