"""Who brings too much, or too slowly, is told of in the log; what they sent is not."""

import structlog

from handlers.telemetry.log_throttle import Seldom

_log = structlog.get_logger()


class Refusals:
    """Each reason once a minute, however many strangers try."""

    def __init__(self) -> None:
        self._told = Seldom()

    def note(self, reason: str) -> None:
        if self._told.may(reason):
            _log.warning("http.refused", reason=reason)
