"""Renders one page of all comments of a week."""

from bot.chat.messages import Button, Message, Row, Style, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import CommentsTap
from bot.config.config import QuotedAs
from bot.figures.weekly import WeeklyFigures
from bot.language.texts import Texts
from bot.summary.quotes import LISTED, pages, quotable, quote


def comments_page(
    figures: WeeklyFigures, page: int, quoted_as: QuotedAs, texts: Texts
) -> Message | None:
    """Returns the page, counted from 0; None if there is none any more."""
    divided = pages(figures.comments)
    if page >= len(divided):
        return None
    first = 1 + sum(map(len, divided[:page]))
    last, n = first + len(divided[page]) - 1, len(quotable(figures.comments))
    heading = texts("summary.comments", first=first, last=last, n=n)
    quotes = (quote(row, quoted_as, LISTED) for row in divided[page])
    following = len(divided[page + 1]) if page + 1 < len(divided) else 0
    return Message(
        paragraphs=(plain(heading, Style.QUIET), *quotes),
        rows=_next(figures, page + 1, following, texts),
    )


def _next(figures: WeeklyFigures, page: int, n: int, texts: Texts) -> tuple[Row, ...]:
    if not n:
        return ()
    tap = CommentsTap(survey=figures.survey, week=str(figures.this_week.week), page=page)
    return ((Button(label=texts("summary.button.next", n=n), tap=pack(tap)),),)
