"""Finds who acts, the account and its roles, before the transaction begins."""

from bot.chat.addresses import Address
from bot.config.config import Config
from handlers.inbox.membership_cache import Members
from handlers.updates import ChatMoved, Commanded, Event, Pressed
from handlers.usecases.roles import NOBODY, Actor, Role, action_of
from storage import moved_chats
from storage.engine.store import Store


class Actors:
    """Finds the actor of each event."""

    def __init__(self, store: Store, config: Config, members: Members) -> None:
        self._store = store
        self._config = config
        self._members = members

    async def of(self, event: Event) -> Actor:
        """Returns the actor of *event*.

        Asks the platform only about commands and staff presses of non-admins.
        """
        if isinstance(event, ChatMoved):
            return NOBODY
        user = event.user
        if not isinstance(event, Commanded | Pressed):
            return Actor(user=user)
        place = str(Address(user.platform, event.chat))
        return Actor(user=user, roles=await self._roles(event), place=place)

    async def _roles(self, event: Commanded | Pressed) -> frozenset[Role]:
        if event.user.address in self._config.staff.admins:
            return frozenset({Role.ADMIN})
        if may_be_staffs(event) and await self._is_in_team(event):
            return frozenset({Role.TEAM})
        return frozenset()

    async def _is_in_team(self, event: Commanded | Pressed) -> bool:
        team = self._config.channels.team
        if team is None or team.platform is not event.user.platform:
            return False
        team = await self._store.read(moved_chats.current_address, team)
        return team.chat == event.chat or await self._members.has(team, event.user.id)


def may_be_staffs(event: Event) -> bool:
    """Whether *event* is a command or a press of a staff button, which need a role."""
    if isinstance(event, Pressed):
        return action_of(event.data) is not None
    return isinstance(event, Commanded)
