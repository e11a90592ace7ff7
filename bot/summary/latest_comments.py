"""Renders one page of a survey's latest comments, whatever their week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.cases.card import staff_score
from bot.chat.lookup_taps import LatestCommentsTap
from bot.chat.messages import Button, Message, Row, line
from bot.chat.tap_encoding import pack
from bot.config.config import QuotedAs
from bot.figures.weekly import AnswerRow
from bot.figures.weeks import midnight
from bot.language.texts import Texts
from bot.states import SurveyKind
from bot.summary.quotes import LISTED, divided, quotable, quote
from bot.survey.scale import scale_of

EVERY_SEGMENT: Final = "all"


@dataclass(frozen=True, kw_only=True)
class LatestComments:
    """The answers that are looked through, oldest first, and what is wanted of them."""

    answers: Sequence[AnswerRow]
    wanted: LatestCommentsTap
    kind: SurveyKind
    quoted_as: QuotedAs
    zone: ZoneInfo
    now: datetime


def first_moment_of(wanted: LatestCommentsTap, zone: ZoneInfo) -> datetime:
    """Returns the instant from which on answers count."""
    return midnight(date.fromisoformat(wanted.since), zone)


def latest_comments(found: LatestComments, texts: Texts) -> Message | None:
    """Returns the wanted page, counted from 0; None if there is none any more."""
    wanted, page = found.wanted, found.wanted.page
    rows = tuple(reversed(tuple(_chosen(found))))
    since = texts.near_day(first_moment_of(wanted, found.zone), found.now, str(found.zone))
    if not rows and not page:
        return line(texts("comments.none", since=since))
    pages = divided(rows)
    if page >= len(pages):
        return None
    first = 1 + sum(map(len, pages[:page]))
    last = first + len(pages[page]) - 1
    title = texts.counted("comments.title", len(rows), since=since, first=first, last=last)
    quotes = (
        quote(row, found.quoted_as, LISTED, score=staff_score(row.score, found.kind, texts))
        for row in pages[page]
    )
    following = len(pages[page + 1]) if page + 1 < len(pages) else 0
    return Message(paragraphs=(title, *quotes), rows=_next(wanted, following, texts))


def _chosen(found: LatestComments) -> Iterable[AnswerRow]:
    """Yields the answers with own words, of the wanted segment if one is wanted."""
    wanted, scale = found.wanted.segment, scale_of(found.kind)
    for row in quotable(found.answers):
        if row.comment and wanted in {EVERY_SEGMENT, scale.segment_of(row.score)}:
            yield row


def _next(wanted: LatestCommentsTap, n: int, texts: Texts) -> tuple[Row, ...]:
    if not n:
        return ()
    tap = replace(wanted, page=wanted.page + 1)
    return ((Button(label=texts("summary.button.next", n=n), tap=pack(tap)),),)
