"""The queue of jobs: rows whose time has come, and which send nothing.

A job waits for no platform: neither for its rate limits nor for its outages. Its work and the
record of it are one transaction, so that a crash leaves it undone, and never half done.
"""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog
from structlog.contextvars import bound_contextvars

from bot.config.config import Config
from handlers.outbox import backoff, transitions
from handlers.outbox.clock_watch import ClockWatch
from handlers.outbox.result_writer import BROKEN, LOOK_EVERY
from handlers.outbox.transitions import LeaseLostError
from handlers.telemetry.loggable import loggable
from handlers.usecases.context import Context
from handlers.usecases.kinds import JOBS as WORK
from handlers.usecases.outgoing import Skip
from storage.cluster.leases import Lease
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import claims, outbox
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import IN_TURNS
from storage.states import JOBS, OutboxState

AT_ONCE: Final = 16
"""Jobs that one look finds. They are done one after the other, so that people's taps come
between."""

MIN_GAP: Final = 0.1
"""Seconds between two looks that find nothing: every tap wakes the runner, and few bring a job."""

log = structlog.get_logger()


class JobRunner:
    """Does what is due in the queue of jobs."""

    def __init__(
        self,
        store: Store,
        config: Config,
        *,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        done: Callable[[], None],
    ) -> None:
        """*done* is called after each job: messages may be due."""
        self._store = store
        self._config = config
        self._now = now
        self._clock = ClockWatch(now, monotonic)
        self._done = done
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Something may be due."""
        self._wake.set()

    async def run(self, lease: Lease | None = None) -> None:
        """Never ends. *lease*: the right to do jobs; ``None`` for the only process."""
        while True:
            if not await self._turn(lease):
                await self._pause()

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(LOOK_EVERY.total_seconds()):
                await self._wake.wait()
                await asyncio.sleep(MIN_GAP)
        except TimeoutError:
            pass

    async def _turn(self, lease: Lease | None) -> bool:
        """Returns whether anything was done."""
        self._wake.clear()
        try:
            await self._correct_due_times(lease)
            rows = await self._store.read(
                claims.due, JOBS, self._now(), AT_ONCE, priorities=IN_TURNS
            )
            done = [await self._attempt(row, lease) for row in rows]
        except (StorageError, LeaseLostError) as error:
            log.error("jobs.read_failed", error=loggable(error))
            return False
        return any(done)

    async def _attempt(self, row: OutboxRow, lease: Lease | None) -> bool:
        """One job that fails keeps no other from its time."""
        token = secrets.token_urlsafe(12)
        with bound_contextvars(update=row.source):
            try:
                await self._store.run(work, row.id, token, self._context(), lease)
            except (StorageError, LeaseLostError):
                raise
            except Exception as error:
                log.error("job.failed", row=row.id, kind=row.kind, error=type(error).__name__)
                await self._store.run(put_off, row, BROKEN, self._context())
                return False
        self._done()
        return True

    async def _correct_due_times(self, lease: Lease | None) -> None:
        if not self._clock.asks_to_correct():
            return
        rows = await self._store.run(transitions.correct_due_times, JOBS, self._context(), lease)
        if rows:
            log.warning("jobs.due_times_corrected", rows=rows)

    def _context(self) -> Context:
        return Context(config=self._config, now=self._now())


def work(tx: Tx, row_id: int, token: str, context: Context, lease: Lease | None = None) -> None:
    """Do one job, if it is still due. Raises LeaseLostError."""
    transitions.require(tx, lease)
    row = claims.claim(tx, row_id, token, context.now)
    if row is None:
        return
    with outbox.caused_by(tx, row.source):
        outcome = WORK[row.kind](tx, row, context)
    if isinstance(outcome, Skip):
        claims.finish(tx, row, token, OutboxState.DROPPED, outcome.reason)
    else:
        claims.finish(tx, row, token, OutboxState.SENT)


def put_off(tx: Tx, row: OutboxRow, reason: str, context: Context) -> None:
    """A job that failed is tried again later; after some attempts it is given up."""
    if row.attempts < transitions.MOST_ATTEMPTS:
        later = context.now + backoff.after_refusal(row.attempts)
        claims.postpone(tx, row, later, reason)
    else:
        claims.give_up(tx, row, reason)
