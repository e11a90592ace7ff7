"""People, contacts, invitations and cases. Values are frozen; instants are aware and in UTC."""

from dataclasses import dataclass, field
from datetime import date, datetime

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
    SurveyKind,
    Urgency,
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
    country: str = ""
    """ISO 3166 alpha-2, in capitals; empty if it is not known."""
    account: str = ""
    email: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    paused_until: datetime | None = None
    never_at: datetime | None = None
    self_enrolled: bool = False
    """The person wrote to the bot first and is on no imported list."""
    joined_on: date | None = None
    """When the person became a customer; ``None`` if it is not known."""
    left_on: date | None = None
    """When the person ceased to be one."""
    erased_at: datetime | None = None
    """When everything that leads to the person was erased."""

    def has_left(self, today: date) -> bool:
        return self.left_on is not None and self.left_on <= today

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
    left_at: datetime | None = None
    """When the account left the last channel that the team synced; ``None`` if it is in one, or
    was in none."""

    @property
    def takes_questions(self) -> bool:
        """Whether the account can be reached and has not left."""
        return self.state is ContactState.OK and self.left_at is None


@dataclass(frozen=True, kw_only=True)
class Comment:
    text: str
    """Empty once it is deleted; that there was a comment still counts."""
    at: datetime
    forwarded: bool = False
    """Another person wrote it. It is not offered for quoting."""


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
    kind: SurveyKind = SurveyKind.NPS
    """The survey's kind when the question was asked. A changed `bot.toml` does not change it."""
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
    declined_at: datetime | None = None
    """``None`` also for a refusal that an earlier release recorded."""
    reminder: MessageRef | None = None
    """The reminder, as long as it asks for an answer."""
    replaced: bool = False
    """The same survey has sent a newer question."""
    test: bool = False
    """A test question to an admin. Its answer never counts."""
    of_case: CaseId | None = None
    """The resolved case that it asks about. Its answer opens no case."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the support channel knows of an answer, or will know from messages already planned."""

    score: int | None
    contact_wanted: bool | None
    comments: int
    """The number of comments."""
    until: datetime | None = None
    """When the latest of these comments was written or edited."""


@dataclass(frozen=True, kw_only=True)
class Case:
    id: CaseId
    invitation_id: InvitationId
    person_id: PersonId
    state: CaseState
    opened_at: datetime
    version: int = 0
    """Grows with each change of state or owner. A press carries the version that it saw."""
    urgency: Urgency = Urgency.NORMAL
    owner: str = ""
    """The address of the owner's account, such as ``slack:U1``; empty if nobody has it."""
    owner_name: str = ""
    due_at: datetime | None = None
    """When a first response is due, or was; ``None`` for a case without a clock."""
    responded_at: datetime | None = None
    """When the customer was first written to, or the case was resolved by the staff."""
    snoozed_until: datetime | None = None
    reminded_at: datetime | None = None
    """When the late response was noted; ``None`` again if the case is reopened."""
    escalated_at: datetime | None = None
    """When the person of ``cases.escalate_to`` was named; ``None`` again as above."""
    acted_at: datetime | None = None
    """Since when the owner is to act: the last act, or what the customer wrote after it. ``None``
    while nobody has the case, or the customer is to answer."""
    refused_at: datetime | None = None
    """When the customer refused contact; ``None`` also for a refusal of before the case."""
    wrote_at: datetime | None = None
    """When the customer last wrote."""
    cause: str = ""
    """The key of the theme, or the words, that its resolver named."""
    has_clock: bool = True
    """Whether times are kept and reminders sent; not for a case of an earlier release or a test."""
    resolved_at: datetime | None = None
    resolution: str = ""
    channel: str = ""
    """The support channel that a rule of bot.toml chose when the case opened, such as
    ``slack:C0VIP``; empty: the survey's."""
    message: MessageRef | None = None
    """The card in the support channel."""
    alert_at: datetime | None = None
    """When the card is posted at the latest; ``None`` for a case of an earlier release."""
    told: Told | None = None
    """``None`` until a message about the case is rendered."""
    listed_in: CaseId | None = None
    """The first case of the collecting message that names this one."""
    list_message: MessageRef | None = None
    """The collecting message, once it is posted."""
    shown: bool = False
    """The card was asked for below the collecting message."""

    @property
    def is_open(self) -> bool:
        return self.state is not CaseState.RESOLVED

    @property
    def thread(self) -> MessageRef | None:
        """The message below which news of the case belong."""
        return self.message or self.list_message
