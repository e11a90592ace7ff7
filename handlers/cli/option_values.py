"""Reads the values of `--survey`, `--timezone` and `--week`."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.config.config import Config, SurveyConfig
from bot.config.values import read_zone
from bot.figures.typed_weeks import read_week
from bot.figures.weeks import Week, week_at
from handlers.cli.console import misused


def survey_named(config: Config, key: str | None, *, option: str = "--survey") -> SurveyConfig:
    """Returns the survey with this key; the first one for ``None``. *option*: how it is given."""
    if key is None:
        return config.surveys[0]
    surveys = {survey.key: survey for survey in config.surveys}
    if key not in surveys:
        misused(f"{option}: “{key}” isn't in bot.toml; use {', '.join(surveys)}")
    return surveys[key]


def summarised_named(config: Config, key: str | None) -> SurveyConfig:
    """Returns the survey with this key, which must have a summary; the main one for ``None``."""
    main = config.summarised[0]
    if key is None:
        return main
    survey = survey_named(config, key)
    if survey not in config.summarised:
        misused(
            f"--survey: “{key}” is a CSAT survey; its figures are in the summary of “{main.key}”:"
            f" tentap summary --survey {main.key}"
        )
    return survey


def zone_named(name: str) -> ZoneInfo:
    try:
        return read_zone(name)
    except ValueError as error:
        misused(f"--timezone: “{name}” {error}")


def week_begun(text: str, now: datetime, zone: ZoneInfo) -> Week:
    """Returns the week that *text* names as in chat, which must have begun but need not be over."""
    week = read_week(text, now, zone)
    if week is None:
        misused(f"--week: “{text}” isn't a week. Write it as 2026-W47, w47, a date, last or this.")
    if week > (running := week_at(now, zone)):
        misused(f"--week: {week} hasn't begun; the newest is {running}")
    return week
