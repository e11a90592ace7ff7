"""The look of the chart: size, type, colours, and the keys of its texts."""

from enum import StrEnum
from pathlib import Path
from typing import Final

WIDTH: Final = 1440
HEIGHT: Final = 810
DPI: Final = 100
TYPE: Final = 44 * 72 / DPI
"""The type size in points: 44 px, so 22 px where the chart is 720 px wide."""
TITLE: Final = 52 * 72 / DPI

# Any two segments have a contrast of 2 : 1, also for people who see no red or no green.
DETRACTORS: Final = "#6b1610"
PASSIVES: Final = "#d9ab16"
PROMOTERS: Final = "#008035"
INK: Final = "#1f2937"
FAINT: Final = "#4b5563"
GRID: Final = "#e5e7eb"
BAND: Final = "#c3d0e8"
LINE: Final = "#1d4f9e"
WEEK: Final = "#6b7280"
PAPER: Final = "#ffffff"
"""The chart is a white card, in dark clients too."""

FONTS: Final = {
    weight: Path(__file__).parent / "fonts" / f"{weight}.otf" for weight in ("regular", "bold")
}


class Label(StrEnum):
    """The keys of the texts on the chart."""

    TITLE = "chart.title"
    DAYS = "chart.days"
    WEEK = "chart.week"
    FEW = "chart.week.few"
    DETRACTORS = "chart.detractors"
    PASSIVES = "chart.passives"
    PROMOTERS = "chart.promoters"
