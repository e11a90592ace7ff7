"""Figures of a week, and its summary as it is read on the Monday after."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.messages import Message, Style
from bot.figures.proportions import Share
from bot.figures.verdicts import Verdict
from bot.figures.weekly import AnswerRow, Ladder, WeeklyFigures
from bot.figures.weekly_from_answers import weekly_figures
from bot.figures.weeks import Week
from bot.ids import CaseId, MessageRef
from bot.language.texts import Texts
from bot.states import Variant
from bot.summary.case_lines import OpenCase
from bot.summary.message import PostContext, summary

WEEK = Week(2026, 47)
MONDAY = date(2026, 11, 23)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
SOMEBODY_ASKED = Ladder(eligible=100, asked=50, handed_over=50, answered=30, commented=10)
ENGLISH = Texts("en", product="Acme")


def given(
    *scores: int,
    days_ago: float = 0,
    by: str = "",
    variant: Variant | None = None,
    experiment: bool = False,
) -> list[AnswerRow]:
    return [
        AnswerRow(
            person=f"{by}{n}" if by else None,
            score=score,
            at=WEDNESDAY - timedelta(days=days_ago),
            variant=variant,
            experiment=experiment,
        )
        for n, score in enumerate(scores)
    ]


def figures(
    *answers: AnswerRow,
    ladder: Ladder = SOMEBODY_ASKED,
    said: Verdict | None = None,
    rates: Mapping[Variant, Share] | None = None,
) -> WeeklyFigures:
    return weekly_figures(
        survey="relationship",
        week=WEEK,
        zone=ZoneInfo("UTC"),
        answers=answers,
        ladder=ladder,
        previous_verdict=said,
        rates=rates,
    )


def told(found: WeeklyFigures, texts: Texts = ENGLISH, **beside: Any) -> Message:
    """The summary, read on the Monday after its week."""
    return summary(found, texts, PostContext(**{"today": MONDAY, **beside}))


def said(found: WeeklyFigures, **beside: Any) -> str:
    return told(found, **beside).text


def quoted(found: WeeklyFigures, **beside: Any) -> list[str]:
    paragraphs = told(found, **beside).paragraphs
    return [paragraph.text for paragraph in paragraphs if paragraph.style is Style.QUOTE]


def labels(message: Message) -> list[str]:
    return [item.label for row in message.rows for item in row]


def open_case(number: int, name: str = "Mia", account: str = "Globex", score: int = 4) -> OpenCase:
    ref = MessageRef(f"C0SUPPORT/17.{number}")
    return OpenCase(id=CaseId(number), name=name, account=account, score=score, message=ref)


def said_by(
    score: int, comment: str, name: str = "", account: str = "", minute: int = 0, **more: Any
) -> AnswerRow:
    at = WEDNESDAY + timedelta(minutes=minute)
    row = AnswerRow(person=f"{minute}", score=score, at=at, comment=comment)
    return replace(row, name=name, account=account, **more)
