"""Renders the card of a case for the support channel."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from bot.chat.messages import Link, Message, Paragraph, Row, Style, plain
from bot.language.isolates import isolated
from bot.language.shortening import shorten
from bot.language.texts import Texts
from bot.model import Case, Contact, Invitation, Person

SHOWN_WORDS: Final = 1000
"""UTF-16 units of the customer's words on the card."""
SHOWN_NAME: Final = 80
"""UTF-16 units of a name in a heading, so that the rest of the heading fits."""
SHOWN_SCORES: Final = 6
"""The number of scores shown for an answer that was changed often."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the alert shows besides the case."""

    invitation: Invitation
    person: Person
    contact: Contact
    previous: Invitation | None = None
    scores: tuple[int, ...] = ()
    """All scores of this answer, the current one last."""


def alert(
    case: Case, facts: Facts, texts: Texts, timezone: str, *, repeat: bool = False
) -> Message:
    """Returns the card of a case. Comments too long for it go to its thread in full."""
    return Message(
        paragraphs=(
            plain(_title(facts, texts), Style.HEADING),
            *_who(facts, texts, timezone),
            *_words(facts.invitation, texts),
            _contact(facts.invitation, texts),
            _state(case, facts, texts, timezone),
            *((plain(texts("alert.repeat"), Style.QUIET),) if repeat else ()),
        ),
        rows=profile_link(facts.contact, texts),
    )


def comment_text(invitation: Invitation) -> str:
    """Returns the person's comments, one a line."""
    return "\n".join(comment.text for comment in invitation.comments)


def _title(facts: Facts, texts: Texts) -> str:
    invitation = facts.invitation
    key = "alert.title.contact" if invitation.contact_wanted else "alert.title"
    return texts(key, name=name_in_heading(facts.person), score=invitation.score)


def name_in_heading(person: Person) -> str:
    return shorten(person.name, SHOWN_NAME)


def _who(facts: Facts, texts: Texts, timezone: str) -> tuple[Paragraph, ...]:
    who = about(facts.person, facts.contact, texts)
    lines = [plain(who), plain(_before(facts, texts, timezone), Style.QUIET)]
    if len(facts.scores) > 1:
        lines.append(plain(texts("alert.changed", scores=_history(facts.scores))))
    return tuple(lines)


def _history(scores: tuple[int, ...]) -> str:
    # The first score may have opened the case, so it is always shown.
    shown = scores if len(scores) <= SHOWN_SCORES else (scores[0], "…", *scores[2 - SHOWN_SCORES :])
    return " → ".join(map(str, shown))


def about(person: Person, contact: Contact, texts: Texts) -> str:
    """Returns one line about a person, with the name or address where staff may reach them."""
    account = texts("alert.account", account=person.account) if person.account else ""
    reached_by = f"@{contact.username}" if contact.username else person.email
    properties = (
        texts("alert.property", name=name, value=value)
        for name, value in person.properties.items()
        if value
    )
    mark = texts("person.self_enrolled") if person.self_enrolled else ""
    channel = texts(f"alert.channel.{contact.platform}")
    parts = (mark, account, channel, isolated(reached_by), *properties)
    return " · ".join(filter(None, parts))


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


def _words(invitation: Invitation, texts: Texts) -> tuple[Paragraph, ...]:
    words = comment_text(invitation)
    if not words:
        return (plain(texts("alert.no_comment"), Style.QUIET),)
    return quoted(words, texts)


def quoted(words: str, texts: Texts) -> tuple[Paragraph, ...]:
    """Returns a customer's words, shortened to what a card shows."""
    shown = plain(shorten(words, SHOWN_WORDS), Style.QUOTE)
    return (shown, plain(texts("alert.more"), Style.QUIET)) if is_long(words) else (shown,)


def is_long(words: str) -> bool:
    """Whether *words* are too long for a card."""
    return shorten(words, SHOWN_WORDS) != words


def needs_thread(invitation: Invitation) -> bool:
    """Whether the comments are too long for the card."""
    return is_long(comment_text(invitation))


def _contact(invitation: Invitation, texts: Texts) -> Paragraph:
    answers = {True: "yes", False: "no", None: "unknown"}
    return plain(texts(f"alert.contact.{answers[invitation.contact_wanted]}"))


def _state(case: Case, facts: Facts, texts: Texts, timezone: str) -> Paragraph:
    values = {
        "number": case.id,
        "date": texts.day(case.opened_at, timezone),
        "score": facts.invitation.score,
    }
    return plain(texts(f"alert.state.{case.state}", **values), Style.QUIET)
