"""Renders the list of open cases for support staff."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.cases.card import SEPARATOR, headline
from bot.cases.case_choice import CaseChoice
from bot.cases.listing import SHOWN_NAME, ListedCase
from bot.cases.state_words import urgency_and_owner
from bot.chat.messages import Message, Paragraph, Span, Style, joined, plain
from bot.language.texts import Texts
from bot.model import Case
from bot.states import CaseState

LISTED_OPEN: Final = 15
"""The most cases of one answer. It stays below 50 blocks and 4,096 UTF-16 units."""


@dataclass(frozen=True, kw_only=True)
class OpenList:
    """Open cases as they are at one moment."""

    choice: CaseChoice
    shown: Sequence[ListedCase]
    n: int
    """How many there are."""
    timezone: str
    now: datetime


def open_list(found: OpenList, command: str, texts: Texts) -> Message:
    """Returns the list. *command*: how staff type that they want to see cases."""
    more = rest(found, texts, command)
    return Message(
        paragraphs=(heading(found, texts), *case_lines(found, texts), *more), compact=True
    )


def heading(found: OpenList, texts: Texts) -> Paragraph:
    """Returns how many cases there are, or that there are none."""
    if not found.n:
        return plain(texts(f"cases.none.{found.choice}"))
    return texts.counted(f"cases.title.{found.choice}", found.n)


def case_lines(found: OpenList, texts: Texts) -> Iterable[Paragraph]:
    """Yields one line for each case, with a link to its card where there are such links."""
    for one in found.shown:
        first = headline(one.invitation, one.person, texts, longest=SHOWN_NAME)
        linked = tuple(_linked(span, one.case) for span in first.spans)
        yield joined((replace(first, spans=linked), *_details(one.case, found, texts)), SEPARATOR)


def _linked(span: Span, case: Case) -> Span:
    return replace(span, message=case.thread) if span.bold else span


def _details(case: Case, found: OpenList, texts: Texts) -> Iterator[Paragraph]:
    yield texts.paragraph("cases.number", number=case.id)
    if case.state is CaseState.OPEN:
        yield texts.paragraph("cases.unclaimed")
    yield from urgency_and_owner(case, texts, found.timezone)
    if case.responded_at is not None:
        yield texts.paragraph("cases.responded")
    elif case.due_at is not None:
        key = "cases.overdue" if case.due_at <= found.now else "case.due"
        yield texts.paragraph(key, due=texts.shown_moment(case.due_at, found.timezone))


def rest(found: OpenList, texts: Texts, command: str = "") -> Iterable[Paragraph]:
    """Yields how many more cases there are. *command*: how staff type what narrows the list."""
    if more := found.n - len(found.shown):
        narrows = command and found.choice is CaseChoice.ALL
        key = "cases.more.all" if narrows else "cases.more"
        yield plain(texts(key, n=more, command=command), Style.QUIET)
