"""Stores Slack's payloads and decides on the acknowledgement, for Socket Mode and webhook."""

from collections.abc import Callable
from datetime import datetime

import structlog
from pydantic import ValidationError

from handlers.slack.json_values import Json
from handlers.slack.parse import arrival, complaints, is_chatter
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import Receive
from storage.engine.store import StorageError

_log = structlog.get_logger()


class SlackReceiver:
    def __init__(self, receive: Receive, *, now: Callable[[], datetime]) -> None:
        self._receive = receive
        self._now = now

    async def take(self, payload: Json) -> Json | None:
        """Returns the acknowledgement, which is usually empty.

        Returns ``None`` if *payload* is not stored and must not be acknowledged.
        """
        if errors := _complaints(payload):
            return {"response_action": "errors", "errors": errors}
        if is_chatter(payload) or await self._store(payload):
            return {}
        return None

    async def _store(self, payload: Json) -> bool:
        try:
            await self._receive([arrival(payload, self._now())])
        except StorageError as error:
            _log.error("slack.store_failed", error=loggable(error))
            return False
        except Exception as error:  # after any error the payload must not be acknowledged
            _log.error("slack.store_failed", error=type(error).__name__)
            return False
        return True


def _complaints(payload: Json) -> dict[str, str]:
    """Returns the form's error texts. An unreadable form has none: it is stored and quarantined."""
    try:
        return complaints(payload)
    except (ValidationError, LookupError, TypeError, AttributeError, ValueError):
        return {}
