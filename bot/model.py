"""People, contacts, invitations and cases. Values are frozen; instants are aware and in UTC."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.addresses import HOME
from bot.chat.platforms import Platform
from bot.ids import CaseId, ContactId, InvitationId, MessageRef, PersonId
from bot.states import (
    Binding,
    CaseState,
    Consent,
    ContactState,
    Decline,
    InvitationState,
    PersonKind,
    Variant,
)


@dataclass(frozen=True, kw_only=True)
class Person:
    id: PersonId
    name: str
    kind: PersonKind = PersonKind.CUSTOMER
    language: str | None = None
    """The person's own choice; ``None`` if there is none."""
    timezone: str | None = None
    account: str = ""
    email: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    paused_until: datetime | None = None
    never_at: datetime | None = None
    self_enrolled: bool = False
    """The person wrote to the bot first and is on no imported list."""

    def may_be_asked(self, now: datetime) -> bool:
        """Whether the person has neither opted out nor paused."""
        return self.never_at is None and (self.paused_until is None or self.paused_until <= now)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One way to reach a person."""

    id: ContactId
    person_id: PersonId
    platform: Platform
    user: str
    """The platform's id of the person; empty until the lookup by email address."""
    workspace: str = HOME
    """The workspace that *user* belongs to."""
    chat: str = ""
    """The id of the direct message; empty until it is opened."""
    username: str | None = None
    """The public name on the platform; ``None`` if there is none or the platform sent none."""
    language: str | None = None
    """As the platform reports it."""
    timezone: str | None = None
    """As the platform reports it."""
    state: ContactState = ContactState.OK
    bound_by: Binding | None = None
    """``None`` without an account, and for a binding of an earlier release until verified."""


@dataclass(frozen=True, kw_only=True)
class Comment:
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """An invitation with its answer."""

    id: InvitationId
    token: str
    """Random; the only reference to the invitation that a button carries."""
    survey: str
    person_id: PersonId
    contact_id: ContactId
    round: int
    state: InvitationState
    variant: Variant
    expires_at: datetime
    first_ask: bool = False
    """The person's first question ever. It says who reads the answer."""
    message: MessageRef | None = None
    score: int | None = None
    answered_at: datetime | None = None
    """The time of the first score."""
    comments: tuple[Comment, ...] = ()
    comment_skipped: bool = False
    contact_wanted: bool | None = None
    quote: Consent | None = None
    rescoring: bool = False
    """The card shows the scale again, at the person's request."""
    put_again: bool = False
    """The question was sent a second time, after a reply without a number."""
    returned: bool = False
    """The question came back once after *Not now*."""
    declined: Decline | None = None
    declined_until: datetime | None = None
    replaced: bool = False
    """The same survey has sent a newer question."""


@dataclass(frozen=True, kw_only=True)
class Case:
    id: CaseId
    invitation_id: InvitationId
    person_id: PersonId
    state: CaseState
    opened_at: datetime
    resolved_at: datetime | None = None
    resolution: str = ""
    message: MessageRef | None = None
