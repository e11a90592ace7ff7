"""What Slack sends is kept, then acknowledged, whichever way it came."""

from collections.abc import Callable
from datetime import datetime

import structlog
from pydantic import ValidationError

from handlers.slack.json_values import Json
from handlers.slack.parse import arrival, complaints, is_chatter
from handlers.telemetry.loggable import loggable
from handlers.updates import Receive
from storage.engine.store import StorageError

_log = structlog.get_logger()


class SlackReceiver:
    def __init__(self, receive: Receive, *, now: Callable[[], datetime]) -> None:
        self._receive = receive
        self._now = now

    async def take(self, payload: Json) -> Json | None:
        """The acknowledgement, mostly empty; ``None`` where *payload* is not kept and must not be
        acknowledged."""
        if errors := _complaints(payload):
            return {"response_action": "errors", "errors": errors}
        if is_chatter(payload) or await self._keep(payload):
            return {}
        return None

    async def _keep(self, payload: Json) -> bool:
        try:
            await self._receive([arrival(payload, self._now())])
        except StorageError as error:
            _log.error("slack.store_failed", error=loggable(error))
            return False
        except Exception as error:  # whatever it is: what is not kept is not acknowledged
            _log.error("slack.store_failed", error=type(error).__name__)
            return False
        return True


def _complaints(payload: Json) -> dict[str, str]:
    """A form that cannot be read is kept as it is, for people to look at."""
    try:
        return complaints(payload)
    except ValidationError:
        return {}
