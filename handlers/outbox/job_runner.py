"""Runs the due rows of the queue of jobs, which send nothing.

A job does not wait for any platform's rate limits or outages. A job and its result are written in
one transaction, so that a crash never leaves it half done.
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
from handlers.outbox.result_writer import POLL_EVERY
from handlers.outbox.transitions import LeaseLostError
from handlers.telemetry.loggable_errors import loggable
from handlers.usecases.context import Context
from handlers.usecases.kind_registry import JOB_USE_CASES
from handlers.usecases.outgoing import Skip
from storage.cluster.leases import Lease
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import claims, outbox
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import IN_TURNS
from storage.states import JOBS, OutboxState

AT_ONCE: Final = 16
"""Jobs that are read at once. They run one after the other, so that taps are processed between
them."""

JOB_BROKEN: Final = "an error in Tentap itself; see job.failed in the log"
"""The stored reason, which `tentap quarantine messages` shows."""
MIN_GAP: Final = 0.1
"""Seconds between two reads that find nothing: every tap wakes the runner, but few create a job."""

log = structlog.get_logger()


class JobRunner:
    """Runs due jobs."""

    def __init__(
        self,
        store: Store,
        config: Config,
        *,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        done: Callable[[], None],
        erasure_key: bytes = b"",
    ) -> None:
        """*done* is called after each job, because messages may be due."""
        self._erasure_key = erasure_key
        self._store = store
        self._config = config
        self._now = now
        self._clock = ClockWatch(now, monotonic)
        self._done = done
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Ends the pause, because a job may be due."""
        self._wake.set()

    async def run(self, lease: Lease | None = None) -> None:
        """Runs jobs; never ends. *lease*: the right to run jobs; ``None`` for the only process."""
        while True:
            if not await self._turn(lease):
                await self._pause()

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(POLL_EVERY.total_seconds()):
                await self._wake.wait()
                await asyncio.sleep(MIN_GAP)
        except TimeoutError:
            pass

    async def _turn(self, lease: Lease | None) -> bool:
        """Runs the due jobs. Returns whether any job succeeded."""
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
        """Runs one job. Returns whether it succeeded; a failure does not delay the other jobs."""
        token = secrets.token_urlsafe(12)
        with bound_contextvars(update=row.source):
            try:
                await self._store.run(run_job, row.id, token, self._context(), lease)
            except (StorageError, LeaseLostError):
                raise
            except Exception as error:
                log.error("job.failed", row=row.id, kind=row.kind, error=type(error).__name__)
                await self._store.run(put_off, row, JOB_BROKEN, self._context())
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
        return Context(config=self._config, now=self._now(), erasure_key=self._erasure_key)


def run_job(tx: Tx, row_id: int, token: str, context: Context, lease: Lease | None = None) -> None:
    """Runs one job if it is still due. Raises LeaseLostError."""
    transitions.require_lease(tx, lease)
    row = claims.claim(tx, row_id, token, context.now)
    if row is None:
        return
    with outbox.caused_by(tx, row.source):
        outcome = JOB_USE_CASES[row.kind](tx, row, context)
    if isinstance(outcome, Skip):
        claims.finish(tx, row, token, OutboxState.DROPPED, outcome.reason)
    else:
        claims.finish(tx, row, token, OutboxState.SENT)


def put_off(tx: Tx, row: OutboxRow, reason: str, context: Context) -> None:
    """Postpones a failed job. After :data:`transitions.MOST_ATTEMPTS` attempts it is given up."""
    if row.attempts < transitions.MOST_ATTEMPTS:
        later = context.now + backoff.after_refusal(row.attempts)
        claims.postpone(tx, row, later, reason)
    else:
        claims.give_up(tx, row, reason)
