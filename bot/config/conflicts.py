"""Finds keys of `bot.toml` that contradict each other or are missing for a running bot."""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.chat.platforms import Platform
from bot.config.case_conflicts import addresses_of_cases, csat_of_cases
from bot.config.config import LONGEST_OPEN, SHORTEST_RHYTHM
from bot.config.event_surveys import event_surveys
from bot.config.key_paths import survey_path
from bot.config.period_values import read_period
from bot.config.themes import theme_mistakes
from bot.states import SurveyKind

_DEFAULT_RHYTHM: Final = 90
"""The default of `survey.every_days`."""
_STARTS: Final = "09:00"
_ENDS: Final = "18:00"
"""The defaults of `hours.start` and `hours.end`."""


def between_keys(document: Mapping[str, object]) -> list[str]:
    """Returns a line for each key that is valid alone and invalid with another one."""
    surveys = [dict(_items(survey)) for survey in _surveys(document)]
    return [
        *_survey_keys(document),
        *_survey_kinds(document),
        *event_surveys(surveys),
        *csat_of_cases(dict(_items(document.get("cases"))), surveys),
        *_open_questions(document),
        *theme_mistakes([dict(_items(theme)) for theme in _listed(document, "theme")]),
        *_webhooks(document),
        *_probes(document),
        *_silence(document),
        *_hours(document),
    ]


def of_platforms(document: Mapping[str, object]) -> list[str]:
    """Returns a line for each mistake that only prevents running the bot, not other commands."""
    if not any(platform in document for platform in Platform):
        return ["slack, telegram: both are missing; add [slack] or [telegram] to reach people"]
    return [
        f"{path}: “{address}” needs [{platform}]; add that table, or use another chat"
        for path, address in _addresses(document)
        for platform in Platform
        if address.startswith(f"{platform}:") and platform not in document
    ]


def mode_of(document: Mapping[str, object], platform: Platform) -> object:
    """Returns the document's mode for a platform, unchecked; None if it has no such table."""
    table = document.get(platform)
    default = platform.traits.default_mode
    return table.get("mode", default) if isinstance(table, Mapping) else None


def _survey_keys(document: Mapping[str, object]) -> Iterator[str]:
    surveys = document.get("survey", [])
    if surveys == []:
        yield 'survey: is missing; add [[survey]] with key = "relationship" and kind = "nps"'
    seen = set()
    for number, survey in enumerate(surveys if isinstance(surveys, list) else [], start=1):
        key = survey.get("key") if isinstance(survey, Mapping) else None
        if isinstance(key, str) and key in seen:
            yield f"survey[{number}].key: “{key}” is used by a survey above; choose another key"
        if isinstance(key, str):
            seen.add(key)


def _hours(document: Mapping[str, object]) -> Iterator[str]:
    hours = document.get("hours")
    if not isinstance(hours, Mapping):
        return
    start, end = hours.get("start", _STARTS), hours.get("end", _ENDS)
    if isinstance(start, str) and isinstance(end, str) and end <= start:
        yield f"hours.end: “{end}” is not later than hours.start, {start}; choose a later time"


def _survey_kinds(document: Mapping[str, object]) -> Iterator[str]:
    """CSAT has no weekly summary: its figures are a line in that of the first NPS survey."""
    surveys = [dict(_items(survey)) for survey in _surveys(document)]
    csat = [survey.get("kind") == SurveyKind.CSAT for survey in surveys]
    if csat and all(csat):
        yield (
            'survey: none has kind = "nps"; add one: its weekly summary also shows the figures of'
            ' kind = "csat"'
        )
    for number, survey in enumerate(surveys, start=1):
        if csat[number - 1]:
            yield from _without_effect(survey_path(number, len(surveys)), survey)


def _without_effect(path: str, csat: Mapping[str, object]) -> Iterator[str]:
    """Yields a line for each key of a CSAT survey that only a weekly summary reads."""
    if csat.get("buttons") == "experiment":
        yield f"{path}.buttons: “experiment” is compared for NPS only; use “coloured” or “plain”"
    without = [key for key in ("quotes", "summary") if key in csat]
    if "team" in dict(_items(csat.get("channels"))):
        without.append("channels.team")
    for key in without:
        yield f'{path}.{key}: has no effect with kind = "csat"; remove it'


def _webhooks(document: Mapping[str, object]) -> Iterator[str]:
    http = document.get("http")
    if isinstance(http, Mapping) and http.get("public_url"):
        return
    for platform in Platform:
        if mode_of(document, platform) == "webhook":
            yield (
                f"{platform}.mode: “webhook” needs [http] with public_url, the address to"
                f" call; or set mode to “{platform.traits.default_mode}”"
            )


def _probes(document: Mapping[str, object]) -> Iterator[str]:
    http = dict(_items(document.get("http")))
    if "probes_host" in http and "probes_port" not in http:
        yield "http.probes_host: has no effect without probes_port; add probes_port, or remove this"


def _silence(document: Mapping[str, object]) -> Iterator[str]:
    """A person who is deleted between two questions would come back as a new one, and too early."""
    written = dict(_items(document.get("retention"))).get("silent")
    try:
        silent = read_period(written)
    except ValueError:  # reported with the key
        return
    longest = max([_DEFAULT_RHYTHM, *_rhythms(document)])
    if silent is not None and silent.shortest.days <= longest:
        yield (
            f"retention.silent: “{written}” is too short, as people are asked every {longest} days;"
            ' write a longer period, or "never"'
        )


def _open_questions(document: Mapping[str, object]) -> Iterator[str]:
    """Yields a line for each rhythm whose questions would still be open when the next ones come.

    By hand and after an event the next question has no fixed day.
    """
    surveys = _surveys(document)
    for number, written in enumerate(surveys, start=1):
        survey = dict(_items(written))
        every, expires = survey.get("every_days", _DEFAULT_RHYTHM), survey.get("expires_days")
        if survey.get("ask") != "rhythm" or not (
            isinstance(every, int) and isinstance(expires, int)
        ):
            continue
        if SHORTEST_RHYTHM <= every < expires <= LONGEST_OPEN:
            yield (
                f"{survey_path(number, len(surveys))}.expires_days: {expires} is longer than"
                f" every_days, {every}, so a question would be open when the next one comes; write"
                f" at most {every}, or a larger every_days"
            )


def _rhythms(document: Mapping[str, object]) -> Iterator[int]:
    for survey in _surveys(document):
        days = dict(_items(survey)).get("every_days")
        if isinstance(days, int):
            yield days


def _surveys(document: Mapping[str, object]) -> list[object]:
    return _listed(document, "survey")


def _listed(document: Mapping[str, object], name: str) -> list[object]:
    tables = document.get(name)
    return tables if isinstance(tables, list) else []


def _addresses(document: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    channels, staff = document.get("channels"), document.get("staff")
    found = [(f"channels.{name}", value) for name, value in _items(channels)]
    surveys = _surveys(document)
    for number, survey in enumerate(surveys, start=1):
        own, path = dict(_items(survey)).get("channels"), survey_path(number, len(surveys))
        found += [(f"{path}.channels.{name}", value) for name, value in _items(own)]
    found += addresses_of_cases(dict(_items(document.get("cases"))))
    admins = staff.get("admins") if isinstance(staff, Mapping) else None
    for number, value in enumerate(admins if isinstance(admins, list) else [], start=1):
        found.append((f"staff.admins[{number}]", value))
    return ((path, value) for path, value in found if isinstance(value, str))


def _items(table: object) -> list[tuple[str, object]]:
    return list(table.items()) if isinstance(table, Mapping) else []
