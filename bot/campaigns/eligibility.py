"""Decides who may be asked now, with the reason if a person may not."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

from bot.campaigns.reasons import OF_CONTACT, NotAsked, Reason
from bot.chat.platforms import Platform
from bot.model import Contact, Person
from bot.states import ContactState

THROTTLE: Final = timedelta(days=30)
"""The time in which a person gets at most one invitation, over all surveys and channels."""
REMIND_AFTER: Final = timedelta(days=4)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A person who might be asked, with contacts and earlier questions."""

    person: Person
    contacts: tuple[Contact, ...]
    """The most recently used first."""
    last_asked: datetime | None = None
    """The last question of any survey."""
    last_asked_this: datetime | None = None
    """The last question of the present survey."""
    wrote_at: datetime | None = None
    """The latest words that the person wrote without a question."""
    case_at: datetime | None = None
    """When the latest case that is still open was opened."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How long other things delay a question."""

    every: timedelta
    """The survey's minimum time between two questions to one person."""
    zone: tzinfo = UTC
    """The team's, in which customers join and leave at midnight."""
    new_customer: timedelta = timedelta()
    """After the person became a customer."""
    contact: timedelta = timedelta()
    """After words that the person wrote without a question."""
    case: timedelta = timedelta()
    """After an open case."""


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """The contact through which a person may be asked, or the reason why not."""

    person: Person
    contact: Contact | None = None
    refused: NotAsked | None = None
    usual: Contact | None = field(default=None, compare=False)
    """The contact that the person used last, also if the person may not be asked."""

    @property
    def again(self) -> datetime | None:
        """When the person may be asked again, if the reason ends by itself."""
        return None if self.refused is None else self.refused.until


def judge(
    candidate: Candidate, platforms: Collection[Platform], rules: Rules, now: datetime
) -> Eligibility:
    """Returns whether *candidate* may be asked now, on one of the *platforms* that the bot runs on.

    Of several reasons that end by themselves, the one that ends last counts.
    """
    person = candidate.person
    usable = [contact for contact in candidate.contacts if contact.platform in platforms]
    contact = next((one for one in usable if one.takes_questions), None)
    refused = (
        _never(person, rules, now)
        or _unreachable(usable, contact)
        or _not_yet(candidate, rules, now)
    )
    if refused is None:
        return Eligibility(person=person, contact=contact, usual=contact)
    usual = usual_contact(candidate.contacts, platforms)
    return Eligibility(person=person, refused=refused, usual=usual)


def usual_contact(contacts: Sequence[Contact], platforms: Collection[Platform]) -> Contact | None:
    """Returns the contact whose clock counts. *contacts*: the most recently used first."""
    taking = (one for one in contacts if one.platform in platforms and one.takes_questions)
    return next(taking, None) or next(iter(contacts), None)


def _never(person: Person, rules: Rules, now: datetime) -> NotAsked | None:
    if person.never_at is not None:
        return NotAsked(reason=Reason.NEVER, since=person.never_at)
    if person.has_left(now.astimezone(rules.zone).date()):
        return NotAsked(reason=Reason.LEFT)
    return None


def _unreachable(usable: Sequence[Contact], contact: Contact | None) -> NotAsked | None:
    if not usable:
        return NotAsked(reason=Reason.NO_CONTACT)
    if contact is not None:
        return None
    first = usable[0]
    if first.state is ContactState.OK:
        return NotAsked(reason=Reason.LEFT_CHANNELS, since=first.left_at)
    if first.state is ContactState.UNREACHABLE and not first.user:
        return NotAsked(reason=Reason.NO_ACCOUNT)  # the lookup by email address failed
    return NotAsked(reason=OF_CONTACT[first.state])


def _not_yet(candidate: Candidate, rules: Rules, now: datetime) -> NotAsked | None:
    delays = (one for one in _delays(candidate, rules) if one.until is not None)
    latest = max(delays, key=lambda one: one.until or now, default=None)
    return None if latest is None or (latest.until or now) <= now else latest


def _delays(candidate: Candidate, rules: Rules) -> Iterator[NotAsked]:
    """Yields what delays a question, also what is over by now."""
    person, last, last_by_this = candidate.person, candidate.last_asked, candidate.last_asked_this
    yield NotAsked(reason=Reason.PAUSED, until=person.paused_until)
    if last is not None:
        yield NotAsked(reason=Reason.ASKED, since=last, until=last + THROTTLE)
    if last_by_this is not None:
        yield NotAsked(reason=Reason.ASKED, since=last, until=last_by_this + rules.every)
    if person.joined_on is not None:
        joined = datetime.combine(person.joined_on, time(), rules.zone)
        yield _after(Reason.NEW_CUSTOMER, joined, rules.new_customer)
    yield _after(Reason.WROTE, candidate.wrote_at, rules.contact)
    yield _after(Reason.OPEN_CASE, candidate.case_at, rules.case)


def _after(reason: Reason, since: datetime | None, delay: timedelta) -> NotAsked:
    return NotAsked(reason=reason, since=since, until=None if since is None else since + delay)
