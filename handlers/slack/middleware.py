"""What bolt runs before all else: a payload is kept, then acknowledged.

It stands before bolt's authorization, which answers "200" to events while Slack refuses our token:
they would be lost.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

import structlog
from pydantic import ValidationError
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from handlers.events import Arrival
from handlers.slack.inbound import arrival, blank_fields, is_chatter
from storage.store import StorageError

Receive = Callable[[Sequence[Arrival]], Awaitable[None]]

_log = structlog.get_logger()


class InboxMiddleware(AsyncMiddleware):
    """Takes the place of listeners, so that bolt calls none."""

    def __init__(self, receive: Receive, *, now: Callable[[], datetime], empty_form: str) -> None:
        self._receive = receive
        self._now = now
        self._empty_form = empty_form

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - bolt passes it by this name
    ) -> BoltResponse:
        """Any status but 200 withholds the acknowledgement."""
        del resp, next
        payload = req.body
        blank = _blank_fields(payload)
        if blank:
            errors = dict.fromkeys(blank, self._empty_form)
            return await req.context.ack(response_action="errors", errors=errors)
        if not is_chatter(payload):
            try:
                await self._receive([arrival(payload, self._now())])
            except StorageError as error:
                _log.error("slack.not_kept", error=str(error))
                return BoltResponse(status=503)
            except Exception as error:  # whatever it is: what is not kept is not acknowledged
                _log.error("slack.not_kept", error=type(error).__name__)
                return BoltResponse(status=503)
        return await req.context.ack()


def _blank_fields(payload: dict[str, Any]) -> list[str]:
    """A form that cannot be read is kept as it is, for people to look at."""
    try:
        return blank_fields(payload)
    except ValidationError:
        return []
