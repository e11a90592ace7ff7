"""Answers "How sure is this?": intervals, p, response rate, and what the words mean."""

from collections.abc import Iterable
from typing import Final

from bot.chat.messages import Message, Paragraph, Style, plain
from bot.figures.number_format import percent, signed, unsigned
from bot.figures.rounding import rounded, shown
from bot.figures.scores import answers_needed, variance
from bot.figures.verdicts import Comparison
from bot.figures.weekly import WeeklyFigures, Window
from bot.language.texts import Texts
from bot.summary.case_certainty import case_certainty
from bot.summary.change_text import decimals_of_comparison
from bot.summary.churn_lines import churn_certainty

FIRM: Final = 10
"""The half-width of a firm score's interval, in points."""
TINY: Final = 0.001
"""A smaller p is shown as this bound."""


def certainty(figures: WeeklyFigures, texts: Texts) -> Message:
    """Returns the whole answer."""
    return Message(
        paragraphs=(
            plain(texts("summary.button.sure"), Style.HEADING),
            *_windows(figures, texts),
            *_change(figures.change, texts),
            *_needed(figures.last_90_days, texts),
            *_rate(figures, texts),
            plain(texts("summary.sure.intervals")),
            plain(texts("summary.sure.steps")),
            plain(texts("summary.sure.definition")),
            *churn_certainty(figures.churn, texts),
            *_csat(figures, texts),
            *case_certainty(figures.cases, texts),
        )
    )


def _windows(figures: WeeklyFigures, texts: Texts) -> Iterable[Paragraph]:
    for key, window in (
        ("summary.sure.week", figures.this_week),
        ("summary.sure.days", figures.last_90_days),
        ("summary.sure.before", figures.previous_90_days),
    ):
        yield texts.paragraph("summary.sure.window", name=texts(key), score=_score(window, texts))


def _score(window: Window, texts: Texts) -> str:
    if window.nps is None:
        return texts("summary.sure.none")
    nps = signed(window.nps, 1)
    if window.interval is None:
        return texts("summary.sure.single", nps=nps)
    low, high = (signed(end, 1) for end in window.interval)
    return texts("summary.sure.score", nps=nps, n=window.counts.n, low=low, high=high)


def _change(change: Comparison, texts: Texts) -> Iterable[Paragraph]:
    if change.points is None or change.interval is None or change.p is None:
        return
    decimals = max(1, decimals_of_comparison(change))
    low, high = (signed(end, decimals) for end in change.interval)
    points = signed(change.points, decimals)
    yield texts.paragraph("summary.sure.change", points=points, low=low, high=high, p=_p(change.p))
    if change.visible is not None:
        yield plain(texts("summary.sure.visible", visible=shown(change.visible)))


def _csat(figures: WeeklyFigures, texts: Texts) -> Iterable[Paragraph]:
    """Yields what CSAT means, if the summary shows it."""
    if any(one.last_90_days.whole for one in figures.csat):
        yield plain(texts("summary.sure.csat"))


def _p(p: float) -> str:
    return f"< {TINY}" if p < TINY else f"= {rounded(p, 3)}"


def _needed(window: Window, texts: Texts) -> Iterable[Paragraph]:
    """Yields how many answers a firm score takes, while there are fewer."""
    needed = answers_needed(FIRM, variance(window.counts))
    if window.counts.n < needed:
        yield plain(texts("summary.sure.needed", points=unsigned(FIRM), needed=needed))


def _rate(figures: WeeklyFigures, texts: Texts) -> Iterable[Paragraph]:
    ladder = figures.ladder
    if ladder.handed_over:
        yield texts.paragraph(
            "summary.sure.rate",
            rate=texts.percent(percent(ladder.answered, ladder.handed_over)),
            answered=ladder.answered,
            handed_over=ladder.handed_over,
            commented=ladder.commented,
            eligible=ladder.eligible,
        )
