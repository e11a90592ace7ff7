"""Finds keys of `bot.toml` that contradict each other or are missing for a running bot."""

from collections.abc import Iterator, Mapping

from bot.chat.platforms import Platform


def between_keys(document: Mapping[str, object]) -> list[str]:
    """Returns a line for each key that is valid alone and invalid with another one."""
    return [*_survey_keys(document), *_webhooks(document), *_probes(document)]


def of_platforms(document: Mapping[str, object]) -> list[str]:
    """Returns a line for each mistake that only prevents running the bot, not other commands."""
    if not any(platform in document for platform in Platform):
        return ["slack, telegram: both are missing; add [slack] or [telegram] to talk to people"]
    return [
        f"{path}: “{address}” has no [{platform}]; add that table, or name a chat elsewhere"
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
        yield 'survey: there is none; add [[survey]] with key = "relationship" and kind = "nps"'
    seen = set()
    for number, survey in enumerate(surveys if isinstance(surveys, list) else [], start=1):
        key = survey.get("key") if isinstance(survey, Mapping) else None
        if isinstance(key, str) and key in seen:
            yield f"survey[{number}].key: “{key}” is taken by a survey above; give each its own"
        if isinstance(key, str):
            seen.add(key)


def _webhooks(document: Mapping[str, object]) -> Iterator[str]:
    http = document.get("http")
    if isinstance(http, Mapping) and http.get("public_url"):
        return
    for platform in Platform:
        if mode_of(document, platform) == "webhook":
            yield (
                f"{platform}.mode: “webhook” needs [http] with public_url, the address to be"
                f" called; or set mode to “{platform.traits.default_mode}”"
            )


def _probes(document: Mapping[str, object]) -> Iterator[str]:
    http = dict(_items(document.get("http")))
    if "probes_host" in http and "probes_port" not in http:
        yield "http.probes_host: has no effect without probes_port; add that, or remove this"


def _addresses(document: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    channels, staff = document.get("channels"), document.get("staff")
    found = [(f"channels.{name}", value) for name, value in _items(channels)]
    admins = staff.get("admins") if isinstance(staff, Mapping) else None
    for number, value in enumerate(admins if isinstance(admins, list) else [], start=1):
        found.append((f"staff.admins[{number}]", value))
    return ((path, value) for path, value in found if isinstance(value, str))


def _items(table: object) -> list[tuple[str, object]]:
    return list(table.items()) if isinstance(table, Mapping) else []
