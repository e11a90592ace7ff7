"""Answers `/healthz`, `/readyz` and `/metrics`."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Final

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from handlers.http.cached_status import CachedRead
from handlers.telemetry.metrics import Metrics
from storage.engine.store import StorageError, Store
from storage.messaging import status
from storage.messaging.status import Status

PATIENCE_SECONDS: Final = 2.0
"""How long the database may take to answer a probe."""
MOST_CHARACTERS: Final = 200
"""Of a reason."""


class Probes:
    """The probes and metrics of one bot."""

    def __init__(
        self,
        store: Store,
        metrics: Metrics,
        *,
        now: Callable[[], datetime],
        troubles: Callable[[], Sequence[str]],
    ) -> None:
        """*troubles*: why no updates arrive from some platform at present, without secrets."""
        self._store = store
        self._metrics = metrics
        self._now = now
        self._troubles = troubles
        self._refusals = CachedRead(self._try_write)
        self._status = CachedRead(self._read_status)

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self._healthz, methods=["GET"]),
            Route("/readyz", self._readyz, methods=["GET"]),
            Route("/metrics", self._metrics_text, methods=["GET"]),
        ]

    async def _healthz(self, request: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def _readyz(self, request: Request) -> Response:
        """Answers 200 if updates can be stored. A platform in trouble is reported, but the other
        platforms' updates are still welcome."""
        refusals = await self._refusals()
        status = HTTPStatus.SERVICE_UNAVAILABLE if refusals else HTTPStatus.OK
        lines = [*(refusals or ["ready"]), *self._troubles()]
        if shortage := self._store.shortage():
            lines.append(shortage)
        return PlainTextResponse("".join(f"{line}\n" for line in lines), status)

    async def _metrics_text(self, request: Request) -> Response:
        text = self._metrics.as_text(await self._status(), self._now(), len(self._troubles()))
        return Response(text, media_type=CONTENT_TYPE_PLAIN_0_0_4)

    async def _try_write(self) -> list[str]:
        """Tries a write. Returns why the database accepts none at present; empty if it does."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._store.run(status.check_writable, self._now())
        except TimeoutError:
            return [f"the database did not answer within {PATIENCE_SECONDS:.0f} s"]
        except StorageError as error:
            return [f"the database refuses: {_first_line(error)}"]
        return []

    async def _read_status(self) -> Status | None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._store.read(status.status, self._now())
        except (TimeoutError, StorageError):
            return None


def _first_line(error: StorageError) -> str:
    """Returns the first line of the error; PostgreSQL adds details in further lines."""
    return str(error).partition("\n")[0][:MOST_CHARACTERS]
