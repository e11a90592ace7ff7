"""The fonts of the chart. They are part of the package, since few machines have Korean or Chinese.

They contain only the characters that a chart can show; see ``deploy/chart_fonts.py``.
"""

from matplotlib.font_manager import FontProperties

from bot.summary.chart_style import FONTS, TYPE


def regular(size: float = TYPE) -> FontProperties:
    return FontProperties(fname=str(FONTS["regular"]), size=size)


def bold(size: float = TYPE) -> FontProperties:
    return FontProperties(fname=str(FONTS["bold"]), size=size)
