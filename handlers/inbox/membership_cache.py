"""Asks the platform who belongs to a channel, and remembers the answers for a minute."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import structlog

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from handlers.ports import Directory, SendError
from handlers.telemetry.loggable_errors import loggable

KEPT_SECONDS: Final = 60.0
"""How long a change of membership may go unnoticed."""

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class _Answer:
    is_member: bool
    until: float


class Members:
    """The members of every platform's channels."""

    def __init__(
        self, directories: Mapping[Platform, Directory], elapsed: Callable[[], float]
    ) -> None:
        """*elapsed*: seconds on a monotonic clock."""
        self._directories = directories
        self._elapsed = elapsed
        self._answers: dict[tuple[Address, str], _Answer] = {}

    async def has(self, channel: Address, user: str) -> bool:
        """Whether *user* belongs to *channel*.

        A failed check counts as no and is not remembered.
        """
        self._forget_old()
        if answer := self._answers.get((channel, user)):
            return answer.is_member
        until = self._elapsed() + KEPT_SECONDS
        try:
            inside = await self._directories[channel.platform].is_member(channel.chat, user)
        except SendError as error:
            log.warning("membership.check_failed", reason=loggable(error))
            return False
        self._answers[channel, user] = _Answer(is_member=inside, until=until)
        return inside

    def _forget_old(self) -> None:
        now = self._elapsed()
        self._answers = {key: one for key, one in self._answers.items() if one.until > now}
