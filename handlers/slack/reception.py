"""What Slack sends is kept, then acknowledged, whichever way it came."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog
from pydantic import ValidationError

from handlers.events import Arrival
from handlers.slack.inbound import arrival, blank_fields, is_chatter
from handlers.slack.payloads import Json
from storage.store import StorageError

Receive = Callable[[Sequence[Arrival]], Awaitable[None]]

_log = structlog.get_logger()


class Reception:
    def __init__(self, receive: Receive, *, now: Callable[[], datetime], empty_form: str) -> None:
        """*empty_form* is shown at the field of a form that was sent without words."""
        self._receive = receive
        self._now = now
        self._empty_form = empty_form

    async def take(self, payload: Json) -> Json | None:
        """The acknowledgement, mostly empty; ``None`` where *payload* is not kept and must not be
        acknowledged."""
        blank = _blank_fields(payload)
        if blank:
            errors = dict.fromkeys(blank, self._empty_form)
            return {"response_action": "errors", "errors": errors}
        if is_chatter(payload) or await self._keep(payload):
            return {}
        return None

    async def _keep(self, payload: Json) -> bool:
        try:
            await self._receive([arrival(payload, self._now())])
        except StorageError as error:
            _log.error("slack.not_kept", error=str(error))
            return False
        except Exception as error:  # whatever it is: what is not kept is not acknowledged
            _log.error("slack.not_kept", error=type(error).__name__)
            return False
        return True


def _blank_fields(payload: Json) -> list[str]:
    """A form that cannot be read is kept as it is, for people to look at."""
    try:
        return blank_fields(payload)
    except ValidationError:
        return []
