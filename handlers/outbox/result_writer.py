"""Records the result of sending a row, and repeats that until the database accepts it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Concatenate, Final, ParamSpec, TypeVar

import structlog

from handlers.outbox import transitions, uncertain
from handlers.ports import SendError
from handlers.telemetry.loggable_errors import loggable
from handlers.telemetry.metrics import Metrics
from handlers.usecases.context import Context
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import claims
from storage.messaging.outbox import OutboxRow

POLL_EVERY: Final = timedelta(seconds=1)
"""The longest time until another process's row is found, and the pause after a database error."""
BROKEN: Final = "an error in Tentap itself; see message.failed in the log"
"""The stored reason, which `tentap quarantine messages` shows."""

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger()


class ResultWriter:
    """Records results. *finds*: whether a sent message can be searched for on the platform."""

    def __init__(
        self, store: Store, context: Callable[[], Context], metrics: Metrics, *, finds: bool
    ) -> None:
        self._store = store
        self._context = context
        self._metrics = metrics
        self._finds = finds

    async def record(
        self, result: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        while True:
            try:
                return await self._store.run(result, *args, **kwargs)
            except StorageError as error:
                log.error("outbox.result_not_written", error=loggable(error))
                await asyncio.sleep(POLL_EVERY.total_seconds())

    async def record_failure(self, row: OutboxRow, token: str, error: SendError) -> None:
        """Records a failure. If that raises as well, the row has failed for good."""
        log.warning(
            "message.failed",
            row=row.id,
            kind=row.kind,
            reason=loggable(error),
            detail=error.detail,
            permanent=error.permanent,
            uncertain=error.uncertain,
        )
        self._metrics.unsent(row.queue, row.kind, uncertain=error.uncertain)
        try:
            await self._choose_and_record(row, token, error)
        except Exception as broken:
            log.error("message.failed", row=row.id, error=type(broken).__name__)
            await self.record(transitions.record_broken, row, token, BROKEN)

    async def _choose_and_record(self, row: OutboxRow, token: str, error: SendError) -> None:
        context = self._context()
        if error.uncertain:
            await self.record(uncertain.record, row, token, error, context, finds=self._finds)
        else:
            as_text = await self.record(transitions.record_refusal, row, token, error, context)
            if as_text:
                log.warning("message.text_alone", row=row.id, kind=row.kind, detail=error.detail)

    async def postpone(self, row: OutboxRow, reason: str) -> None:
        """Postpones a row that could not be claimed, or gives it up.

        What follows from giving it up may raise as well; the row is then given up without it.
        """
        try:
            await self.record(transitions.postpone, row, reason, self._context())
        except Exception as error:
            log.error("message.failed", row=row.id, error=type(error).__name__)
            await self.record(claims.give_up, row, reason)
