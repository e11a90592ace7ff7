"""Quotes comments: a few in the summary, all of them page by page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.messages import Paragraph, Span, Style
from bot.config.config import QuotedAs
from bot.figures.weekly import AnswerRow
from bot.language.isolates import isolated
from bot.language.masking import masked
from bot.language.shortening import shorten
from bot.summary.people_named import who
from bot.survey.scale import NPS, Segment

QUOTED: Final = 300
"""UTF-16 units of a comment that the summary shows."""
LISTED: Final = 900
"""The same where all comments are listed."""
PAGE: Final = 10
"""The most comments on a page."""
PAGE_UNITS: Final = 3000
"""UTF-16 units of a page, well below the limits of both platforms."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Comments for the summary: the latest of each segment, detractors first."""

    shown: tuple[AnswerRow, ...]
    n: int
    """How many there are."""
    is_cut: bool
    """Whether a shown one is not whole."""

    @property
    def is_all(self) -> bool:
        return len(self.shown) == self.n and not self.is_cut


def quotable(rows: Iterable[AnswerRow]) -> tuple[AnswerRow, ...]:
    """Returns the rows without those whose comment is another person's."""
    return tuple(row for row in rows if not row.forwarded)


def selected(rows: Sequence[AnswerRow]) -> Selection:
    """Selects from the week's comments, oldest first."""
    own = quotable(rows)
    latest = {NPS.segment_of(row.score): row for row in own}
    shown = tuple(latest[segment] for segment in Segment if segment in latest)
    is_cut = any(_words(row, QUOTED) != _words(row) for row in shown)
    return Selection(shown=shown, n=len(own), is_cut=is_cut)


def pages(rows: Sequence[AnswerRow]) -> tuple[tuple[AnswerRow, ...], ...]:
    """Divides all comments into pages, the lowest scores first."""
    return divided(sorted(quotable(rows), key=lambda row: row.score))


def divided(rows: Iterable[AnswerRow]) -> tuple[tuple[AnswerRow, ...], ...]:
    """Divides comments into pages, in their order."""
    parts: list[list[AnswerRow]] = []
    units = 0
    for row in rows:
        length = len(_words(row, LISTED)) + len(row.name) + len(row.account)
        if not parts or len(parts[-1]) == PAGE or units + length > PAGE_UNITS:
            parts.append([])
            units = 0
        parts[-1].append(row)
        units += length
    return tuple(map(tuple, parts))


def quote(row: AnswerRow, quoted_as: QuotedAs, most: int = QUOTED, *, score: str = "") -> Paragraph:
    """Returns a comment with its score and, as far as allowed, who said it.

    *score*: in words, for another scale than the usual one.
    """
    words = f" {isolated(_words(row, most))}"
    spans = [Span(text=score or f"{row.score}", bold=True), Span(text=words)]
    if by := who(row.name, row.account, quoted_as):
        spans += [Span(text=" — "), Span(text=by, italic=True)]
    return Paragraph(spans=tuple(spans), style=Style.QUOTE)


def _words(row: AnswerRow, most: int | None = None) -> str:
    # One line only: a line break in a comment could look like another person's answer.
    words = masked(" ".join((row.comment or "").split()))
    return words if most is None else shorten(words, most)
