"""Stores each payload before bolt does anything else, and then acknowledges it.

It runs before bolt's authorization. While Slack refuses our token, the authorization answers 200 to
events, which would be lost.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.request import SocketModeRequest

from handlers.slack.receiver import SlackReceiver

_INSIDE: Final = "payload"


def wrapped(request: SocketModeRequest) -> SocketModeRequest:
    """Returns *request* with its payload wrapped, because bolt fails on some payloads."""
    return SocketModeRequest(
        type=request.type, envelope_id=request.envelope_id, payload={_INSIDE: request.payload}
    )


class InboxMiddleware(AsyncMiddleware):
    """Handles every payload itself, so that bolt calls no listeners."""

    def __init__(self, receiver: SlackReceiver) -> None:
        self._receiver = receiver

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - bolt passes it by this name
    ) -> BoltResponse:
        """Stores the payload. Any status but 200 withholds the acknowledgement."""
        del resp, next
        acknowledgement = await self._receiver.take(req.body[_INSIDE])
        if acknowledgement is None:
            return BoltResponse(status=503)
        return BoltResponse(status=200, body=acknowledgement or "")
