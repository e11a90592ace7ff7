"""Decides who may be asked now, with the reason in words if a person may not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.chat.platforms import Platform
from bot.language.texts import Texts
from bot.model import Contact, Person
from bot.states import ContactState

THROTTLE: Final = timedelta(days=30)
"""The time in which a person gets at most one invitation, over all surveys and channels."""
REMIND_AFTER: Final = timedelta(days=4)
_UNREACHABLE: Final = {
    ContactState.UNREACHABLE: "blocked",
    ContactState.GONE: "gone",
    ContactState.SUSPENDED: "suspended",
}


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


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """The contact through which a person may be asked, or the reason why not."""

    person: Person
    contact: Contact | None = None
    reason: str = ""


def judge(
    candidate: Candidate,
    platforms: Collection[Platform],
    every: timedelta,
    texts: Texts,
    timezone: str,
    now: datetime,
) -> Eligibility:
    """Returns whether *candidate* may be asked now, on one of the *platforms* that the bot runs on.

    *every*: the survey's minimum time between two questions to one person.
    """
    person = candidate.person
    usable = [contact for contact in candidate.contacts if contact.platform in platforms]
    contact = next((one for one in usable if one.state is ContactState.OK), None)
    reason = (
        _unwanted(person, texts, timezone, now)
        or _unreachable(usable, contact, texts)
        or _too_early(candidate, every, texts, timezone, now)
    )
    return Eligibility(person=person, contact=None if reason else contact, reason=reason)


def _unwanted(person: Person, texts: Texts, timezone: str, now: datetime) -> str:
    if person.never_at is not None:
        return texts("reason.never")
    if person.paused_until is not None and person.paused_until > now:
        return texts("reason.paused", date=texts.day(person.paused_until, timezone))
    return ""


def _unreachable(usable: Sequence[Contact], contact: Contact | None, texts: Texts) -> str:
    if not usable:
        return texts("reason.no_contact")
    if contact is None:
        why = texts(f"unreachable.{_UNREACHABLE[usable[0].state]}")
        return texts("reason.unreachable", why=why)
    return ""


def _too_early(
    candidate: Candidate, every: timedelta, texts: Texts, timezone: str, now: datetime
) -> str:
    last, last_by_this = candidate.last_asked, candidate.last_asked_this
    if last is not None and last + THROTTLE > now:
        return texts("reason.throttled", date=texts.day(last, timezone))
    if last_by_this is not None and last_by_this + every > now:
        date = texts.day(last_by_this, timezone)
        return texts("reason.rhythm", date=date, days=every.days)
    return ""
