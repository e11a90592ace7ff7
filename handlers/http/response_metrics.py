"""Counts the web server's responses."""

from collections.abc import Set
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handlers.telemetry.metrics import Metrics


class Counting:
    """Counts responses by path and status. All unknown paths count as one."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, known: Set[str]) -> None:
        self._app = app
        self._metrics = metrics
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["path"] in self._known else "other"

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._metrics.answered(path, message["status"])
            await send(message)

        try:
            await self._app(scope, receive, counted)
        except Exception:  # an outer layer sends the response
            self._metrics.answered(path, HTTPStatus.INTERNAL_SERVER_ERROR)
            raise
