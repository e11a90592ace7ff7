"""The weekly summary in words: honest about what its figures can and cannot say."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.cleaning import shorten
from bot.figures import AnswerRow, Comparison, Experiment, Verdict, WeeklyFigures, Window
from bot.messages import Message, Paragraph, Span, Style, plain
from bot.scores import Counts, Interval, answers_needed, nps, shown, variance
from bot.segments import Segment, segment_of
from bot.texts import Texts
from bot.weeks import Week

FIRM: Final = 10
"""Points to each side that a firm statement may be off."""
QUOTED: Final = 300
"""UTF-16 units of a comment that the summary shows."""
LOW_RESPONSE: Final = 0.4
"""Below this share those who kept silent may matter more than chance."""


def is_quiet(*, asked: int, answered: int) -> bool:
    """A week in which nobody was asked and nobody answered."""
    return not asked and not answered


def summary(
    figures: WeeklyFigures,
    texts: Texts,
    *,
    late_since: date | None = None,
    missed: Sequence[Week] = (),
    rests: str | None = None,
) -> Message:
    """The message of the team's channel.

    *late_since*: the day on which it was due. *missed*: closed weeks that were never posted.
    *rests*: none follows this quiet one until something happens; the command that shows the figures
    meanwhile.
    """
    asked, answered = figures.ladder.asked, figures.this_week.counts.n
    quiet = is_quiet(asked=asked, answered=answered)
    body = (_quiet(rests, texts),) if quiet else _whole(figures, texts)
    return Message(
        paragraphs=(
            plain(title(figures, texts), Style.HEADING),
            *_delay(figures.survey, late_since, missed, texts),
            *body,
        )
    )


def title(figures: WeeklyFigures, texts: Texts) -> str:
    """The same for the same week, so that a post that came twice can be recognised."""
    week = figures.this_week.week
    days = texts.days(week.monday, week.sunday)
    return texts("summary.title", survey=figures.survey, week=week, days=days)


def chart_alt(figures: WeeklyFigures, texts: Texts) -> str:
    """The chart in words, for those who cannot see it."""
    weeks = (
        texts("summary.chart.week", week=window.week, nps=_signed(window.nps), n=window.counts.n)
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
        told = texts("summary.missed", weeks=weeks, survey=survey, week=missed[-1])
        yield plain(told, Style.QUIET)


def _quiet(rests: str | None, texts: Texts) -> Paragraph:
    if rests is None:
        return plain(texts("summary.quiet"))
    return plain(texts("summary.quiet.rests", command=rests))


def _whole(figures: WeeklyFigures, texts: Texts) -> tuple[Paragraph, ...]:
    return (
        _score("summary.week", figures.this_week, texts),
        _score("summary.days", figures.last_90_days, texts),
        _change(figures, texts),
        *_ladder(figures, texts),
        _shares(figures.this_week.counts, texts),
        *_experiment(figures.experiment, texts),
        *_comments(figures.comments, texts),
    )


def _score(key: str, window: Window, texts: Texts) -> Paragraph:
    n = window.counts.n
    if window.nps is None:
        return texts.paragraph(f"{key}.none")
    if window.interval is None:
        return texts.paragraph(f"{key}.one", nps=_signed(window.nps), n=n)
    low, high = _limits(window.interval)
    return texts.paragraph(key, nps=_signed(window.nps), n=n, low=low, high=high)


def _limits(interval: Interval) -> tuple[str, str]:
    low, high = interval
    return _signed(low), _signed(high)


def _change(figures: WeeklyFigures, texts: Texts) -> Paragraph:
    change = figures.change
    if change.verdict is Verdict.TOO_FEW or change.p is None or change.points is None:
        return texts.paragraph("summary.change.too_few", needed=_needed(figures), points=FIRM)
    key = {
        Verdict.UP: "summary.change.up",
        Verdict.DOWN: "summary.change.down",
        Verdict.WITHIN_CHANCE: _within_chance(change.points),
    }[change.verdict]
    return texts.paragraph(key, points=abs(shown(change.points)), p=_p(change.p))


def _within_chance(points: float) -> str:
    rounded = shown(points)
    if rounded == 0:
        return "summary.change.none"
    return "summary.change.within.up" if rounded > 0 else "summary.change.within.down"


def _needed(figures: WeeklyFigures) -> int:
    """Answers that a score within ten points takes, with answers as different as they are."""
    counts = figures.last_90_days.counts
    return answers_needed(FIRM, variance(counts) if counts.n else 1.0)


def _p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"= {p:.3f}" if p < 0.1 else f"= {p:.2f}"


def _ladder(figures: WeeklyFigures, texts: Texts) -> Iterable[Paragraph]:
    ladder = figures.ladder
    if not ladder.asked:
        return
    rate = ladder.response_rate
    yield texts.paragraph(
        "summary.ladder",
        eligible=ladder.eligible,
        asked=ladder.asked,
        handed_over=ladder.handed_over,
        answered=ladder.answered,
        commented=ladder.commented,
        rate="–" if rate is None else shown(100 * rate),
    )
    if ladder.undeliverable or ladder.declined:
        apart = {"undeliverable": ladder.undeliverable, "declined": ladder.declined}
        yield plain(texts("summary.apart", **apart), Style.QUIET)
    if rate is not None and rate < LOW_RESPONSE:
        yield plain(texts("summary.silent"), Style.QUIET)


def _shares(counts: Counts, texts: Texts) -> Paragraph:
    return texts.paragraph(
        "summary.shares",
        promoters=counts.promoters,
        passives=counts.passives,
        detractors=counts.detractors,
        promoters_share=_percent(counts.promoters, counts.n),
        passives_share=_percent(counts.passives, counts.n),
        detractors_share=_percent(counts.detractors, counts.n),
    )


def _percent(part: int, whole: int) -> str:
    return str(shown(100 * part / whole)) if whole else "–"


def _experiment(experiment: Experiment | None, texts: Texts) -> Iterable[Paragraph]:
    if experiment is None:
        return
    yield texts.paragraph(
        "summary.experiment",
        coloured=_signed(nps(experiment.coloured)),
        coloured_n=experiment.coloured.n,
        plain=_signed(nps(experiment.plain)),
        plain_n=experiment.plain.n,
        verdict=_verdict(experiment.difference, texts),
    )


def _verdict(difference: Comparison, texts: Texts) -> str:
    if difference.p is None:
        return texts("summary.experiment.too_few")
    chance = difference.verdict is Verdict.WITHIN_CHANCE
    key = "summary.experiment.chance" if chance else "summary.experiment.proven"
    return texts(key, p=_p(difference.p))


def _comments(rows: Sequence[AnswerRow], texts: Texts) -> Iterable[Paragraph]:
    """The latest words of each segment, detractors first: at most three."""
    latest = {segment_of(row.score): row for row in rows}
    chosen = [latest[segment] for segment in Segment if segment in latest]
    if not chosen:
        return
    yield texts.paragraph("summary.comments", shown=len(chosen), n=len(rows))
    for row in chosen:
        yield _quote(row)


def _quote(row: AnswerRow) -> Paragraph:
    words = shorten(row.comment or "", QUOTED)
    return Paragraph(
        spans=(Span(text=f"{row.score}", bold=True), Span(text=f" · {words}")), style=Style.QUOTE
    )


def _signed(value: float | None) -> str:
    """A score as it is read: +24, 0, −39."""
    if value is None:
        return "–"
    rounded = shown(value)
    return f"+{rounded}" if rounded > 0 else f"−{-rounded}" if rounded < 0 else "0"
