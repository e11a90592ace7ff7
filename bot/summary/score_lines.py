"""Renders the scores of the week and of the last 90 days, and the shares of the segments."""

from collections.abc import Iterable

from bot.chat.messages import Paragraph, joined
from bot.figures.number_format import decimals_of, percent, signed
from bot.figures.scores import Counts
from bot.figures.weekly import WeeklyFigures, Window
from bot.language.texts import Texts


def scores(figures: WeeklyFigures, texts: Texts) -> Paragraph:
    """Returns one line. The first interval in it says what an interval is."""
    week, days = figures.this_week, figures.last_90_days
    of_days = "summary.days.answers" if days.nameless else "summary.days"
    likely = "summary.range" if week.interval else "summary.range.likely"
    parts = (
        _score("summary.week", week, "summary.range.likely", texts),
        _score(of_days, days, likely, texts),
    )
    return joined(parts, " · ")


def days_score(days: Window, texts: Texts) -> Paragraph:
    """Returns the score of the last 90 days alone."""
    key = "summary.days.answers" if days.nameless else "summary.days"
    return _score(key, days, "summary.range.likely", texts)


def _score(key: str, window: Window, of_range: str, texts: Texts) -> Paragraph:
    n = window.counts.n
    if window.nps is None:
        return texts.paragraph(f"{key.removesuffix('.answers')}.none")
    if window.interval is None:
        return texts.paragraph(f"{key}.single", nps=signed(window.nps))
    decimals = decimals_of(window.interval)
    low, high = (signed(end, decimals) for end in window.interval)
    range_ = texts(of_range, low=low, high=high)
    return texts.paragraph(key, nps=signed(window.nps, decimals), n=n, range=range_)


def shares(counts: Counts, texts: Texts) -> Iterable[Paragraph]:
    """Yields the number and share of each segment, with its colour; nothing without answers."""
    if not counts.n:
        return
    segments = (
        ("summary.promoters", counts.promoters),
        ("summary.passives", counts.passives),
        ("summary.detractors", counts.detractors),
    )
    parts = (
        texts.counted(key, n, share=texts.percent(percent(n, counts.n))) for key, n in segments
    )
    yield joined(parts, "  ")
