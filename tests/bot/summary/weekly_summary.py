"""Figures of a week, and its summary as it is read on the Monday after."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.messages import Message, Style
from bot.figures.case_figures import CaseFigures, CaseRow, cases_of_period
from bot.figures.open_case import OpenCase
from bot.figures.proportions import Share
from bot.figures.recovery import AnswerPair, recovery
from bot.figures.verdicts import Verdict
from bot.figures.weekly import AnswerRow, Ladder, WeeklyFigures
from bot.figures.weekly_from_answers import long_period, weekly_figures
from bot.figures.weeks import Week
from bot.ids import CaseId, MessageRef
from bot.language.texts import Texts
from bot.states import Variant
from bot.summary.message import PostContext, summary

WEEK = Week(2026, 47)
MONDAY = date(2026, 11, 23)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
SOMEBODY_ASKED = Ladder(eligible=100, asked=50, handed_over=50, answered=30, commented=10)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NO_ANSWERS = Share(part=0, whole=0)
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


def told(
    found: WeeklyFigures,
    texts: Texts = ENGLISH,
    *,
    open_cases: Sequence[OpenCase] = (),
    **beside: Any,
) -> Message:
    """The summary, read on the Monday after its week."""
    if open_cases:
        found = with_cases(found, open_cases=open_cases)
    return summary(found, texts, PostContext(**{"today": MONDAY, **beside}))


def with_cases(
    found: WeeklyFigures,
    *rows: CaseRow,
    open_cases: Sequence[OpenCase] = (),
    pairs: Sequence[AnswerPair] = (),
    csat: Share = NO_ANSWERS,
) -> WeeklyFigures:
    """The figures with those of cases, of a team that is there day and night."""
    long = long_period(WEEK, found.zone)

    def measured(start: datetime, end: datetime) -> timedelta:
        return end - start

    cases = CaseFigures(
        at=NOW,
        open_cases=tuple(open_cases),
        this_week=cases_of_period(rows, *WEEK.bounds(found.zone), NOW, measured),
        last_90_days=cases_of_period(rows, *long, NOW, measured),
        recovery=recovery(pairs),
        csat=csat,
    )
    return replace(found, cases=cases)


def case_row(hours: float | None = None, resolved: float | None = None, **more: Any) -> CaseRow:
    """A detractor's case of Wednesday, due after a day; *hours* until the response."""
    given = {
        "opened_at": WEDNESDAY,
        "clock_from": WEDNESDAY,
        "due_at": WEDNESDAY + timedelta(days=1),
        "is_open": resolved is None,
        "score": 3,
        "responded_at": None if hours is None else WEDNESDAY + timedelta(hours=hours),
        "resolved_at": None if resolved is None else WEDNESDAY + timedelta(hours=resolved),
    }
    return CaseRow(**{**given, **more})


def said(found: WeeklyFigures, **beside: Any) -> str:
    return told(found, **beside).text


def quoted(found: WeeklyFigures, **beside: Any) -> list[str]:
    paragraphs = told(found, **beside).paragraphs
    return [paragraph.text for paragraph in paragraphs if paragraph.style is Style.QUOTE]


def labels(message: Message) -> list[str]:
    return [item.label for row in message.rows for item in row]


def open_case(
    number: int, name: str = "Mia", account: str = "Globex", score: int = 4, **more: Any
) -> OpenCase:
    ref = MessageRef(f"C0SUPPORT/17.{number}")
    return OpenCase(id=CaseId(number), name=name, account=account, score=score, message=ref, **more)


def said_by(
    score: int, comment: str, name: str = "", account: str = "", minute: int = 0, **more: Any
) -> AnswerRow:
    at = WEDNESDAY + timedelta(minutes=minute)
    row = AnswerRow(person=f"{minute}", score=score, at=at, comment=comment)
    return replace(row, name=name, account=account, **more)
