"""Renders the card of a case for the support channel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

from bot.cases.state_words import card_buttons, state_words
from bot.chat.messages import Link, Message, Paragraph, Row, Style, joined, plain
from bot.language.cleaning import one_line
from bot.language.isolates import isolated
from bot.language.shortening import shorten
from bot.language.texts import Texts
from bot.model import Case, Comment, Contact, Invitation, Person
from bot.states import SurveyKind
from bot.survey.scale import NPS, Segment, scale_of

SHOWN_WORDS: Final = 1000
"""UTF-16 units of the customer's words on the card."""
SHOWN_NAME: Final = 80
"""UTF-16 units of a name, and of an account, so that the score beside them stays visible."""
SHOWN_SCORES: Final = 6
"""The number of scores shown for an answer that was changed often."""
NOTIFIED_WORDS: Final = 140
"""UTF-16 units of the customer's words in a notification."""
SEPARATOR: Final = " · "

MARKS: Final = {Segment.DETRACTOR: "🔴", Segment.PASSIVE: "🟡", Segment.PROMOTER: "🟢"}
_WISHES: Final = {True: ".yes", False: ".no", None: ""}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the alert shows besides the case."""

    invitation: Invitation
    person: Person
    contact: Contact
    previous: Invitation | None = None
    survey: str = ""
    """What names the survey, if there are several."""
    scores: tuple[int, ...] = ()
    """All scores of this answer, the current one last."""
    cause: str = ""
    """What staff call the cause of a resolved case."""


def alert(
    case: Case, facts: Facts, texts: Texts, timezone: str, now: datetime, *, repeat: bool = False
) -> Message:
    """Returns the card of a case. Comments too long for it go to its thread in full."""
    title = headline(facts.invitation, facts.person, texts)
    words = comment_text(facts.invitation.comments, texts)
    details = joined(_details(case, facts, texts, timezone, now), SEPARATOR, Style.QUIET)
    return Message(
        paragraphs=(
            title,
            *(quoted(words, texts) if words else ()),
            details,
            *((plain(texts("alert.repeat"), Style.QUIET),) if repeat else ()),
        ),
        rows=(card_buttons(case, texts), *profile_link(facts.contact, texts)),
        notification=in_one_line(title.text, words),
        compact=True,
    )


def headline(
    invitation: Invitation, person: Person, texts: Texts, *, longest: int = SHOWN_NAME
) -> Paragraph:
    """Returns the first line: mark, score, person and account, and the wish for a reply."""
    assert invitation.score is not None
    scale = scale_of(invitation.kind)
    return texts.paragraph(
        f"alert.title{_WISHES[invitation.contact_wanted]}",
        mark=MARKS[scale.segment_of(invitation.score)],
        score=staff_score(invitation.score, invitation.kind, texts),
        who=who(person, texts, longest=longest),
    )


def staff_score(score: int, kind: SurveyKind, texts: Texts) -> str:
    """Returns a score for staff: alone on the usual scale, as ``2 of 5`` on another."""
    scale = scale_of(kind)
    return str(score) if scale is NPS else texts("alert.score", score=score, highest=scale.highest)


def who(person: Person, texts: Texts, *, longest: int = SHOWN_NAME) -> str:
    """Returns name and account in one line, each at most *longest* UTF-16 units."""
    name, account = shorten(person.name, longest), shorten(person.account, longest)
    return texts("alert.who", name=name, account=account) if account else name


def in_one_line(title: str, words: str) -> str:
    """Returns a notification: the title and the first of the customer's words."""
    start = isolated(shorten(one_line(" ".join(words.split())), NOTIFIED_WORDS)) if words else ""
    return f"{title}: {start}" if start else title


def comment_text(comments: Iterable[Comment], texts: Texts) -> str:
    """Returns a person's comments, one a line, without those that are deleted."""
    kept = (one for one in comments if one.text)
    return "\n".join(said(one.text, texts, forwarded=one.forwarded) for one in kept)


def said(words: str, texts: Texts, *, forwarded: bool) -> str:
    """Returns words that a person sent, with a mark if somebody else wrote them."""
    return texts("alert.forwarded") + f" {words}" if forwarded else words


def _details(
    case: Case, facts: Facts, texts: Texts, timezone: str, now: datetime
) -> Iterator[Paragraph]:
    yield from map(plain, _of_answer(facts, texts, timezone))
    yield from state_words(case, facts.cause, facts.invitation.score, texts, timezone, now)


def _of_answer(facts: Facts, texts: Texts, timezone: str) -> Iterator[str]:
    invitation = facts.invitation
    if facts.survey:
        yield isolated(facts.survey)
    if not invitation.comments:
        yield texts("alert.no_comment")
    elif not any(comment.text for comment in invitation.comments):
        yield texts("alert.comment_deleted")
    yield _before(facts, texts, timezone)
    if len(facts.scores) > 1:
        yield texts("alert.changed", scores=_history(facts.scores))
    yield about(facts.person, facts.contact, texts)
    if invitation.contact_wanted is None:
        yield texts("alert.contact.unknown")


def _history(scores: tuple[int, ...]) -> str:
    # The first score may have opened the case, so it is always shown.
    shown = scores if len(scores) <= SHOWN_SCORES else (scores[0], "…", *scores[2 - SHOWN_SCORES :])
    return " → ".join(map(str, shown))


def about(person: Person, contact: Contact, texts: Texts) -> str:
    """Returns one line about a person, with the name or address where staff may reach them."""
    reached_by = f"@{contact.username}" if contact.username else person.email
    properties = (
        texts("alert.property", name=name, value=value)
        for name, value in person.properties.items()
        if value
    )
    mark = texts("person.self_enrolled") if person.self_enrolled else ""
    channel = texts(f"alert.channel.{contact.platform}")
    parts = (mark, channel, isolated(reached_by), *properties)
    return SEPARATOR.join(filter(None, parts))


def profile_link(contact: Contact, texts: Texts) -> tuple[Row, ...]:
    """Returns a link to a direct chat with the person, if their platform has such links."""
    profile = contact.platform.traits.profile
    if not profile or not contact.username:
        return ()
    label = texts("alert.write", username=contact.username)
    return ((Link(label=label, url=profile.format(username=quote(contact.username))),),)


def _before(facts: Facts, texts: Texts, timezone: str) -> str:
    previous = facts.previous
    if previous is None or previous.answered_at is None:
        return texts("alert.first")
    day = texts.day(previous.answered_at, timezone)
    return texts("alert.previous", score=previous.score, date=day)


def quoted(words: str, texts: Texts) -> tuple[Paragraph, ...]:
    """Returns a customer's words, shortened to what a card shows."""
    shown = plain(shorten(words, SHOWN_WORDS), Style.QUOTE)
    return (shown, plain(texts("alert.more"), Style.QUIET)) if is_long(words) else (shown,)


def is_long(words: str) -> bool:
    """Whether *words* are too long for a card."""
    return shorten(words, SHOWN_WORDS) != words
