"""Who may do what: each action of the staff, and the role that it needs.

Commands and buttons are held to this table, and the audit log names its actions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import CampaignTap, Tap
from handlers.updates import User


class Role(StrEnum):
    """What an actor is to the team."""

    TEAM = "team"
    """A member of the team channel."""
    ADMIN = "admin"
    """Named in ``[staff] admins``."""
    OPERATOR = "operator"
    """Has a shell on the machine."""


class Action(StrEnum):
    """What staff do."""

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
"""Buttons of the staff; all others are customers'."""

REFUSALS: Final[Mapping[Role, str]] = {
    Role.TEAM: "staff.not_member",
    Role.ADMIN: "toast.not_admin",
}
"""The text that an actor without the role reads; the console refuses nobody."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts: an account of a platform, or the operator on the console."""

    user: User | None = None
    roles: frozenset[Role] = frozenset()
    place: str = ""
    """Where a role is used: a chat such as ``slack:C0TEAM``, or ``console``."""

    @property
    def id(self) -> str:
        """Such as ``slack:U0ADMIN``; ``console`` there."""
        return self.place if self.user is None else str(self.user.address)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles)


NOBODY: Final = Actor()
"""Acts where a row's time has come."""
CONSOLE: Final = Actor(roles=frozenset({Role.OPERATOR}), place="console")


def may(actor: Actor, action: Action) -> bool:
    return any(NEEDED[action] in _INCLUDED[role] for role in actor.roles)


def refusal(action: Action) -> str:
    """The key of the text that an actor reads who may not."""
    return REFUSALS[NEEDED[action]]


def action_of(data: str) -> Action | None:
    """What a button asks for; ``None`` for a customer's, and for none of ours."""
    try:
        return OF_TAP.get(type(unpack(data)))
    except UnknownTapError:
        return None
