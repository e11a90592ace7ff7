"""Words the history of a case, a line for each entry."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.cases.entries import Entry
from bot.chat.messages import Message, Paragraph, Span, Style, plain
from bot.language.texts import Texts
from bot.model import Case
from bot.states import EntryKind

_NOBODY: Final[Mapping[EntryKind, Span]] = MappingProxyType({})
TALK: Final = frozenset(
    {
        EntryKind.REPLIED,
        EntryKind.NOT_DELIVERED,
        EntryKind.CUSTOMER_WROTE,
        EntryKind.CUSTOMER_EDITED,
    }
)
"""What is said between staff and customer."""
UNCERTAIN: Final = "uncertain"
"""The cause of an entry about a reply that may have arrived."""
FILE: Final = "file"
"""The cause of an entry about a picture, a voice message or another file."""
CUSTOMER_WROTE: Final = "customer wrote"
"""The cause of an entry about a case that the customer's words woke or reopened."""


def entry_line(entry: Entry, texts: Texts, timezone: str, customer: str = "") -> Paragraph:
    """Returns what happened, such as “Ana takes care of this.”, without a note's words.

    *customer*: the name, for what was said between staff and customer.
    """
    values = {
        "name": entry.by_name or texts("case.someone"),
        "until": "" if entry.until is None else texts.shown_moment(entry.until, timezone),
        "cause": entry.cause,
        "previous": entry.previous_score,
        "score": entry.score,
        "customer": customer,
        "chat": texts(f"alert.channel.{entry.chat}") if entry.chat else "",
    }
    return texts.paragraph(_key(entry), Style.NORMAL, **values)


def _key(entry: Entry) -> str:
    key = f"case.entry.{entry.kind.replace(' ', '_')}"
    if entry.cause == FILE:
        return f"{key}.file"
    if entry.kind is EntryKind.NOT_DELIVERED:
        return f"{key}.{UNCERTAIN}" if entry.cause == UNCERTAIN else key
    if entry.cause == CUSTOMER_WROTE:
        return f"{key}.wrote"
    if entry.kind in {EntryKind.RESOLVED, EntryKind.REOPENED, EntryKind.WOKEN} and not entry.by:
        return f"{key}.itself"
    return f"{key}.cause" if entry.kind is EntryKind.RESOLVED and entry.cause else key


def entry_lines(
    entries: Iterable[Entry],
    texts: Texts,
    timezone: str,
    customer: str,
    called: Mapping[EntryKind, Span] = _NOBODY,
) -> tuple[Paragraph, ...]:
    """Returns a line for each entry, and its note, if it has one.

    *called*: who is named before the lines of what happened by itself.
    """
    lines = list[Paragraph]()
    for entry in entries:
        shown = entry_line(entry, texts, timezone, customer)
        name = None if entry.by else called.get(entry.kind)
        if name is not None:
            shown = replace(shown, spans=(name, Span(text=" "), *shown.spans))
        lines.append(shown)
        if entry.words and entry.kind not in TALK:
            lines.append(plain(entry.words, Style.QUOTE))
    return tuple(lines)


def talk_of(entries: Iterable[Entry]) -> str:
    """Returns what was said between staff and customer in these entries, one a line."""
    return "\n".join(entry.words for entry in entries if entry.kind in TALK and entry.words)


def history(
    case: Case, entries: Iterable[Entry], texts: Texts, timezone: str, customer: str
) -> Message:
    """Returns the whole history of a case, each entry with its time."""

    def timed(at: datetime, shown: Paragraph) -> Paragraph:
        return replace(shown, spans=(Span(text=f"{texts.moment(at, timezone)} · "), *shown.spans))

    title = texts.paragraph("case.history", number=case.id)
    lines = [timed(case.opened_at, texts.paragraph("case.history.opened"))]
    for entry in entries:
        lines.append(timed(entry.at, entry_line(entry, texts, timezone, customer)))
        if entry.words:
            lines.append(plain(entry.words, Style.QUOTE))
    return Message(paragraphs=(title, *lines), compact=True)
