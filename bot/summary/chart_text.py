"""Says in words what the chart shows: for screen readers, and as its caption."""

from bot.figures.number_format import signed
from bot.figures.weekly import WeeklyFigures
from bot.language.texts import Texts
from bot.summary.chart_style import Label


def alternative(figures: WeeklyFigures, texts: Texts) -> str:
    """Returns the text alternative of the chart: the score of 90 days, then each week's."""
    weeks = (
        texts(
            "summary.chart.week",
            day=texts.short_day(window.week.monday),
            nps=signed(window.nps),
            n=window.counts.n,
        )
        for window in figures.weeks
        if window.nps is not None
    )
    return texts("summary.chart", days=_days(figures, texts), weeks="; ".join(weeks))


def _days(figures: WeeklyFigures, texts: Texts) -> str:
    days = figures.last_90_days
    if days.nps is None:
        return texts("summary.chart.days.none")
    return texts("summary.chart.days", nps=signed(days.nps), n=days.counts.n)


def caption(figures: WeeklyFigures, texts: Texts) -> str:
    """Returns one sentence for below the chart."""
    score = figures.last_90_days.nps
    if score is None:
        return texts(Label.TITLE)
    return texts("summary.chart.caption", nps=signed(score))
