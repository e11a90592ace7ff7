"""Words the history of a case, a line for each entry."""

from collections.abc import Iterable
from dataclasses import replace

from bot.cases.entries import Entry
from bot.chat.messages import Message, Paragraph, Span, Style, plain
from bot.language.texts import Texts
from bot.states import EntryKind


def entry_line(entry: Entry, texts: Texts, timezone: str) -> Paragraph:
    """Returns what happened, such as “Ana takes care of this.”, without a note's words."""
    values = {
        "name": entry.by_name or texts("case.someone"),
        "until": "" if entry.until is None else texts.moment(entry.until, timezone),
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


def entry_lines(entries: Iterable[Entry], texts: Texts, timezone: str) -> tuple[Paragraph, ...]:
    """Returns a line for each entry, and its note, if it has one."""
    lines = list[Paragraph]()
    for entry in entries:
        lines.append(entry_line(entry, texts, timezone))
        if entry.words:
            lines.append(plain(entry.words, Style.QUOTE))
    return tuple(lines)


def history(entries: Iterable[Entry], number: int, texts: Texts, timezone: str) -> Message:
    """Returns the whole history of a case, each entry with its time."""
    title = texts.paragraph("case.history", number=number)
    lines = list[Paragraph]()
    for entry in entries:
        at = Span(text=f"{texts.moment(entry.at, timezone)} · ")
        shown = entry_line(entry, texts, timezone)
        lines.append(replace(shown, spans=(at, *shown.spans)))
        if entry.words:
            lines.append(plain(entry.words, Style.QUOTE))
    if not lines:
        lines.append(plain(texts("case.history.none"), Style.QUIET))
    return Message(paragraphs=(title, *lines), compact=True)
