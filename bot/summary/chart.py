"""Draws twelve weeks as a PNG: the score with its interval above, answers per segment below.

The chart has no words, so that it needs no fonts for other scripts. matplotlib loads slowly:
import this module only where a chart is drawn. Equal figures give equal bytes.
"""

import io
import math
from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.figures.rounding import shown
from bot.figures.weekly import WeekWindow

# The lightness differs too, so that colour-blind readers can distinguish them.
DETRACTORS: Final = "#b3261e"
PASSIVES: Final = "#f4c542"
PROMOTERS: Final = "#2e9e6b"
INK: Final = "#1f2937"
FAINT: Final = "#6b7280"
GRID: Final = "#e5e7eb"
BAND: Final = "#c7d2e5"
LINE: Final = "#274b8f"

GAP: Final = math.nan
SIZE: Final = (8.0, 6.0)
DPI: Final = 160


def draw(weeks: Sequence[WeekWindow]) -> bytes:
    """Returns a PNG of 1280 × 960 pixels. *weeks*: oldest first. Weeks without answers are gaps."""
    figure = Figure(figsize=SIZE, dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(
        2, 1, height_ratios=(3, 2), hspace=0.12, left=0.08, right=0.97, top=0.96, bottom=0.12
    )
    score, answers = figure.add_subplot(grid[0]), figure.add_subplot(grid[1])
    _draw_scores(score, weeks)
    _draw_answers(answers, weeks)
    png = io.BytesIO()
    figure.savefig(png, format="png", metadata={"Software": None})
    return png.getvalue()


def _draw_scores(axes: Axes, weeks: Sequence[WeekWindow]) -> None:
    places = range(len(weeks))
    limits = [window.interval or (GAP, GAP) for window in weeks]
    lows, highs = [low for low, _ in limits], [high for _, high in limits]
    scores = [GAP if window.nps is None else window.nps for window in weeks]
    axes.axhline(0, color=FAINT, linewidth=1, zorder=1)
    axes.fill_between(places, lows, highs, color=BAND, alpha=0.65, linewidth=0, zorder=2)
    axes.vlines(places, lows, highs, color=BAND, linewidth=5, zorder=2)
    axes.plot(places, scores, color=LINE, linewidth=2.5, marker="o", markersize=8, zorder=4)
    for place, value in zip(places, scores, strict=True):
        if not math.isnan(value):
            _write_score(axes, place, value, last=place == len(weeks) - 1)
    axes.set_ylim(-112, 112)
    axes.set_yticks((-100, -50, 0, 50, 100), ("−100", "−50", "0", "50", "100"))
    _simplify(axes, len(weeks))
    axes.set_xticks([])


def _write_score(axes: Axes, place: int, value: float, *, last: bool) -> None:
    below = value > 80
    axes.annotate(
        str(shown(value)).replace("-", "−"),
        (place, value),
        xytext=(0, -11 if below else 10),
        textcoords="offset points",
        ha="center",
        va="top" if below else "bottom",
        color=INK,
        fontsize=15 if last else 12,
        fontweight="bold" if last else "normal",
        zorder=5,
    )


def _draw_answers(axes: Axes, weeks: Sequence[WeekWindow]) -> None:
    places = range(len(weeks))
    counts = [window.counts for window in weeks]
    bottom = [0] * len(weeks)
    for colour, heights in (
        (DETRACTORS, [each.detractors for each in counts]),
        (PASSIVES, [each.passives for each in counts]),
        (PROMOTERS, [each.promoters for each in counts]),
    ):
        axes.bar(places, heights, bottom=bottom, color=colour, width=0.68, edgecolor="white")
        bottom = [base + height for base, height in zip(bottom, heights, strict=True)]
    for place, total in zip(places, bottom, strict=True):
        if total:
            axes.annotate(
                str(total),
                (place, total),
                xytext=(0, 4),
                textcoords="offset points",
                ha="center",
                color=FAINT,
                fontsize=12,
            )
    axes.set_ylim(0, max(4, *bottom) * 1.2)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    _simplify(axes, len(weeks))
    axes.set_xticks(places, [_week_label(window) for window in weeks])


def _week_label(window: WeekWindow) -> str:
    """Returns the week's number, with the date of its Monday below."""
    monday = window.week.monday
    return f"W{window.week.number:02}\n{monday.day:02}.{monday.month:02}."


def _simplify(axes: Axes, weeks: int) -> None:
    """Removes everything but light horizontal lines."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.grid(axis="y", color=GRID, linewidth=1)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=12, labelcolor=FAINT)
    axes.set_xlim(-0.6, weeks - 0.4)
