"""Defines the staff's actions and the role that each one needs.

Commands and buttons are checked against this table, and the audit log uses its names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.chat.case_taps import (
    ArticleTap,
    CaseTap,
    CauseTap,
    NoteTap,
    OldCasesTap,
    OwnCauseTap,
    SendAgainTap,
    ShowCaseTap,
    SnoozeTap,
    TakeBackTap,
)
from bot.chat.lookup_taps import AllCasesTap, AskAllTap, LatestCommentsTap
from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import (
    CampaignChangeTap,
    CampaignTap,
    CommentsTap,
    HowSureTap,
    OtherPersonTap,
    SamePersonTap,
    ShareTap,
    StartTap,
    Tap,
)
from bot.states import CaseAction
from handlers.updates import User


class Role(StrEnum):
    """A role of an actor in the team."""

    STAFF = "staff"
    """A member of the support or the team channel. Both of these roles include it."""
    SUPPORT = "support"
    """A member of the support channel; in a survey with its own one, of that one too."""
    TEAM = "team"
    """A member of the team channel; in a survey with its own one, of that one too."""
    ADMIN = "admin"
    """Named in ``[staff] admins``."""
    OPERATOR = "operator"
    """Has a shell on the machine."""


class Action(StrEnum):
    """An action of the staff."""

    SHOW_CASE = "show case"
    SEE_CASE = "see case"
    """See the history of a case."""
    SEE_CASES = "see cases"
    """See the list of open cases."""
    SEE_PERSON = "see person"
    """See who a person is, with answers and cases."""
    SEE_HOME = "see home"
    """See the team's part of one's own App Home."""
    CLAIM_CASE = "claim case"
    REPLY_TO_CUSTOMER = "reply to customer"
    """Write to the customer of a case, or take that back."""
    SNOOZE_CASE = "snooze case"
    RESOLVE_CASE = "resolve case"
    REOPEN_CASE = "reopen case"
    NOTE_CASE = "note case"
    CLOSE_OLD_CASES = "close old cases"
    """Close the cases from before an upgrade."""
    SEE_FIGURES = "see figures"
    SEE_PLANS = "see plans"
    """See who is asked when, and why."""
    SHARE_FIGURES = "share figures"
    """Post a summary to the team's channel."""
    ASK = "ask"
    """Propose a campaign in chat, or start one on the console."""
    PREVIEW_SURVEY = "preview survey"
    """Get every message of a survey."""
    DECIDE_CAMPAIGN = "decide campaign"
    START_RHYTHM = "start rhythm"
    """Let a survey begin to ask by itself."""
    CHANGE_CAMPAIGN = "change campaign"
    """Pause, resume or cancel a campaign that has started."""
    PAUSE_ASKING = "pause asking"
    RESUME_ASKING = "resume asking"
    IMPORT_PEOPLE = "import people"
    IMPORT_ANSWERS = "import answers"
    IMPORT_EVENTS = "import events"
    RECORD_EVENT = "record event"
    ERASE_PERSON = "erase person"
    EXPORT_PERSON = "export person"
    SET_PERSON = "set person"
    """Record a person's wish about questions that came by mail."""
    JOIN_PEOPLE = "join people"
    """Make two records of one person one."""
    UNDO_JOIN = "undo join"
    KEEP_APART = "keep apart"
    """Say that an account and a person with its email address are two people."""
    ISSUE_LINKS = "issue links"
    """Make personal links, each of which binds a chat to a person."""
    SYNC_CHANNEL = "sync channel"
    """Take people from the members of a channel."""
    RETRY_UPDATE = "retry update"
    DROP_UPDATE = "drop update"


NEEDED: Final[Mapping[Action, Role]] = {
    Action.SHOW_CASE: Role.SUPPORT,
    Action.SEE_CASE: Role.SUPPORT,
    Action.SEE_CASES: Role.SUPPORT,
    Action.SEE_PERSON: Role.STAFF,
    Action.SEE_HOME: Role.STAFF,
    Action.CLAIM_CASE: Role.SUPPORT,
    Action.REPLY_TO_CUSTOMER: Role.SUPPORT,
    Action.SNOOZE_CASE: Role.SUPPORT,
    Action.RESOLVE_CASE: Role.SUPPORT,
    Action.REOPEN_CASE: Role.SUPPORT,
    Action.NOTE_CASE: Role.SUPPORT,
    Action.CLOSE_OLD_CASES: Role.ADMIN,
    Action.SEE_FIGURES: Role.TEAM,
    Action.SEE_PLANS: Role.TEAM,
    Action.SHARE_FIGURES: Role.TEAM,
    Action.ASK: Role.ADMIN,
    Action.PREVIEW_SURVEY: Role.ADMIN,
    Action.DECIDE_CAMPAIGN: Role.ADMIN,
    Action.START_RHYTHM: Role.ADMIN,
    Action.CHANGE_CAMPAIGN: Role.ADMIN,
    Action.PAUSE_ASKING: Role.ADMIN,
    Action.RESUME_ASKING: Role.ADMIN,
    Action.IMPORT_PEOPLE: Role.OPERATOR,
    Action.IMPORT_ANSWERS: Role.OPERATOR,
    Action.IMPORT_EVENTS: Role.OPERATOR,
    Action.RECORD_EVENT: Role.ADMIN,
    Action.ERASE_PERSON: Role.ADMIN,
    Action.EXPORT_PERSON: Role.ADMIN,
    Action.SET_PERSON: Role.ADMIN,
    Action.JOIN_PEOPLE: Role.ADMIN,
    Action.UNDO_JOIN: Role.ADMIN,
    Action.KEEP_APART: Role.ADMIN,
    Action.ISSUE_LINKS: Role.OPERATOR,
    Action.SYNC_CHANNEL: Role.OPERATOR,
    Action.RETRY_UPDATE: Role.OPERATOR,
    Action.DROP_UPDATE: Role.OPERATOR,
}

