"""Receives Slack's payloads over HTTP, and answers 200 after the COMMIT.

Events, interactions and commands share one address. Slack signs the body and not the address, so
only the body can distinguish them.
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
from handlers.slack.signature import is_signed, refusal_by_headers
from handlers.telemetry.log_throttle import Seldom
from handlers.updates import Receive

_log = structlog.get_logger()


class SlackWebhook:
    """The endpoint that Slack calls."""

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
        self._seldom = Seldom()

    def routes(self) -> list[Route]:
        """Returns the endpoint's route.

        It answers 200: stored. 400: malformed. 401: not from Slack. 503: not stored, send again.
        """
        return [Route(REQUEST_PATH, self._take, methods=["POST"])]

    async def _take(self, request: Request) -> Response:
        reason = refusal_by_headers(request.headers, self._now())
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
        """Refuses a request. The log does not contain its body, which anyone may have sent."""
        if self._seldom.may(reason):
            _log.warning("slack.refused", status=status, reason=reason)
        return Response(status_code=status)


def read(body: bytes) -> Json:
    """Returns the payload: events are JSON objects, interactions and commands are forms.

    Raises ValueError for any other body, RecursionError for one that is nested too deeply.
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
