"""Decides when a request may be sent.

After a 429, requests wait as long as the platform asks, and are slower for a while after that. A
platform that does not answer gets one request at a time.
"""

import asyncio
import math
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from handlers.outbox.rate_limits import CircuitBreaker, Limit, Limits, SlidingWindow
from handlers.usecases.outgoing import Method, Route

PREPARE_AHEAD: Final = timedelta(milliseconds=50)
"""How long before its time a request is prepared, because its claim must be committed."""
MIN_GAP: Final = timedelta(milliseconds=25)
"""Between two requests that are not interactive. Each frees its slot a second after its response:
thirty that were sent together would go on in bursts for ever."""
TOGETHER: Final = 60.0
"""Seconds. If two chats are refused within that time, the whole bot is too fast."""


class RateLimiter:
    """Keeps the rate limits of one transport."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        """*monotonic*: seconds on a clock that is never set back."""
        self._limits = limits
        self._monotonic = monotonic
        self._shared = {method: SlidingWindow(limit) for method, limit in limits.shared.items()}
        self._chats: dict[tuple[str, Limit], SlidingWindow] = {}
        self._paused: dict[Method | str, float] = {}
        self._refused_chat = ("", 0.0)
        self._breaker = CircuitBreaker()
        self._left_at = -math.inf

    def wait(self, route: Route, *, interactive: bool = True) -> timedelta:
        """Returns how long the next request on *route* must wait; zero if it may be sent now.

        *interactive*: whether a person waits for it.
        """
        now = self._monotonic()
        free = [window.free_at(now) for window in self._windows(route)]
        concerned: tuple[Method | str, ...] = (*route.methods, self._counted_in(route))
        paused = [self._paused.get(one, now) for one in concerned]
        at = max(now, self._breaker.free_at(now), *free, *paused)
        if at == now and not interactive:
            at = max(now, self._left_at + MIN_GAP.total_seconds())
        return timedelta(microseconds=math.ceil((at - now) * 1e6))

    def has_room(self) -> bool:
        """Whether any request may be sent now. If so, a waiting row waits for limits of its own."""
        now = self._monotonic()
        return max(self._breaker.free_at(now), self._shared[Method.POST].free_at(now)) <= now

    def begin(self, route: Route, *, interactive: bool = True) -> "Slot":
        """Reserves a slot for a request, which is sent after its ``wait``."""
        self._forget_idle_chats()
        leaves_at = self._monotonic() + self.wait(route, interactive=interactive).total_seconds()
        if not interactive:
            self._left_at = leaves_at
        self._breaker.begin()
        for window in self._windows(route):
            window.begin()
        return Slot(self, route, leaves_at)

    def end(self, route: Route) -> None:
        """Ends a request whose response or failure has arrived."""
        now = self._monotonic()
        self._breaker.end()
        for window in self._windows(route):
            window.end(now)

    def withdraw(self, route: Route) -> None:
        """Releases the slot of a request that was not sent."""
        self._breaker.end()
        for window in self._windows(route):
            window.withdraw()

    def record_answer(self) -> None:
        """Records that the platform has answered a request."""
        self._breaker.close()

    def record_uncertain(self) -> None:
        """Records a request whose outcome is unknown."""
        self._breaker.record_uncertain(self._monotonic())

    def record_refusal(self, method: Method, chat: str, by: timedelta) -> None:
        """Records that the platform asked to wait, in this one chat or with this method."""
        now = self._monotonic()
        in_chat = method in self._limits.by_chat and chat != ""
        self._paused[chat if in_chat else method] = now + by.total_seconds()
        for window in self._too_fast(chat, now) if in_chat else [self._shared_by(method)]:
            window.slow_down(now)

    def _too_fast(self, chat: str, now: float) -> Iterator[SlidingWindow]:
        yield from self._windows_of(chat, edits=True)
        last, at = self._refused_chat
        if last not in ("", chat) and now - at < TOGETHER:
            yield self._shared[Method.POST]
        self._refused_chat = (chat, now)

    def until(self, moment: float) -> float:
        """Returns the seconds until *moment* on the monotonic clock."""
        return max(0.0, moment - self._monotonic())

    def _windows(self, route: Route) -> list[SlidingWindow]:
        shared = dict.fromkeys(self._shared_by(method) for method in route.methods)
        return [*shared, *self._windows_of(self._counted_in(route), edits=route.edits)]

    def _counted_in(self, route: Route) -> str:
        """Returns the chat in whose limits the request counts; empty if none, or not known yet."""
        by_chat = self._limits.by_chat.intersection(route.methods)
        return route.chat if by_chat else ""

    def _shared_by(self, method: Method) -> SlidingWindow:
        return self._shared.get(method, self._shared[Method.POST])

    def _windows_of(self, chat: str, *, edits: bool) -> list[SlidingWindow]:
        return [self._window_of(chat, limit) for limit in self._limits_in(chat, edits=edits)]

    def _window_of(self, chat: str, limit: Limit) -> SlidingWindow:
        key = chat, limit
        if key not in self._chats:
            self._chats[key] = SlidingWindow(limit)
        return self._chats[key]

    def _limits_in(self, chat: str, *, edits: bool) -> list[Limit]:
        limits = self._limits
        if not chat:
            return []
        if not limits.is_group(chat):
            return [*limits.in_chat]
        of_edits = limits.edits_in_group if edits else ()
        return [*limits.in_chat, *limits.in_group, *of_edits]

    def _forget_idle_chats(self) -> None:
        now = self._monotonic()
        self._paused = {one: until for one, until in self._paused.items() if until > now}
        self._chats = {key: one for key, one in self._chats.items() if not one.is_idle(now)}


class Slot:
    """A place in the rate limits: reserved before a row is sent, used up by the response."""

    def __init__(self, limiter: RateLimiter, route: Route, leaves_at: float) -> None:
        self._limiter = limiter
        self._route = route
        self._leaves_at = leaves_at
        self._is_open = True

    async def free(self) -> None:
        """Waits until the request may be sent."""
        if seconds := self.seconds_left:
            await asyncio.sleep(seconds)

    @property
    def seconds_left(self) -> float:
        """Seconds until the request may be sent."""
        return self._limiter.until(self._leaves_at)

    def end(self) -> None:
        """Ends the request: the platform has answered, or the wait for it is over."""
        if self._is_open:
            self._is_open = False
            self._limiter.end(self._route)

    def close(self) -> None:
        """Releases the slot. It is used up only if a request was sent."""
        if self._route.before is not None:
            self.end()
        elif self._is_open:
            self._is_open = False
            self._limiter.withdraw(self._route)
