"""Draws the weekly summary's picture with invented figures."""

import asyncio
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.chat.messages import Picture
from bot.figures.scores import Counts
from bot.figures.weekly import WeekWindow
from bot.figures.weekly_from_answers import CHART_WEEKS
from bot.figures.weeks import Week, latest_closed

ALT: Final = "A trial: twelve weeks of made-up figures, getting better."
_ZONE: Final = ZoneInfo("UTC")


async def picture(now: datetime) -> Picture:
    last = latest_closed(now, _ZONE)
    weeks = [_window(last.shift(place - CHART_WEEKS + 1), place) for place in range(CHART_WEEKS)]
    png = await asyncio.to_thread(_draw, weeks)
    return Picture(png=png, alt=ALT, filename="trial.png")


def _window(week: Week, place: int) -> WeekWindow:
    since, until = week.bounds(_ZONE)
    counts = Counts(detractors=9 - place // 2, passives=5, promoters=6 + place)
    return WeekWindow(week=week, since=since, until=until, counts=counts)


def _draw(weeks: list[WeekWindow]) -> bytes:
    from bot.summary.chart import draw  # matplotlib takes a second to load

    return draw(weeks)
