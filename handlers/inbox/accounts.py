"""Looks up accounts on a platform when an update carries only an id.

After a failed lookup, all lookups pause for a growing time.
"""

import asyncio
import random
from datetime import timedelta
from typing import Final

import structlog

from handlers.ports import Directory, SendError
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import User

AT_ONCE: Final = 4
FIRST_PAUSE: Final = timedelta(seconds=1)
LONGEST_PAUSE: Final = timedelta(minutes=1)

log = structlog.get_logger()


class AskLaterError(Exception):
    """The platform cannot look up accounts at present; *after*: how long to wait."""

    def __init__(self, after: timedelta) -> None:
        super().__init__("the platform cannot look up accounts at present")
        self.after = after


class Accounts:
    """Looks up the accounts of one platform."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._free = asyncio.Semaphore(AT_ONCE)
        self._failures = 0
        self._quiet_until = 0.0

    async def describe(self, user: User) -> User:
        """Returns *user* with the details that the platform has.

        Raises AskLaterError if the platform does not answer, a permanent SendError if it refuses.
        """
        async with self._free:
            if (quiet := self._quiet_until - _now()) > 0:
                raise AskLaterError(timedelta(seconds=quiet))
            try:
                described = await self._directory.describe(user)
            except SendError as error:
                if error.permanent:
                    raise
                log.warning("user.lookup_failed", reason=loggable(error))
                raise AskLaterError(self._keep_quiet(error.retry_after)) from error
            self._failures = 0
            return described

    def _keep_quiet(self, wanted: timedelta | None) -> timedelta:
        """Returns how long all lookups pause. Lookups that fail together count as one failure."""
        if self._quiet_until <= _now():
            self._failures += 1
        doubled: timedelta = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._failures - 1, 10))
        pause = wanted or doubled * random.uniform(0.5, 1)  # noqa: S311 - jitter is no secret
        self._quiet_until = max(self._quiet_until, _now() + pause.total_seconds())
        return pause


def _now() -> float:
    return asyncio.get_running_loop().time()
