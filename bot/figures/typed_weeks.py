"""Reads a week as staff type it: `2026-W40`, `2026w40`, `W40`, a date, `last`, `this`."""

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.figures.weeks import Week, latest_closed, week_at

_YEAR_AND_WEEK: Final = re.compile(r"(?P<year>[0-9]{4})[-/. ]?[Ww](?P<week>[0-9]{1,2})")
_WEEK: Final = re.compile(r"[Ww](?P<week>[0-9]{1,2})")
_LAST: Final = frozenset({"last", "latest", "previous", "lalu", "지난주", "上周", "上週"})
_THIS: Final = frozenset({"this", "current", "now", "ini", "이번주", "本周", "这周", "這週"})


def read_week(text: str, now: datetime, zone: ZoneInfo) -> Week | None:
    """Returns the week that *text* names, also a future one; ``None`` if it names none.

    A week without a year is the newest one of that number that has begun.
    """
    word = text.strip().lower().removesuffix(" week")
    if word in _LAST:
        return latest_closed(now, zone)
    if word in _THIS:
        return week_at(now, zone)
    if match := _YEAR_AND_WEEK.fullmatch(word):
        return _week(int(match["year"]), int(match["week"]))
    if match := _WEEK.fullmatch(word):
        return _newest(int(match["week"]), week_at(now, zone))
    try:
        return Week.of(date.fromisoformat(word))
    except ValueError:
        return None


def _week(year: int, number: int) -> Week | None:
    try:
        return Week(year, number)
    except ValueError:
        return None


def _newest(number: int, running: Week) -> Week | None:
    weeks = (_week(year, number) for year in (running.year, running.year - 1))
    return next((week for week in weeks if week is not None and week <= running), None)
