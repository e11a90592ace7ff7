"""Draws the legends of the chart: each a row of marks with their texts."""

from collections.abc import Sequence
from typing import Any, Final

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from bot.figures.verdicts import ENOUGH
from bot.language.texts import Texts
from bot.summary.chart_fonts import regular
from bot.summary.chart_style import (
    BAND,
    DETRACTORS,
    INK,
    LINE,
    PAPER,
    PASSIVES,
    PROMOTERS,
    WEEK,
    Label,
)

DOT: Final = 15
"""The size of a week's dot, in points."""


def scores(figure: Figure, top: float, texts: Texts) -> None:
    """Draws the legend of the scores below *top*, a part of the picture's height."""
    band = Patch(facecolor=BAND)
    line = Line2D([], [], color=LINE, linewidth=5)
    week = Line2D([], [], color=WEEK, marker="o", markersize=DOT, linewidth=0)
    few = Line2D([], [], color=WEEK, marker="o", markersize=DOT, linewidth=0, mfc=PAPER, mew=3)
    names = [texts(Label.DAYS), texts(Label.WEEK), texts(Label.FEW, n=ENOUGH)]
    _row(figure, top, [(band, line), week, few], names)


def segments(figure: Figure, top: float, texts: Texts) -> None:
    """Draws the legend of the answers."""
    colours = {Label.PROMOTERS: PROMOTERS, Label.PASSIVES: PASSIVES, Label.DETRACTORS: DETRACTORS}
    marks = [Patch(facecolor=colour) for colour in colours.values()]
    _row(figure, top, marks, [texts(label) for label in colours])


def _row(figure: Figure, top: float, marks: Sequence[Any], names: Sequence[str]) -> None:
    """Draws one row. A mark is an artist, or several that are drawn over each other."""
    row = figure.legend(
        list(marks),
        list(names),
        loc="upper left",
        bbox_to_anchor=(0.025, top),
        ncols=len(names),
        prop=regular(),
        labelcolor=INK,
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        handlelength=1.1,
        handletextpad=0.4,
        columnspacing=1.0,
    )
    for text in row.get_texts():
        text.set_parse_math(False)
