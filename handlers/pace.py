"""How fast we may speak. A platform that says "later" is left alone for as long as it says, and a
little slower for a while after that. One that does not answer is asked by one request at a time."""

import asyncio
import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.addresses import Platform
from handlers.outgoing import Method, Route


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most *most* requests in each *window*, in seconds."""

    most: int
    window: float


LIMITS: Final = {
    Platform.SLACK: {
        Method.POST: Limit(most=50, window=1.0),
        Method.EDIT: Limit(most=45, window=60.0),
        Method.REACH: Limit(most=45, window=60.0),
        Method.LOOK: Limit(most=45, window=60.0),
    },
    Platform.TELEGRAM: {Method.POST: Limit(most=30, window=1.0)},
}
"""For a whole workspace or bot. What has no limit of its own counts as a post."""
PER_CHAT: Final = Limit(most=1, window=1.0)
PER_GROUP: Final = Limit(most=20, window=60.0)
"""In one Telegram group, whose id begins with a minus."""
COUNTED_BY_CHAT: Final = {
    Platform.SLACK: {Method.POST},
    Platform.TELEGRAM: {Method.POST, Method.EDIT},
}
"""What goes to one chat. Telegram does not say that edits count; this is the careful reading."""

SLOWER: Final = 0.1
"""By how much a refusal makes the window longer."""
SLOWEST: Final = 1.0
FORGIVEN_IN: Final = 600.0
"""Seconds in which one refusal's part is taken back."""
AHEAD: Final = timedelta(milliseconds=50)
"""So long before it may leave a request is prepared: its claim has to be committed."""
TOGETHER: Final = 60.0
"""Two chats refused within so many seconds: not the chats are too fast, but all of us."""

DOWN_AFTER: Final = 3
"""So many outcomes in a row of which nobody knows: the platform is down."""
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0


class Pace:
    """The pace of one platform, on a clock that nobody sets back."""

    def __init__(self, platform: Platform, monotonic: Callable[[], float]) -> None:
        """*monotonic* tells seconds, from any beginning."""
        self._platform = platform
        self._monotonic = monotonic
        self._shared = {method: _Window(limit) for method, limit in LIMITS[platform].items()}
        self._chats: dict[str, tuple[_Window, ...]] = {}
        self._paused: dict[Method | str, float] = {}
        self._refused_chat = ("", 0.0)
        self._outage = _Outage()

    def wait(self, route: Route) -> timedelta:
        """How long until the next request on *route* may leave; nothing: it may leave now."""
        now = self._monotonic()
        free = [window.free_at(now) for window in self._windows(route)]
        concerned: tuple[Method | str, ...] = (*route.methods, self._counted_in(route))
        paused = [self._paused.get(one, now) for one in concerned]
        seconds = max(now, self._outage.free_at(now), *free, *paused) - now
        return timedelta(microseconds=math.ceil(seconds * 1e6))

    def has_room(self) -> bool:
        """Whether anything at all may leave: what waits now waits for something of its own."""
        now = self._monotonic()
        return max(self._outage.free_at(now), self._shared[Method.POST].free_at(now)) <= now

    def begin(self, route: Route) -> "Slot":
        """A request will leave, after its ``wait``."""
        self._forget_idle_chats()
        leaves_at = self._monotonic() + self.wait(route).total_seconds()
        self._outage.begin()
        for window in self._windows(route):
            window.begin()
        return Slot(self, route, leaves_at)

    def end(self, route: Route) -> None:
        """Its answer, or its failure, has arrived."""
        now = self._monotonic()
        self._outage.end()
        for window in self._windows(route):
            window.end(now)

    def withdraw(self, route: Route) -> None:
        """Nothing left after all."""
        self._outage.end()
        for window in self._windows(route):
            window.withdraw()

    def answered(self) -> None:
        """The platform told what became of a request."""
        self._outage.is_over()

    def doubted(self) -> None:
        """Nobody knows what became of a request."""
        self._outage.doubted(self._monotonic())

    def refused(self, method: Method, chat: str, by: timedelta) -> None:
        """The platform asked to wait: in this one chat, or with every call like this."""
        now = self._monotonic()
        in_chat = method in COUNTED_BY_CHAT[self._platform] and chat != ""
        self._paused[chat if in_chat else method] = now + by.total_seconds()
        for window in self._too_fast(chat, now) if in_chat else [self._shared_by(method)]:
            window.slow_down(now)

    def _too_fast(self, chat: str, now: float) -> Iterator["_Window"]:
        yield from self._windows_of(chat)
        last, at = self._refused_chat
        if last not in ("", chat) and now - at < TOGETHER:
            yield self._shared[Method.POST]
        self._refused_chat = (chat, now)

    def until(self, moment: float) -> float:
        """Seconds until *moment* of the clock that nobody sets back."""
        return max(0.0, moment - self._monotonic())

    def _windows(self, route: Route) -> list["_Window"]:
        shared = dict.fromkeys(self._shared_by(method) for method in route.methods)
        return [*shared, *self._windows_of(self._counted_in(route))]

    def _counted_in(self, route: Route) -> str:
        """The chat whose limits the request counts in; empty: in none's, or nobody knows yet."""
        by_chat = COUNTED_BY_CHAT[self._platform].intersection(route.methods)
        return route.chat if by_chat else ""

    def _shared_by(self, method: Method) -> "_Window":
        return self._shared.get(method, self._shared[Method.POST])

    def _windows_of(self, chat: str) -> tuple["_Window", ...]:
        if not chat:
            return ()
        if chat not in self._chats:
            is_group = self._platform is Platform.TELEGRAM and chat.startswith("-")
            limits = (PER_CHAT, PER_GROUP) if is_group else (PER_CHAT,)
            self._chats[chat] = tuple(_Window(limit) for limit in limits)
        return self._chats[chat]

    def _forget_idle_chats(self) -> None:
        now = self._monotonic()
        self._paused = {one: until for one, until in self._paused.items() if until > now}
        self._chats = {
            chat: windows
            for chat, windows in self._chats.items()
            if not all(window.is_idle(now) for window in windows)
        }


class Slot:
    """A place in the pace: taken when a row's work begins, spent when its request is answered."""

    def __init__(self, pace: Pace, route: Route, leaves_at: float) -> None:
        self._pace = pace
        self._route = route
        self._leaves_at = leaves_at
        self._is_open = True

    async def free(self) -> None:
        """Wait until the request may leave."""
        if seconds := self.seconds_left:
            await asyncio.sleep(seconds)

    @property
    def seconds_left(self) -> float:
        """Until the request may leave."""
        return self._pace.until(self._leaves_at)

    def answered(self) -> None:
        """The platform was asked for something, and has answered or never will."""
        if self._is_open:
            self._is_open = False
            self._pace.end(self._route)

    def close(self) -> None:
        """Where nothing was asked for, nothing is spent."""
        if self._route.before is not None:
            self.answered()
        elif self._is_open:
            self._is_open = False
            self._pace.withdraw(self._route)


class _Window:
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
        # Whoever waits already takes the slots that are freed first.
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


class _Outage:
    """A message that is sent to a platform which is down may be spoiled for good: nobody knows
    whether it arrived. So few are."""

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

    def doubted(self, now: float) -> None:
        """What had left before the pause makes it no longer."""
        if now < self._until:
            return
        self._doubts += 1
        if self._doubts >= DOWN_AFTER:
            doublings = min(self._doubts - DOWN_AFTER, 10)
            self._until = now + min(FIRST_PAUSE * 2.0**doublings, LONGEST_PAUSE)
