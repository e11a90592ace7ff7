"""Draws the chart of twelve weeks as a PNG, in one language.

It is read on a phone, at a quarter of its size. matplotlib loads slowly: import this module only
where a chart is drawn. Equal figures give equal bytes, with the same fonts on every machine.
"""

import io
from collections.abc import Sequence
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.figures.weekly import WeekWindow, Window
from bot.language.texts import Texts
from bot.summary import chart_legend, chart_panels
from bot.summary.chart_fonts import bold
from bot.summary.chart_style import DPI, HEIGHT, INK, PAPER, TITLE, WIDTH, Label

LEFT: Final = 0.095
PANEL_WIDTH: Final = 0.875
MARGIN: Final = 0.025
"""Parts of the picture's width and height."""


def draw(weeks: Sequence[WeekWindow], trend: Sequence[Window], texts: Texts) -> bytes:
    """Returns a PNG. *weeks*: oldest first; *trend*: the 90 days until the end of each."""
    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    figure.text(
        MARGIN, 0.975, texts(Label.TITLE), va="top", color=INK, font=bold(TITLE), parse_math=False
    )
    chart_legend.scores(figure, 0.885, texts)
    chart_panels.scores(figure.add_axes((LEFT, 0.415, PANEL_WIDTH, 0.365)), weeks, trend)
    chart_legend.segments(figure, 0.36, texts)
    chart_panels.answers(figure.add_axes((LEFT, 0.1, PANEL_WIDTH, 0.17)), weeks, texts)
    png = io.BytesIO()
    figure.savefig(png, format="png", metadata={"Software": None})
    return png.getvalue()
