"""Writes down what became of a row, however long the database refuses."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Concatenate, Final, ParamSpec, TypeVar

import structlog

from handlers.outbox import transitions, uncertain
from handlers.ports import SendError
from handlers.telemetry.loggable import loggable
from handlers.telemetry.metrics import Metrics
from handlers.usecases.context import Context
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import claims
from storage.messaging.outbox import OutboxRow

LOOK_EVERY: Final = timedelta(seconds=1)
"""How soon a row is seen that another process wrote, and a database asked again that refused."""
BROKEN: Final = "an error in Tentap itself; the log tells which, at outbox.broken"
"""A row's reason, for people."""

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger()


class ResultWriter:
    """*finds*: whether the platform lets a sent message be found."""

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
                await asyncio.sleep(LOOK_EVERY.total_seconds())

    async def failed(self, row: OutboxRow, token: str, error: SendError) -> None:
        """A row whose failure cannot be worked either has failed for good."""
        log.warning(
            "message.failed",
            row=row.id,
            kind=row.kind,
            reason=loggable(error),
            permanent=error.permanent,
            uncertain=error.uncertain,
        )
        self._metrics.unsent(row.queue, row.kind, uncertain=error.uncertain)
        try:
            await self._work_failure(row, token, error)
        except Exception as broken:
            log.error("message.failed", row=row.id, error=type(broken).__name__)
            await self.record(transitions.set_aside, row, token, BROKEN)

    async def _work_failure(self, row: OutboxRow, token: str, error: SendError) -> None:
        context = self._context()
        if error.uncertain:
            await self.record(uncertain.record, row, token, error, context, finds=self._finds)
        else:
            await self.record(transitions.refused, row, token, error, context)

    async def postpone(self, row: OutboxRow, reason: str) -> None:
        """A row that could not even be claimed. What follows from its end may be as broken as the
        row: then it ends without it."""
        try:
            await self.record(transitions.postponed, row, reason, self._context())
        except Exception as error:
            log.error("message.failed", row=row.id, error=type(error).__name__)
            await self.record(claims.give_up, row, reason)
