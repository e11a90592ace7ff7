"""Defines the staff's actions and the role that each one needs.

Commands and buttons are checked against this table, and the audit log uses its names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import CampaignTap, Tap
from handlers.updates import User


class Role(StrEnum):
    """A role of an actor in the team."""

    TEAM = "team"
    """A member of the team channel."""
    ADMIN = "admin"
    """Named in ``[staff] admins``."""
    OPERATOR = "operator"
    """Has a shell on the machine."""


class Action(StrEnum):
    """An action of the staff."""

    SEE_FIGURES = "see figures"
    ASK = "ask"
    """Propose a campaign in chat, or start one on the console."""
    DECIDE_CAMPAIGN = "decide campaign"
    IMPORT_PEOPLE = "import people"
    IMPORT_ANSWERS = "import answers"
    RETRY_UPDATE = "retry update"
    DROP_UPDATE = "drop update"


NEEDED: Final[Mapping[Action, Role]] = {
    Action.SEE_FIGURES: Role.TEAM,
    Action.ASK: Role.ADMIN,
    Action.DECIDE_CAMPAIGN: Role.ADMIN,
    Action.IMPORT_PEOPLE: Role.OPERATOR,
    Action.IMPORT_ANSWERS: Role.OPERATOR,
    Action.RETRY_UPDATE: Role.OPERATOR,
    Action.DROP_UPDATE: Role.OPERATOR,
}

_INCLUDED: Final[Mapping[Role, frozenset[Role]]] = {
    Role.TEAM: frozenset({Role.TEAM}),
    Role.ADMIN: frozenset({Role.TEAM, Role.ADMIN}),
    Role.OPERATOR: frozenset(Role),
}

OF_TAP: Final[Mapping[type[Tap], Action]] = {CampaignTap: Action.DECIDE_CAMPAIGN}
"""The staff's buttons; all others are for customers."""

REFUSALS: Final[Mapping[Role, str]] = {
    Role.TEAM: "staff.not_member",
    Role.ADMIN: "toast.not_admin",
}
"""The text for an actor without the role; the console refuses no one."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The account that acts, or the operator on the console."""

    user: User | None = None
    roles: frozenset[Role] = frozenset()
    place: str = ""
    """Where a role is used: a chat such as ``slack:C0TEAM``, or ``console``."""

    @property
    def id(self) -> str:
        """Such as ``slack:U0ADMIN``; ``console`` on the console."""
        return self.place if self.user is None else str(self.user.address)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles)


NOBODY: Final = Actor()
"""The actor of rows that become due."""
CONSOLE: Final = Actor(roles=frozenset({Role.OPERATOR}), place="console")


def may(actor: Actor, action: Action) -> bool:
    return any(NEEDED[action] in _INCLUDED[role] for role in actor.roles)


def refusal(action: Action) -> str:
    """Returns the key of the text for an actor without the needed role."""
    return REFUSALS[NEEDED[action]]


def action_of(data: str) -> Action | None:
    """Returns a staff button's action; ``None`` for a customer's or an unknown button."""
    try:
        return OF_TAP.get(type(unpack(data)))
    except UnknownTapError:
        return None
