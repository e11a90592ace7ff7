"""Asks the platform about accounts and their channels, and remembers answers for a minute."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import structlog

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from handlers.ports import Directory, SendError
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import Standing, User

KEPT_SECONDS: Final = 60.0
"""How long a change of membership may go unnoticed."""

_STRANGERS: Final = frozenset({Standing.OUTSIDER, Standing.BOT, Standing.GONE})
"""They have no role in the team, also if they share a channel with it."""

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class _Answer:
    is_member: bool
    until: float


@dataclass(frozen=True, kw_only=True)
class _Colleague:
    user: User | None
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
        self._colleagues: dict[Address, _Colleague] = {}

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

    async def colleague(self, user: User) -> User | None:
        """Returns a channel's member by name; ``None`` for an account of another company.

        A failed lookup counts as no and is not remembered.
        """
        self._forget_old()
        if known := self._colleagues.get(user.address):
            return known.user
        until = self._elapsed() + KEPT_SECONDS
        try:
            described = await self._directories[user.platform].describe(user)
        except SendError as error:
            log.warning("membership.lookup_failed", reason=loggable(error))
            return None
        found = None if described.standing in _STRANGERS else described
        self._colleagues[user.address] = _Colleague(user=found, until=until)
        return found

    def _forget_old(self) -> None:
        now = self._elapsed()
        self._answers = {key: one for key, one in self._answers.items() if one.until > now}
        self._colleagues = {key: one for key, one in self._colleagues.items() if one.until > now}
