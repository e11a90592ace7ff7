"""Sends the due rows of one queue as soon as the rate limits allow, each chat's rows in order."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.config.config import Config
from handlers.outbox import transitions, uncertain
from handlers.outbox.clock_watch import ClockWatch
from handlers.outbox.due import DueRows
from handlers.outbox.rate_limiter import PREPARE_AHEAD, RateLimiter
from handlers.outbox.result_writer import POLL_EVERY, ResultWriter
from handlers.outbox.sender import Sender
from handlers.outbox.transitions import LeaseLostError, Target
from handlers.outbox.transport import Transport
from handlers.outbox.uncertain import CLAIM_LIFE
from handlers.ports import SendError
from handlers.telemetry.loggable_errors import loggable
from handlers.telemetry.metrics import Metrics
from handlers.usecases.context import Context
from storage.cluster.leases import Lease
from storage.engine.store import StorageError, Store

AT_ONCE: Final = 32
FINISH_SECONDS: Final = 5.0
"""How long a stop waits for requests in progress; rows without an outcome become uncertain."""

log = structlog.get_logger()


class Dispatcher:
    """Sends the due rows of one queue."""

    def __init__(
        self,
        *,
        transport: Transport,
        store: Store,
        config: Config,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        metrics: Metrics,
    ) -> None:
        self.queue = transport.queue
        self._store = store
        self._config = config
        self._now = now
        self._monotonic = monotonic
        self._limiter = RateLimiter(transport.limits, monotonic)
        self._due = DueRows(transport, store, monotonic)
        self._writer = ResultWriter(store, self._context, metrics, finds=transport.finds)
        self._sender = Sender(
            transport=transport,
            store=store,
            writer=self._writer,
            limiter=self._limiter,
            context=self._context,
            monotonic=monotonic,
            metrics=metrics,
        )
        self._wake = asyncio.Event()
        self._settle_at: float | None = None
        self._clock = ClockWatch(now, monotonic)
        self._owned: set[int] = set()
        self._just_ended: set[int] = set()
        self._busy_chats: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Ends the pause, because a row may be due."""
        self._wake.set()

    async def run(self, lease: Lease | None = None) -> None:
        """Sends until cancelled, or as long as the lease is held, and finishes what it has begun.

        May be called again with another lease. ``None``: no other process can be sending, so a
        half-sent row was left by a vanished one. The holder of a lease first waits until the holder
        before it must have finished.
        """
        self._sender.lease = lease
        patience = timedelta() if lease is None else CLAIM_LIFE
        self._settle_at = self._monotonic() + patience.total_seconds()
        try:
            while True:
                await self._sleep(await self._turn())
        finally:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=FINISH_SECONDS)

    async def _sleep(self, wait: timedelta) -> None:
        try:
            async with asyncio.timeout(wait.total_seconds()):
                await self._wake.wait()
        except TimeoutError:
            pass

    async def _turn(self) -> timedelta:
        """Starts the rows that may be sent now. Returns how long to wait before the next turn.

        A row whose sending ends meanwhile may have been read in its earlier state, so it is left to
        the next turn.
        """
        self._wake.clear()
        self._just_ended.clear()
        try:
            await self._settle_abandoned()
            await self._correct_due_times()
            targets = await self._due.due(self._context(), self._is_held_up)
        except (StorageError, LeaseLostError) as error:
            log.error("outbox.read_failed", error=loggable(error))
            return POLL_EVERY
        wait = POLL_EVERY
        for target in targets:
            if len(self._tasks) >= AT_ONCE or not self._is_at_rest(target):
                continue
            pause = self._limiter.wait(target.route, interactive=target.interactive)
            if pause > PREPARE_AHEAD:
                wait = min(wait, pause - PREPARE_AHEAD)
                continue
            self._start(target)
        return wait

    def _is_at_rest(self, target: Target) -> bool:
        return _key(target) not in self._busy_chats and target.row.id not in self._just_ended

    def _is_held_up(self, target: Target) -> bool:
        """Whether this row must wait, though others may be sent."""
        waits = _key(target) in self._busy_chats or self._limiter.wait(target.route) > timedelta()
        return waits and self._limiter.has_room()

    def _start(self, target: Target) -> None:
        key = _key(target)
        self._busy_chats.add(key)
        self._owned.add(target.row.id)
        slot = self._limiter.begin(target.route, interactive=target.interactive)
        task = asyncio.create_task(self._sender.send(target, slot))
        self._tasks.add(task)

        def clean_up(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            self._owned.discard(target.row.id)
            self._just_ended.add(target.row.id)
            self._busy_chats.discard(key)
            self._due.forget(target.row.id)
            self.wake()

        task.add_done_callback(clean_up)

    async def _settle_abandoned(self) -> None:
        """Marks as uncertain the rows that a vanished process was sending."""
        if self._settle_at is None or self._monotonic() < self._settle_at:
            return
        found = await self._store.read(uncertain.find_abandoned, self.queue, self._sender.lease)
        for row, token in found:
            if row.id not in self._owned:
                error = SendError("the process stopped while sending", uncertain=True)
                await self._writer.record_failure(row, token, error)
        self._settle_at = None

    async def _correct_due_times(self) -> None:
        if not self._clock.asks_to_correct():
            return
        rows = await self._store.run(
            transitions.correct_due_times, self.queue, self._context(), self._sender.lease
        )
        if rows:
            log.warning("outbox.due_times_corrected", queue=self.queue, rows=rows)

    def _context(self) -> Context:
        return Context(config=self._config, now=self._now())


def _key(target: Target) -> str:
    """Returns the key under which rows are sent in order: the chat, or the row itself."""
    return target.route.chat or f"row {target.row.id}"
