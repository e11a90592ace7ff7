"""Who may be asked now, and the reason in words where somebody may not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.chat.platforms import Platform
from bot.language.texts import Texts
from bot.model import Contact, Person
from bot.states import ContactState

THROTTLE: Final = timedelta(days=30)
"""One invitation per person in this time, over all surveys and channels."""
REMIND_AFTER: Final = timedelta(days=4)
_UNREACHABLE: Final = {
    ContactState.UNREACHABLE: "blocked",
    ContactState.GONE: "gone",
    ContactState.SUSPENDED: "suspended",
}


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who might be asked, and what is known about asking them."""

    person: Person
    contacts: tuple[Contact, ...]
    """The last used first."""
    last_asked: datetime | None = None
    """Anything, by any survey."""
    last_asked_this: datetime | None = None
    """By the survey that would ask now."""


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """Whether a person may be asked: by which contact, or why not."""

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
    """Whether *candidate* may be asked now, on one of the *platforms* we run on.

    *every*: how long the survey leaves a person alone between two of its questions.
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
