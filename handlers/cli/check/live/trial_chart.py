"""Draws the weekly summary's picture with invented figures."""

import asyncio
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.chat.messages import Picture
from bot.figures.scores import Counts
from bot.figures.weekly import WeekWindow, Window
from bot.figures.weekly_from_answers import CHART_WEEKS, long_period
from bot.figures.weeks import Week, latest_closed
from bot.language.texts import Texts

ALT: Final = "A trial: twelve weeks of made-up figures, getting better."
_ZONE: Final = ZoneInfo("UTC")
_WEEKS_OF_A_QUARTER: Final = 13


async def picture(now: datetime) -> Picture:
    last = latest_closed(now, _ZONE)
    weeks = [_window(last.shift(place - CHART_WEEKS + 1), place) for place in range(CHART_WEEKS)]
    png = await asyncio.to_thread(_draw, weeks)
    return Picture(png=png, alt=ALT, caption=ALT, filename="trial.png")


def _window(week: Week, place: int) -> WeekWindow:
    since, until = week.bounds(_ZONE)
    return WeekWindow(week=week, since=since, until=until, counts=_counts(place))


def _counts(place: int, weeks: int = 1) -> Counts:
    """Returns the answers of the week at *place*, or of so many weeks like it."""
    return Counts(
        detractors=weeks * (9 - place // 2), passives=weeks * 5, promoters=weeks * (6 + place)
    )


def _days(week: WeekWindow, place: int) -> Window:
    since, until = long_period(week.week, _ZONE)
    return Window(since=since, until=until, counts=_counts(place, _WEEKS_OF_A_QUARTER))


def _draw(weeks: list[WeekWindow]) -> bytes:
    from bot.summary.chart import draw  # matplotlib takes a second to load

    trend = [_days(week, place) for place, week in enumerate(weeks)]
    return draw(weeks, trend, Texts("en"))
