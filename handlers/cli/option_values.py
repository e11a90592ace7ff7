"""Reads the values of `--survey`, `--timezone` and `--week`."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.config.config import Config, SurveyConfig
from bot.config.values import read_zone
from bot.figures.weeks import Week, week_at
from handlers.cli.console import misused


def survey_named(config: Config, key: str | None) -> SurveyConfig:
    """Returns the survey with this key; the first one for ``None``."""
    if key is None:
        return config.surveys[0]
    surveys = {survey.key: survey for survey in config.surveys}
    if key not in surveys:
        misused(f"--survey: “{key}” is not in bot.toml; known there: {', '.join(surveys)}")
    return surveys[key]


def zone_named(name: str) -> ZoneInfo:
    try:
        return read_zone(name)
    except ValueError as error:
        misused(f"--timezone: “{name}” {error}")


def week_begun(text: str, now: datetime, zone: ZoneInfo) -> Week:
    """Returns the week of this name, which must have begun but need not be over."""
    try:
        week = Week.parse(text)
    except ValueError as error:
        misused(f"--week: {error}")
    if week > (running := week_at(now, zone)):
        misused(f"--week: {week} has not begun; {running} is the newest")
    return week
