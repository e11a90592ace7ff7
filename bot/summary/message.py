"""Renders the weekly summary, with the uncertainty of its figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.chat.messages import Message, Paragraph, Span, Style, plain
from bot.figures.number_format import decimals_of, percent, signed
from bot.figures.scores import Counts
from bot.figures.weekly import AnswerRow, WeeklyFigures, Window
from bot.figures.weeks import Week
from bot.language.isolates import isolated
from bot.language.shortening import shorten
from bot.language.texts import Texts
from bot.summary import change_text
from bot.survey.scale import Segment, segment_of

QUOTED: Final = 300
"""UTF-16 units of a comment that the summary shows."""
LOW_RESPONSE: Final = 0.4
"""Below this response rate, missing answers may matter more than chance."""


def is_quiet(*, asked: int, answered: int) -> bool:
    """Whether nobody was asked and nobody answered in a week."""
    return not asked and not answered


def summary(
    figures: WeeklyFigures,
    texts: Texts,
    *,
    late_since: date | None = None,
    missed: Sequence[Week] = (),
    figures_command: str | None = None,
) -> Message:
    """Returns the message for the team's channel.

    *late_since*: the day on which it was due. *missed*: closed weeks that were never posted.
    *figures_command*: shows the figures while summaries pause; set in the last one before a pause.
    """
    asked, answered = figures.ladder.asked, figures.this_week.counts.n
    quiet = is_quiet(asked=asked, answered=answered)
    body = (_quiet(figures_command, texts),) if quiet else _whole(figures, texts)
    return Message(
        paragraphs=(
            plain(title(figures, texts), Style.HEADING),
            *_delay(figures.survey, late_since, missed, texts),
            *body,
        )
    )


def title(figures: WeeklyFigures, texts: Texts) -> str:
    """Returns the heading. It is equal for equal weeks, so that a repeated post is recognised."""
    week = figures.this_week.week
    days = texts.days(week.monday, week.sunday)
    return texts("summary.title", survey=figures.survey, week=week, days=days)


def chart_alt(figures: WeeklyFigures, texts: Texts) -> str:
    """Returns the text alternative of the chart."""
    weeks = (
        texts("summary.chart.week", week=window.week, nps=signed(window.nps), n=window.counts.n)
        for window in figures.weeks
        if window.nps is not None
    )
    return texts("summary.chart", weeks="; ".join(weeks))


def _delay(
    survey: str, late_since: date | None, missed: Sequence[Week], texts: Texts
) -> Iterable[Paragraph]:
    if late_since is not None:
        yield plain(texts("summary.late", date=texts.day(late_since)), Style.QUIET)
    if missed:
        weeks = ", ".join(str(week) for week in missed)
        note = texts("summary.missed", weeks=weeks, survey=survey, week=missed[-1])
        yield plain(note, Style.QUIET)


def _quiet(figures_command: str | None, texts: Texts) -> Paragraph:
    if figures_command is None:
        return plain(texts("summary.quiet"))
    return plain(texts("summary.quiet.rests", command=figures_command))


def _whole(figures: WeeklyFigures, texts: Texts) -> tuple[Paragraph, ...]:
    week, days = figures.this_week, figures.last_90_days
    return (
        _score("summary.week", week, texts),
        _score("summary.days.answers" if days.nameless else "summary.days", days, texts),
        *change_text.change(figures, texts),
        *_ladder(figures, texts),
        *_imported(week, texts),
        *_shares(week.counts, texts),
        *change_text.experiment(figures.experiment, texts),
        *_comments(figures.comments, texts),
    )


def _score(key: str, window: Window, texts: Texts) -> Paragraph:
    n = window.counts.n
    if window.nps is None:
        return texts.paragraph(f"{key}.none")
    if window.interval is None:
        return texts.paragraph(f"{key}.one", nps=signed(window.nps), n=n)
    decimals = decimals_of(window.interval)
    low, high = (signed(end, decimals) for end in window.interval)
    return texts.paragraph(key, nps=signed(window.nps, decimals), n=n, low=low, high=high)


def _ladder(figures: WeeklyFigures, texts: Texts) -> Iterable[Paragraph]:
    ladder = figures.ladder
    if not ladder.asked:
        return
    asked, eligible = ladder.asked, ladder.eligible
    if ladder.handed_over:
        yield texts.paragraph(
            "summary.ladder",
            asked=asked,
            eligible=eligible,
            handed_over=ladder.handed_over,
            answered=ladder.answered,
            commented=ladder.commented,
            rate=percent(ladder.answered, ladder.handed_over),
        )
    else:
        yield texts.paragraph("summary.ladder.none", asked=asked, eligible=eligible)
    if ladder.undeliverable or ladder.declined:
        counts = {"undeliverable": ladder.undeliverable, "declined": ladder.declined}
        yield plain(texts("summary.apart", **counts), Style.QUIET)
    if ladder.response_rate is not None and ladder.response_rate < LOW_RESPONSE:
        yield plain(texts("summary.silent"), Style.QUIET)


def _imported(window: Window, texts: Texts) -> Iterable[Paragraph]:
    """Yields how many answers came from another tool, since the ladder does not count them."""
    n, imported = window.counts.n, window.imported
    if imported and imported == n:
        yield texts.counted("summary.imported.all", n)
    elif imported:
        yield texts.paragraph("summary.imported", n=n, here=n - imported, imported=imported)


def _shares(counts: Counts, texts: Texts) -> Iterable[Paragraph]:
    if not counts.n:
        return
    yield texts.paragraph(
        "summary.shares",
        promoters=counts.promoters,
        passives=counts.passives,
        detractors=counts.detractors,
        promoters_share=percent(counts.promoters, counts.n),
        passives_share=percent(counts.passives, counts.n),
        detractors_share=percent(counts.detractors, counts.n),
    )


def _comments(rows: Sequence[AnswerRow], texts: Texts) -> Iterable[Paragraph]:
    """Yields the latest comment of each segment, detractors first."""
    latest = {segment_of(row.score): row for row in rows}
    chosen = [latest[segment] for segment in Segment if segment in latest]
    if not chosen:
        return
    yield texts.paragraph("summary.comments", shown=len(chosen), n=len(rows))
    for row in chosen:
        yield _quote(row)


def _quote(row: AnswerRow) -> Paragraph:
    # One line only: a line break in a comment could look like another person's answer.
    words = isolated(shorten(" ".join((row.comment or "").split()), QUOTED))
    return Paragraph(
        spans=(Span(text=f"{row.score}", bold=True), Span(text=f" · {words}")), style=Style.QUOTE
    )
