"""Everything that is kept about one person, as values."""

from dataclasses import dataclass
from datetime import datetime

from bot.language.texts import Line
from bot.model import Contact, Invitation, Person
from bot.states import SurveyKind


@dataclass(frozen=True, kw_only=True)
class KeptAccount:
    contact: Contact
    used_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class KeptScore:
    score: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class KeptWords:
    text: str
    at: datetime
    forwarded: bool = False
    """Another person wrote them."""
    replaced: bool = False
    """The person edited them since."""


@dataclass(frozen=True, kw_only=True)
class KeptConsent:
    wording: str
    """The question and the answer, as they were shown."""
    at: datetime


@dataclass(frozen=True, kw_only=True)
class KeptTalk:
    """Words between the staff and the person."""

    by: str
    """The name of a member of the staff; empty for the person's own words."""
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class KeptCase:
    opened_at: datetime
    resolved_at: datetime | None
    talk: tuple[KeptTalk, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeptInvitation:
    invitation: Invitation
    asked_at: datetime
    scores: tuple[KeptScore, ...] = ()
    """The current one last."""
    comments: tuple[KeptWords, ...] = ()
    consents: tuple[KeptConsent, ...] = ()
    cases: tuple[KeptCase, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeptImport:
    """An answer from another tool."""

    survey: str
    person: str
    """The other tool's name for the person."""
    score: int
    at: datetime
    comment: str | None
    kind: SurveyKind = SurveyKind.NPS


@dataclass(frozen=True, kw_only=True)
class KeptEvent:
    """What another system reported about the person."""

    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class KeptChoice:
    """What the person chose below a line of the bot."""

    label: Line
    at: datetime


@dataclass(frozen=True, kw_only=True)
class KeptData:
    person: Person
    known_since: datetime
    joined: tuple[Person, ...] = ()
    """The records that were joined into the person's, which keep their own fields."""
    accounts: tuple[KeptAccount, ...]
    invitations: tuple[KeptInvitation, ...] = ()
    imported: tuple[KeptImport, ...] = ()
    words: tuple[KeptWords, ...] = ()
    """What the person wrote while no question was open."""
    choices: tuple[KeptChoice, ...] = ()
    events: tuple[KeptEvent, ...] = ()
