"""What bolt runs before all else: a payload is kept, then acknowledged.

It stands before bolt's authorization, which answers "200" to events while Slack refuses our token:
they would be lost.
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
    """*request* as bolt may have it: it looks into payloads itself, and fails on some of them."""
    return SocketModeRequest(
        type=request.type, envelope_id=request.envelope_id, payload={_INSIDE: request.payload}
    )


class InboxMiddleware(AsyncMiddleware):
    """Takes the place of listeners, so that bolt calls none."""

    def __init__(self, receiver: SlackReceiver) -> None:
        self._receiver = receiver

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - bolt passes it by this name
    ) -> BoltResponse:
        """Any status but 200 withholds the acknowledgement."""
        del resp, next
        acknowledgement = await self._receiver.take(req.body[_INSIDE])
        if acknowledgement is None:
            return BoltResponse(status=503)
        return BoltResponse(status=200, body=acknowledgement or "")
