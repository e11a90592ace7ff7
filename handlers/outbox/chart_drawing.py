"""Draws the chart of a row that was claimed."""

import asyncio

from bot.chat.messages import Picture
from bot.figures.weekly import WeeklyFigures
from handlers.usecases.outgoing import OutgoingChart, OutgoingPicture


async def drawn_picture(chart: OutgoingChart) -> OutgoingPicture:
    """On a thread of its own: it takes up to some seconds."""
    name = f"{chart.figures.survey}-{chart.figures.this_week.week}.png"
    png = await asyncio.to_thread(_draw, chart.figures)
    picture = Picture(png=png, alt=chart.alt, filename=name)
    return OutgoingPicture(chat=chart.chat, picture=picture, reply_to=chart.reply_to)


def _draw(figures: WeeklyFigures) -> bytes:
    from bot.summary.chart import (
        draw,  # loads matplotlib, which takes a second that most starts can save
    )

    return draw(figures.weeks)
