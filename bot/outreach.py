"""Whom to ask: who may be asked now, and the reason in words where somebody may not."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.cards import Look, question
from bot.isolates import isolated
from bot.messages import Button, Message, Paragraph, Style, plain
from bot.model import Contact, ContactState, Invitation, Person, Variant
from bot.naming import marked, numbered
from bot.platforms import Platform
from bot.taps import CampaignTap, pack
from bot.texts import Texts

THROTTLE: Final = timedelta(days=30)
"""One invitation per person in this time, over all surveys and channels."""
REMIND_AFTER: Final = timedelta(days=4)
SHOWN_NAMES: Final = 10
SHOWN_NAMESAKES: Final = 20

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


def variant_of(buttons: Literal["coloured", "plain", "experiment"], token: str) -> Variant:
    """How the buttons look: as configured, or one of the two by a hash that never changes."""
    if buttons != "experiment":
        return Variant(buttons)
    even = hashlib.sha256(token.encode()).digest()[0] % 2 == 0
    return Variant.COLOURED if even else Variant.PLAIN


def preview(
    campaign: str,
    judged: Sequence[Eligibility],
    sample: Invitation,
    look: Look,
    *,
    several_surveys: bool = False,
) -> Message:
    """Who would be asked, who would not and why, and what they will read; then yes or no.

    *several_surveys*: so that it says which one would ask.
    """
    texts = look.texts
    asked = [one.person for one in judged if one.contact is not None]
    skipped = [one for one in judged if one.contact is None]
    return Message(
        paragraphs=(
            plain(texts.count("ask.preview", len(asked)), Style.HEADING),
            *_names(asked, texts),
            *_skipped(skipped, texts),
            *_asked_by(sample, several_surveys, texts),
            *(_they_read(sample, look) if asked else ()),
        ),
        rows=(_decision(campaign, len(asked), texts),) if asked else (),
    )


def preview_of_many(
    campaign: str, n: int, sample: Invitation, look: Look, *, several_surveys: bool = False
) -> Message:
    """The same for so many that each is looked at when their turn comes."""
    texts = look.texts
    return Message(
        paragraphs=(
            plain(texts("ask.many", n=n), Style.HEADING),
            *_asked_by(sample, several_surveys, texts),
            *_they_read(sample, look),
        ),
        rows=(_decision(campaign, n, texts),),
    )


def which(name: str, namesakes: Sequence[tuple[Person, Sequence[Contact]]], texts: Texts) -> str:
    """The people of one name, each with the number that chooses them."""
    shown = [numbered(*one, texts) for one in namesakes[:SHOWN_NAMESAKES]]
    if len(namesakes) > len(shown):
        shown.append(texts("ask.more", n=len(namesakes) - len(shown)))
    first, _ = namesakes[0]
    return "\n".join([texts("ask.several", name=name, number=first.id), *shown])


def _asked_by(sample: Invitation, several_surveys: bool, texts: Texts) -> tuple[Paragraph, ...]:
    return (plain(texts("ask.survey", survey=sample.survey)),) if several_surveys else ()


def _they_read(sample: Invitation, look: Look) -> tuple[Paragraph, Paragraph]:
    told = plain(look.texts("ask.they_read"), Style.QUIET)
    return told, plain(question(sample, look).text, Style.QUOTE)


def _names(people: Sequence[Person], texts: Texts) -> tuple[Paragraph, ...]:
    if not people:
        return ()
    names = [isolated(marked(person, texts)) for person in people[:SHOWN_NAMES]]
    more = len(people) - len(names)
    if more:
        names.append(texts("ask.more", n=more))
    return (plain(", ".join(names)),)


def _skipped(judged: Sequence[Eligibility], texts: Texts) -> tuple[Paragraph, ...]:
    lines = [
        texts("ask.skipped", name=marked(one.person, texts), reason=one.reason)
        for one in judged[:SHOWN_NAMES]
    ]
    if len(judged) > SHOWN_NAMES:
        lines.append(texts("ask.more", n=len(judged) - SHOWN_NAMES))
    return (plain("\n".join(lines), Style.QUIET),) if lines else ()


def _decision(campaign: str, n: int, texts: Texts) -> tuple[Button, Button]:
    return (
        Button(
            label=texts.count("ask.confirm", n),
            tap=pack(CampaignTap(campaign=campaign, confirmed=True)),
        ),
        Button(
            label=texts("ask.cancel"), tap=pack(CampaignTap(campaign=campaign, confirmed=False))
        ),
    )
