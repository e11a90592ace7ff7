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


def entry_line(entry: Entry, texts: Texts, timezone: str) -> Paragraph:
    """Returns what happened, such as “Ana takes care of this.”, without a note's words."""
    values = {
        "name": entry.by_name or texts("case.someone"),
        "until": "" if entry.until is None else texts.shown_moment(entry.until, timezone),
        "cause": entry.cause,
        "previous": entry.previous_score,
        "score": entry.score,
    }
    return texts.paragraph(_key(entry), Style.NORMAL, **values)


def _key(entry: Entry) -> str:
    key = f"case.entry.{entry.kind.replace(' ', '_')}"
    if entry.kind in {EntryKind.RESOLVED, EntryKind.REOPENED, EntryKind.WOKEN} and not entry.by:
        return f"{key}.itself"
    return f"{key}.cause" if entry.kind is EntryKind.RESOLVED and entry.cause else key


def entry_lines(
    entries: Iterable[Entry],
    texts: Texts,
    timezone: str,
    called: Mapping[EntryKind, Span] = _NOBODY,
) -> tuple[Paragraph, ...]:
    """Returns a line for each entry, and its note, if it has one.

    *called*: who is named before the lines of what happened by itself.
    """
    lines = list[Paragraph]()
    for entry in entries:
        shown = entry_line(entry, texts, timezone)
        name = None if entry.by else called.get(entry.kind)
        if name is not None:
            shown = replace(shown, spans=(name, Span(text=" "), *shown.spans))
        lines.append(shown)
        if entry.words:
            lines.append(plain(entry.words, Style.QUOTE))
    return tuple(lines)


def history(case: Case, entries: Iterable[Entry], texts: Texts, timezone: str) -> Message:
    """Returns the whole history of a case, each entry with its time."""

    def timed(at: datetime, shown: Paragraph) -> Paragraph:
        return replace(shown, spans=(Span(text=f"{texts.moment(at, timezone)} · "), *shown.spans))

    title = texts.paragraph("case.history", number=case.id)
    lines = [timed(case.opened_at, texts.paragraph("case.history.opened"))]
    for entry in entries:
        lines.append(timed(entry.at, entry_line(entry, texts, timezone)))
        if entry.words:
            lines.append(plain(entry.words, Style.QUOTE))
    return Message(paragraphs=(title, *lines), compact=True)
