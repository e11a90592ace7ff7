"""Answers `/healthz`, `/readyz` and `/metrics`."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Final

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.language.refusal_text import explain
from bot.language.texts import Texts
from handlers.http.cached_status import CachedRead
from handlers.telemetry.metrics import Metrics
from storage.engine.store import StorageError, Store
from storage.messaging import status
from storage.messaging.refused_channels import RefusedChannel
from storage.messaging.status import Status

PATIENCE_SECONDS: Final = 2.0
"""How long the database may take to answer a probe."""
MOST_CHARACTERS: Final = 200
"""Of a reason."""
_CODE: Final = re.compile(r"[A-Za-z0-9_]+")
_ENGLISH: Final = Texts("en")


@dataclass(frozen=True)
class _Database:
    failure: str | None = None
    """Why the database accepts no writes at present."""
    refusals: tuple[str, ...] = ()


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
        self._database = CachedRead(self._try_write)
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
        database = await self._database()
        status = HTTPStatus.OK if database.failure is None else HTTPStatus.SERVICE_UNAVAILABLE
        lines = [database.failure or "ready", *self._troubles(), *database.refusals]
        if shortage := self._store.shortage():
            lines.append(shortage)
        return PlainTextResponse("".join(f"{line}\n" for line in lines), status)

    async def _metrics_text(self, request: Request) -> Response:
        text = self._metrics.as_text(await self._status(), self._now(), len(self._troubles()))
        return Response(text, media_type=CONTENT_TYPE_PLAIN_0_0_4)

    async def _try_write(self) -> _Database:
        """Tries a write, and reads which channels are refused."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                refused = await self._store.run(status.check_writable, self._now())
        except TimeoutError:
            return _Database(f"the database did not answer within {PATIENCE_SECONDS:.0f} s")
        except StorageError as error:
            return _Database(f"the database refuses: {_first_line(error)}")
        return _Database(refusals=tuple(map(_refusal_line, refused)))

    async def _read_status(self) -> Status | None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._store.read(status.status, self._now())
        except (TimeoutError, StorageError):
            return None


def _refusal_line(channel: RefusedChannel) -> str:
    """Returns the refusal with its fix. Only a code is quoted: other texts may be private."""
    shown = channel.refusal
    if not _CODE.fullmatch(shown.code):
        shown = replace(shown, code="")
    where, fix = f"{channel.queue}, {channel.recipient}", explain(shown, channel.queue, _ENGLISH)
    return f"{where}: messages are refused. {fix}"


def _first_line(error: StorageError) -> str:
    """Returns the first line of the error; PostgreSQL adds details in further lines."""
    return str(error).partition("\n")[0][:MOST_CHARACTERS]
