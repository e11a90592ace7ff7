"""getUpdates: long polling, and the conflict between two pollers."""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from sandbox.telegram.errors import ApiError, conflict
from sandbox.telegram.model import JsonObject
from sandbox.telegram.update_queue import QueuedUpdate, UpdateQueue

SAME_OFFSET_LIMIT = 0.5
"""Seconds within which a repeated offset gets only one update."""
SAME_OFFSET_WAIT = 3
"""Seconds within which a repeated offset turns a short poll into a long one."""
CONFLICT_SPACING = 3.0
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET = "terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class LongPoll:
    """One waiting request; *connected* returns whether its client still waits."""

    def __init__(self, connected: Callable[[], bool]) -> None:
        self.connected = connected
        self.ended: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    def end(self, reason: str) -> None:
        if not self.ended.done():
            self.ended.set_result(reason if self.connected() else None)


class Poller:
    """Admits one long poll at a time."""

    def __init__(self, updates: UpdateQueue) -> None:
        self._updates = updates
        self._current: LongPoll | None = None
        self._last_offset: int | None = None
        self._last_start = 0.0
        self._next_conflict = 0.0

    async def get_updates(
        self, *, offset: int, limit: int, patience: int, connected: Callable[[], bool]
    ) -> list[JsonObject]:
        """Returns up to *limit* updates from *offset*; waits up to *patience* seconds for one."""
        limit, patience = self._slowed_down(offset, limit, patience)
        self.end_current(OTHER_POLLER)
        self._updates.confirm_before(offset)
        poll = self._current = LongPoll(connected)
        try:
            found = await self._wait(poll, patience)
        finally:
            if self._current is poll:
                self._current = None
        return [_shown(update) for update in found[:limit]]

    def end_current(self, reason: str) -> None:
        """Answers the waiting request, if there is one, with 409."""
        if self._current:
            self._current.end(reason)
            self._current = None

    async def refuse(self, reason: str) -> ApiError:
        """Returns the 409; delays it if another came within the last three seconds."""
        now = monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(CONFLICT_SPACING)
        else:
            self._next_conflict = now + CONFLICT_SPACING
        return conflict(reason)

    def _slowed_down(self, offset: int, limit: int, patience: int) -> tuple[int, int]:
        """Slows down hot loops: a repeated offset gets fewer updates, later."""
        now = monotonic()
        if offset == self._last_offset and now < self._last_start + SAME_OFFSET_WAIT:
            patience = max(patience, SAME_OFFSET_WAIT)
        if offset == self._last_offset and now < self._last_start + SAME_OFFSET_LIMIT:
            limit = 1
        self._last_offset, self._last_start = offset, now
        return limit, patience

    async def _wait(self, poll: LongPoll, patience: float) -> list[QueuedUpdate]:
        deadline = monotonic() + patience
        while not (found := self._updates.waiting()) and monotonic() < deadline:
            await self._arrival_or_end(poll, deadline - monotonic())
            if poll.ended.done():
                reason = poll.ended.result()
                if reason is None:
                    return []
                raise await self.refuse(reason)
        return found

    async def _arrival_or_end(self, poll: LongPoll, patience: float) -> None:
        arrivals = self._updates.arrivals
        arrival = asyncio.create_task(arrivals.wait(arrivals.version))
        waited_for: set[asyncio.Future[Any]] = {arrival, poll.ended}
        await asyncio.wait(waited_for, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        arrival.cancel()


def _shown(update: QueuedUpdate) -> JsonObject:
    update.times_shown += 1
    return update.payload
