"""Draws the two panels of the chart: the scores above, the answers of each segment below."""

import math
from collections.abc import Sequence
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from bot.figures.number_format import signed
from bot.figures.verdicts import ENOUGH
from bot.figures.weekly import WeekWindow, Window
from bot.language.texts import Texts
from bot.summary import chart_axis
from bot.summary.chart_fonts import bold, regular
from bot.summary.chart_legend import DOT
from bot.summary.chart_style import (
    BAND,
    DETRACTORS,
    FAINT,
    GRID,
    LINE,
    PAPER,
    PASSIVES,
    PROMOTERS,
    WEEK,
)

GAP: Final = math.nan
DOTS: Final[dict[str, Any]] = {"marker": "o", "markersize": DOT, "mew": 3, "clip_on": False}
HALO: Final = [withStroke(linewidth=8, foreground=PAPER)]
"""Parts the last score from the lines behind it."""


def scores(axes: Axes, weeks: Sequence[Window], trend: Sequence[Window]) -> None:
    """Draws the scores of the 90 days as a line with its band, those of the weeks as dots."""
    low, high = chart_axis.score_limits(weeks, trend)
    axes.axhline(0, color=FAINT, linewidth=1.5, zorder=1)
    _draw_line(axes, trend)
    _draw_weeks(axes, weeks)
    axes.set_ylim(low, high)
    ticks = chart_axis.score_ticks(low, high)
    axes.set_yticks(ticks, [signed(tick) for tick in ticks])
    _simplify(axes, len(weeks))
    axes.set_xticks([])
    _write_last(axes, trend, low, high)


def _draw_line(axes: Axes, trend: Sequence[Window]) -> None:
    places = range(len(trend))
    limits = [window.interval or (GAP, GAP) for window in trend]
    lows, highs = [low for low, _ in limits], [high for _, high in limits]
    axes.fill_between(places, lows, highs, color=BAND, linewidth=0, zorder=2)
    values = [GAP if window.nps is None else window.nps for window in trend]
    axes.plot(places, values, color=LINE, linewidth=5, solid_capstyle="round", zorder=4)


def _draw_weeks(axes: Axes, weeks: Sequence[Window]) -> None:
    for place, week in enumerate(weeks):
        if week.nps is None:
            continue
        low, high = week.interval or (week.nps, week.nps)
        axes.vlines(place, low, high, color=WEEK, linewidth=2.5, zorder=3)
        face = WEEK if week.counts.n >= ENOUGH else PAPER
        axes.plot(place, week.nps, **DOTS, color=WEEK, mfc=face, zorder=5)


def _write_last(axes: Axes, trend: Sequence[Window], low: int, high: int) -> None:
    """Writes the last score of the line beside it, where there is more room."""
    value = trend[-1].nps
    if value is None:
        return
    above = value <= (low + high) / 2
    axes.plot(len(trend) - 1, value, **DOTS, color=LINE, zorder=6)
    axes.annotate(
        signed(value),
        (len(trend) - 1, value),
        xytext=(0, 16 if above else -16),
        textcoords="offset points",
        ha="center",
        va="bottom" if above else "top",
        color=LINE,
        font=bold(),
        zorder=7,
        parse_math=False,
        path_effects=HALO,
    )


def answers(axes: Axes, weeks: Sequence[WeekWindow], texts: Texts) -> None:
    """Draws the answers of each week as stacked bars, with a date below every second week."""
    counts = [week.counts for week in weeks]
    bottom = [0] * len(weeks)
    for colour, heights in (
        (DETRACTORS, [each.detractors for each in counts]),
        (PASSIVES, [each.passives for each in counts]),
        (PROMOTERS, [each.promoters for each in counts]),
    ):
        axes.bar(
            range(len(weeks)), heights, bottom=bottom, color=colour, width=0.7, edgecolor=PAPER
        )
        bottom = [base + height for base, height in zip(bottom, heights, strict=True)]
    axes.set_ylim(0, max(1, *bottom) * 1.05)
    axes.set_yticks(chart_axis.count_ticks(max(bottom)))
    _simplify(axes, len(weeks))
    dated = chart_axis.dated(len(weeks))
    axes.set_xticks(dated, [texts.short_day(weeks[place].week.monday) for place in dated])
    for label in axes.get_xticklabels():
        label.set_fontproperties(regular())


def _simplify(axes: Axes, weeks: int) -> None:
    """Removes everything but light horizontal lines, and sets the type of the numbers."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.grid(axis="y", color=GRID, linewidth=2)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelcolor=FAINT, pad=8)
    for label in axes.get_yticklabels():
        label.set_fontproperties(regular())
    axes.set_xlim(-0.6, weeks - 0.4)
