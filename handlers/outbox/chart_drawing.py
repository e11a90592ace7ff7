"""Draws the chart of a claimed row."""

import asyncio

from bot.chat.messages import Picture
from bot.figures.weekly import WeeklyFigures
from handlers.usecases.outgoing import OutgoingChart, OutgoingPicture


async def draw_picture(chart: OutgoingChart) -> OutgoingPicture:
    """Draws *chart* on a separate thread, because that may take several seconds."""
    name = f"{chart.figures.survey}-{chart.figures.this_week.week}.png"
    png = await asyncio.to_thread(_draw, chart.figures)
    picture = Picture(png=png, alt=chart.alt, filename=name)
    return OutgoingPicture(chat=chart.chat, picture=picture, reply_to=chart.reply_to)


def _draw(figures: WeeklyFigures) -> bytes:
    from bot.summary.chart import (
        draw,  # imported late: matplotlib takes a second to load, and most starts need no chart
    )

    return draw(figures.weeks)
