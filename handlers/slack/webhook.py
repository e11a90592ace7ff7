"""Slack over HTTP, inbox first: "200" is answered after the COMMIT that keeps what was sent.

One address for events, interactions and commands: Slack signs the body and not the address, so the
body alone tells them apart.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from handlers.slack.json_values import Json
from handlers.slack.manifest import REQUEST_PATH
from handlers.slack.receiver import SlackReceiver
from handlers.slack.signature import is_signed, refusal_unread
from handlers.telemetry.log_throttle import Seldom
from handlers.updates import Receive

_log = structlog.get_logger()


class SlackWebhook:
    """Where Slack calls us."""

    def __init__(
        self,
        signing_secret: str,
        receive: Receive,
        *,
        now: Callable[[], datetime],
    ) -> None:
        self._signing_secret = signing_secret
        self._receiver = SlackReceiver(receive, now=now)
        self._now = now
        self._told = Seldom()

    def routes(self) -> list[Route]:
        """200: kept. 400: not of Slack's form. 401: not from Slack. 503: not kept, send again."""
        return [Route(REQUEST_PATH, self._hear, methods=["POST"])]

    async def _hear(self, request: Request) -> Response:
        reason = refusal_unread(request.headers, self._now())
        if reason is not None:
            return self._refuse(401, reason)
        body = await request.body()
        if not is_signed(self._signing_secret, request.headers, body):
            return self._refuse(401, "signed with another secret")
        try:
            payload = read(body)
        except (ValueError, RecursionError):
            return self._refuse(400, "not of Slack's form")
        return await self._answer(payload)

    async def _answer(self, payload: Json) -> Response:
        if "ssl_check" in payload:
            return Response()
        if payload.get("type") == "url_verification":
            return JSONResponse({"challenge": payload.get("challenge")})
        acknowledgement = await self._receiver.take(payload)
        if acknowledgement is None:
            return Response(status_code=503)
        return JSONResponse(acknowledgement) if acknowledgement else Response()

    def _refuse(self, status: int, reason: str) -> Response:
        """What was sent stays out of the log: anybody may have sent it."""
        if self._told.may(reason):
            _log.warning("slack.refused", status=status, reason=reason)
        return Response(status_code=status)


def read(body: bytes) -> Json:
    """The payload: events are JSON objects, interactions and commands are forms.

    Raises ValueError for what is neither, RecursionError for what is nested without end.
    """
    text = body.decode()
    if text.startswith("{"):
        return _object(text)
    fields = dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    if "payload" in fields:
        return _object(fields["payload"])
    if fields.keys() & {"command", "ssl_check"}:
        return fields
    raise ValueError("neither an interaction nor a command")


def _object(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found