_INCLUDED: Final[Mapping[Role, frozenset[Role]]] = {
    Role.STAFF: frozenset({Role.STAFF}),
    Role.SUPPORT: frozenset({Role.STAFF, Role.SUPPORT}),
    Role.TEAM: frozenset({Role.STAFF, Role.TEAM}),
    Role.ADMIN: frozenset({Role.STAFF, Role.SUPPORT, Role.TEAM, Role.ADMIN}),
    Role.OPERATOR: frozenset(Role),
}

OF_TAP: Final[Mapping[type[Tap], Action]] = {
    ArticleTap: Action.RESOLVE_CASE,
    NoteTap: Action.NOTE_CASE,
    OwnCauseTap: Action.RESOLVE_CASE,
    AllCasesTap: Action.SEE_CASES,
    AskAllTap: Action.ASK,
    CampaignChangeTap: Action.CHANGE_CAMPAIGN,
    CampaignTap: Action.DECIDE_CAMPAIGN,
    CauseTap: Action.RESOLVE_CASE,
    CommentsTap: Action.SEE_FIGURES,
    HowSureTap: Action.SEE_FIGURES,
    OldCasesTap: Action.CLOSE_OLD_CASES,
    LatestCommentsTap: Action.SEE_FIGURES,
    OtherPersonTap: Action.KEEP_APART,
    SamePersonTap: Action.JOIN_PEOPLE,
    SendAgainTap: Action.REPLY_TO_CUSTOMER,
    ShareTap: Action.SHARE_FIGURES,
    ShowCaseTap: Action.SHOW_CASE,
    SnoozeTap: Action.SNOOZE_CASE,
    StartTap: Action.START_RHYTHM,
    TakeBackTap: Action.REPLY_TO_CUSTOMER,
}
"""The staff's buttons, beside those of cards; all others are for customers."""

OF_CASE_ACTION: Final[Mapping[CaseAction, Action]] = {
    CaseAction.CLAIM: Action.CLAIM_CASE,
    CaseAction.REPLY: Action.REPLY_TO_CUSTOMER,
    CaseAction.SNOOZE: Action.SNOOZE_CASE,
    CaseAction.RESOLVE: Action.RESOLVE_CASE,
    CaseAction.REOPEN: Action.REOPEN_CASE,
    CaseAction.HISTORY: Action.SEE_CASE,
}
"""The buttons of a case's card."""

REFUSALS: Final[Mapping[Role, str]] = {
    Role.STAFF: "staff.not_staff",
    Role.SUPPORT: "alert.not_member",
    Role.TEAM: "staff.not_member",
    Role.ADMIN: "toast.not_admin",
}
"""The text for an actor without the role; the console refuses no one."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The account that acts, or the operator on the console."""

    user: User | None = None
    roles: frozenset[Role] = frozenset()
    survey_roles: frozenset[tuple[str, Role]] = frozenset()
    """Roles in one survey alone, by its key: those of the members of its own channels."""
    place: str = ""
    """Where a role is used: a chat such as ``slack:C0TEAM``, or ``console``."""

    @property
    def id(self) -> str:
        """Such as ``slack:U0ADMIN``; ``console`` on the console."""
        return self.place if self.user is None else str(self.user.address)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles or self.survey_roles)


NOBODY: Final = Actor()
"""The actor of rows that become due."""
CONSOLE: Final = Actor(roles=frozenset({Role.OPERATOR}), place="console")


def may(actor: Actor, action: Action, survey: str | None = None) -> bool:
    """Whether the actor may do this. *survey*: that it concerns; ``None``: it may be any."""
    own = {role for key, role in actor.survey_roles if key == survey}
    return any(NEEDED[action] in _INCLUDED[role] for role in actor.roles | own)


def may_in_some_survey(actor: Actor, action: Action) -> bool:
    """Whether the actor may do this, in all surveys or in one."""
    return any(may(actor, action, key) for key in (None, *(key for key, _ in actor.survey_roles)))


def surveys_open_to(actor: Actor, action: Action) -> frozenset[str] | None:
    """Returns the surveys in which the actor may do this; ``None`` for all of them."""
    if may(actor, action):
        return None
    return frozenset(key for key, _ in actor.survey_roles if may(actor, action, key))


def refusal(action: Action) -> str:
    """Returns the key of the text for an actor without the needed role."""
    return REFUSALS[NEEDED[action]]


def action_of(data: str) -> Action | None:
    """Returns a staff button's action; ``None`` for a customer's or an unknown button."""
    try:
        return action_of_tap(unpack(data))
    except UnknownTapError:
        return None


def action_of_tap(tap: Tap) -> Action | None:
    """Returns a staff button's action; ``None`` for a customer's button."""
    return OF_CASE_ACTION[tap.action] if isinstance(tap, CaseTap) else OF_TAP.get(type(tap))
