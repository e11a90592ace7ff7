"""Logs refused requests by their reason, without their content."""

import structlog

from handlers.telemetry.log_throttle import Seldom

_log = structlog.get_logger()


class Refusals:
    """Logs each reason at most once a minute."""

    def __init__(self) -> None:
        self._seldom = Seldom()

    def note(self, reason: str) -> None:
        if self._seldom.may(reason):
            _log.warning("http.refused", reason=reason)
