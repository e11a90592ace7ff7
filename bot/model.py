"""The things Tentap speaks of. Every value is frozen; every instant is aware, in UTC."""

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
    """The person's own choice; ``None`` where none was made."""
    timezone: str | None = None
    account: str = ""
    email: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    paused_until: datetime | None = None
    never_at: datetime | None = None
    self_enrolled: bool = False
    """The person wrote to the bot first, and no list names them."""

    def may_be_asked(self, now: datetime) -> bool:
        """Whether no opt-out of this person stands in the way."""
        return self.never_at is None and (self.paused_until is None or self.paused_until <= now)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One way to reach a person."""

    id: ContactId
    person_id: PersonId
    platform: Platform
    user: str
    """The platform's id of the person; empty until it was looked up by email."""
    workspace: str = HOME
    """In which the id is the person's."""
    chat: str = ""
    """The direct message's id; empty until it was opened."""
    username: str | None = None
    """By which others may find the person, where the platform has such names and told one."""
    language: str | None = None
    """What the platform tells."""
    timezone: str | None = None
    """What the platform tells."""
    state: ContactState = ContactState.OK
    bound_by: Binding | None = None
    """``None`` without an account, and for a tie of an earlier release until it is verified."""


@dataclass(frozen=True, kw_only=True)
class Comment:
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """An invitation with what came back for it."""

    id: InvitationId
    token: str
    """Random; the only thing about the invitation that a button carries."""
    survey: str
    person_id: PersonId
    contact_id: ContactId
    round: int
    state: InvitationState
    variant: Variant
    expires_at: datetime
    first_ask: bool = False
    """This person has never been asked before: the question says who reads the answer."""
    message: MessageRef | None = None
    score: int | None = None
    answered_at: datetime | None = None
    """The moment of the first score."""
    comments: tuple[Comment, ...] = ()
    comment_skipped: bool = False
    contact_wanted: bool | None = None
    quote: Consent | None = None
    rescoring: bool = False
    """The person asked to see the scale again."""
    put_again: bool = False
    """The question was put a second time after words without a number."""
    returned: bool = False
    """Came back once after *Not now*."""
    declined: Decline | None = None
    declined_until: datetime | None = None
    replaced: bool = False
    """A newer question was asked in the same survey."""


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
