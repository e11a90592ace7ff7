"""Finds who acts, the account and its roles, before the transaction begins."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.named_channels import NamedChannel, named_channels
from handlers.inbox.membership_cache import Members
from handlers.updates import (
    Answered,
    ChatMoved,
    Commanded,
    Event,
    FormSent,
    HomeOpened,
    NotText,
    Pressed,
    Typed,
)
from handlers.usecases.roles import NOBODY, Actor, Role, action_of
from handlers.usecases.staff.direct_messages import may_be_staffs_words
from handlers.usecases.staff.replies import is_asked_for
from storage import moved_chats
from storage.engine.store import Store

_ROLES: Final = {"team": Role.TEAM, "support": Role.SUPPORT}
"""The role of a channel's members, by the channel's name."""
_MayAct = Commanded | Pressed | Typed | NotText | FormSent | Answered | HomeOpened


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

        Asks the platform only about commands, staff presses and forms, App Home, and words of
        non-admins that are no answer to a question.
        """
        if isinstance(event, ChatMoved):
            return NOBODY
        user = event.user
        if not isinstance(event, _MayAct):
            return Actor(user=user)
        place = str(Address(user.platform, _chat_of(event)))
        if user.address in self._config.staff.admins:
            named = await self._members.colleague(user) if may_be_staffs_press(event) else None
            return Actor(user=named or user, roles=frozenset({Role.ADMIN}), place=place)
        held = await self._roles(event)
        colleague = await self._members.colleague(user) if held else None
        if colleague is None:
            return Actor(user=user, place=place)
        return Actor(
            user=colleague,
            roles=frozenset(role for survey, role in held if not survey),
            survey_roles=frozenset(one for one in held if one[0]),
            place=place,
        )

    async def _roles(self, event: _MayAct) -> frozenset[tuple[str, Role]]:
        """Returns the roles of a member of the staff's channels, each with its survey, if any."""
        channels = self._channels_on(event.user.platform)
        if not channels or not await self._must_ask(event):
            return frozenset()
        return frozenset(
            {
                (one.survey, _ROLES[one.name])
                for one in channels
                if await self._is_in(one.address, event)
            }
        )

    def _channels_on(self, platform: Platform) -> list[NamedChannel]:
        """Returns the channels on *platform* whose members have a role."""
        return [
            one
            for one in named_channels(self._config)
            if one.name in _ROLES and one.address.platform is platform
        ]

    async def _must_ask(self, event: _MayAct) -> bool:
        if isinstance(event, Typed | NotText):
            now = self._now()
            return await self._store.read(may_be_staffs_words, event, self._config, now)
        if isinstance(event, Answered):
            return await self._store.read(is_asked_for, event)
        return may_be_staffs(event)

    async def _is_in(self, channel: Address, event: _MayAct) -> bool:
        current = await self._store.read(moved_chats.current_address, channel)
        is_inside = current.chat == _chat_of(event)
        return is_inside or await self._members.has(current, event.user.id)


def may_be_staffs(event: Event) -> bool:
    """Whether *event* may need a role: a command, a staff button, App Home, or other words."""
    if isinstance(event, Pressed) and event.in_home:
        return True
    is_spoken = isinstance(event, Commanded | Typed | NotText | Answered | HomeOpened)
    return may_be_staffs_press(event) or is_spoken


def may_be_staffs_press(event: Event) -> bool:
    """Whether *event* is a press of a staff button, or a form that one opened."""
    match event:
        case Pressed(data=data) | FormSent(tap=data):
            return action_of(data) is not None
        case _:
            return False


def _chat_of(event: _MayAct) -> str:
    """Returns the chat of *event*. A form or App Home is no chat, and has the account's own."""
    return event.user.id if isinstance(event, FormSent | HomeOpened) else event.chat
