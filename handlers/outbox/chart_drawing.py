"""Draws the chart of a claimed row."""

import asyncio

from bot.chat.messages import Picture
from handlers.usecases.outgoing import ChartDrawing


async def draw_picture(chart: ChartDrawing) -> Picture:
    """Draws *chart* on a separate thread, because that may take several seconds."""
    name = f"{chart.figures.survey}-{chart.figures.this_week.week}.png"
    png = await asyncio.to_thread(_draw, chart)
    return Picture(png=png, alt=chart.alt, caption=chart.caption, filename=name)


def _draw(chart: ChartDrawing) -> bytes:
    from bot.summary.chart import (
        draw,  # imported late: matplotlib takes a second to load, and most starts need no chart
    )

    return draw(chart.figures.weeks, chart.figures.trend, chart.texts)
