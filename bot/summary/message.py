"""Renders the weekly summary: half a minute of reading, with the uncertainty of its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.chat.messages import Message, Paragraph, Row, Style, plain
from bot.config.config import QuotedAs
from bot.figures.weekly import WeeklyFigures
from bot.figures.weeks import Week
from bot.language.texts import Texts
from bot.summary import change_text, csat_lines, experiment_lines
from bot.summary.buttons import buttons
from bot.summary.case_lines import open_cases
from bot.summary.churn_lines import churn_lines
from bot.summary.moved_weeks import MovedWeek, since_posted
from bot.summary.quotes import quote, selected
from bot.summary.reach_lines import reach
from bot.summary.response_lines import responses
from bot.summary.score_lines import scores, shares

THIS_YEAR: Final = timedelta(days=180)
"""The days of an older week stand with their year."""


@dataclass(frozen=True, kw_only=True)
class PostContext:
    """What a summary needs beside its figures."""

    today: date
    name: str = ""
    """The survey's name, if the title needs it."""
    quoted_as: QuotedAs = "named"
    moved: Sequence[MovedWeek] = ()
    late_since: date | None = None
    """The day on which a late summary was due."""
    missed: Sequence[Week] = ()
    """Closed weeks that were never posted."""
    figures_command: str | None = None
    """Shows the figures while summaries pause; set in the last one before a pause."""
    may_be_shared: bool = False
    """Only its reader sees it, and there is a channel to share it with."""


def is_quiet(*, asked: int, answered: int) -> bool:
    """Whether nobody was asked and nobody answered in a week."""
    return not asked and not answered


def summary(figures: WeeklyFigures, texts: Texts, context: PostContext) -> Message:
    """Returns the message for the team's channel."""
    asked, answered = figures.ladder.asked, figures.this_week.counts.n
    quiet = is_quiet(asked=asked, answered=answered) and all(one.is_quiet for one in figures.csat)
    body = (_quiet(context, texts),) if quiet else _whole(figures, context, texts)
    heading = plain(title(figures, context, texts), Style.HEADING)
    return Message(
        paragraphs=(heading, *_delay(figures.survey, context, texts), *body),
        rows=() if quiet else _rows(figures, context, texts),
    )


def title(figures: WeeklyFigures, context: PostContext, texts: Texts) -> str:
    """Returns the product, the kind of survey and the days of the week, in words."""
    week = figures.this_week.week
    days = days_of(week, context.today, texts)
    if context.name:
        return texts("summary.title.survey", survey=context.name, days=days)
    return texts("summary.title", days=days)


def days_of(week: Week, today: date, texts: Texts) -> str:
    """Returns the days of a week, with the year unless it is clear."""
    is_clear = week.monday.year == week.sunday.year and today - week.sunday < THIS_YEAR
    return texts.days(week.monday, week.sunday, year=not is_clear)


def _rows(figures: WeeklyFigures, context: PostContext, texts: Texts) -> tuple[Row, ...]:
    chosen = selected(figures.comments)
    comments = 0 if chosen.is_all else chosen.n
    return buttons(figures, comments, texts, may_be_shared=context.may_be_shared)


def _delay(survey: str, context: PostContext, texts: Texts) -> Iterable[Paragraph]:
    if context.late_since is not None:
        yield plain(texts("summary.late", date=texts.day(context.late_since)), Style.QUIET)
    if missed := context.missed:
        weeks = ", ".join(days_of(week, context.today, texts) for week in missed)
        note = texts("summary.missed", weeks=weeks, survey=survey, week=missed[-1])
        yield plain(note, Style.QUIET)


def _quiet(context: PostContext, texts: Texts) -> Paragraph:
    if context.figures_command is None:
        return plain(texts("summary.quiet"))
    return plain(texts("summary.quiet.rests", command=context.figures_command))


def _whole(figures: WeeklyFigures, context: PostContext, texts: Texts) -> tuple[Paragraph, ...]:
    quoted_as = context.quoted_as
    chosen = selected(figures.comments)
    return (
        scores(figures, texts),
        *change_text.change(figures, texts),
        *since_posted(context.moved, texts),
        *shares(figures.this_week.counts, texts),
        *reach(figures, texts),
        *experiment_lines.experiment(figures.experiment, texts),
        *open_cases(figures.cases, quoted_as, texts),
        *responses(figures.cases, texts),
        *(quote(row, quoted_as) for row in chosen.shown),
        *csat_lines.csat(figures.csat, texts),
        *churn_lines(figures.churn, texts),
    )
