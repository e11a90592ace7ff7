"""Finds who acts, the account and its roles, before the transaction begins."""

from collections.abc import Callable
from datetime import datetime

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.inbox.membership_cache import Members
from handlers.updates import ChatMoved, Commanded, Event, NotText, Pressed, Typed
from handlers.usecases.roles import NOBODY, Actor, Role, action_of
from handlers.usecases.staff.direct_messages import may_be_staffs_words
from storage import moved_chats
from storage.engine.store import Store

_InChat = Commanded | Pressed | Typed | NotText


class Actors:
    """Finds the actor of each event."""

    def __init__(
        self, store: Store, config: Config, members: Members, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._config = config
        self._members = members
        self._now = now

    async def of(self, event: Event) -> Actor:
        """Returns the actor of *event*.

        Asks the platform only about commands, staff presses and words of non-admins that are no
        answer to a question.
        """
        if isinstance(event, ChatMoved):
            return NOBODY
        user = event.user
        if not isinstance(event, _InChat):
            return Actor(user=user)
        place = str(Address(user.platform, event.chat))
        return Actor(user=user, roles=await self._roles(event), place=place)

    async def _roles(self, event: _InChat) -> frozenset[Role]:
        if event.user.address in self._config.staff.admins:
            return frozenset({Role.ADMIN})
        channels = self._channels_on(event.user.platform)
        if not channels or not await self._must_ask(event):
            return frozenset()
        return frozenset(
            {role for role, channel in channels.items() if await self._is_in(channel, event)}
        )

    def _channels_on(self, platform: Platform) -> dict[Role, Address]:
        """Returns the staff's channels on *platform*, by the role of their members."""
        channels = self._config.channels
        named = {Role.TEAM: channels.team, Role.SUPPORT: channels.support}
        return {
            role: channel
            for role, channel in named.items()
            if channel is not None and channel.platform is platform
        }

    async def _must_ask(self, event: _InChat) -> bool:
        if isinstance(event, Typed | NotText):
            now = self._now()
            return await self._store.read(may_be_staffs_words, event, self._config, now)
        return may_be_staffs(event)

    async def _is_in(self, channel: Address, event: _InChat) -> bool:
        current = await self._store.read(moved_chats.current_address, channel)
        return current.chat == event.chat or await self._members.has(current, event.user.id)


def may_be_staffs(event: Event) -> bool:
    """Whether *event* may need a role: a command, a press of a staff button, or typed words."""
    if isinstance(event, Pressed):
        return action_of(event.data) is not None
    return isinstance(event, Commanded | Typed | NotText)
