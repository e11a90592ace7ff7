"""Finds everything that is wrong with the cells of one person."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bot.chat.platforms import Platform
from bot.config.values import read_zone
from bot.language.countries import read_country
from bot.language.texts import LANGUAGES, language_of
from handlers.imports.cells import is_blank, unspoiled_id
from handlers.imports.email_addresses import read_email
from handlers.imports.person_kinds import read_kind


def user_in(cells: Mapping[str, str], platform: Platform) -> str:
    """Returns the person's id on *platform*, as the platform writes it; empty if there is none.

    Raises ValueError if a spreadsheet has destroyed it.
    """
    user = unspoiled_id(cells.get(platform, ""))
    return user.upper() if platform.traits.ids.capitals else user


def mistakes_in(cells: Mapping[str, str]) -> Iterator[str]:
    if not cells["name"]:
        yield "has no name"
    language = cells.get("language", "")
    if not cells.get("email") and not any(cells.get(platform) for platform in Platform):
        yield "has no Slack id, email or Telegram id, so this person can't be asked"
    by_email = [platform for platform in Platform if platform.traits.emails]
    yield from _bad_ids(cells, by_email)
    yield from _bad_email(cells.get("email", ""))
    yield from _bad_ids(cells, [platform for platform in Platform if platform not in by_email])
    if language and language_of(language) is None:
        *most, last = LANGUAGES
        yield f"“{language}” is not supported; use {', '.join(most)} or {last}"
    if complaint := _zone_complaint(cells.get("timezone", "")):
        yield complaint
    try:
        if cells.get("kind"):
            read_kind(cells["kind"])
    except ValueError as error:
        yield str(error)


def _bad_email(text: str) -> Iterator[str]:
    try:
        if text:
            read_email(text)
    except ValueError as error:
        yield str(error)


def _bad_ids(cells: Mapping[str, str], platforms: Sequence[Platform]) -> Iterator[str]:
    for platform in platforms:
        ids = platform.traits.ids
        try:
            user = user_in(cells, platform)
        except ValueError as error:
            yield str(error)
        else:
            if user and not ids.listed.fullmatch(user):
                yield f"“{cells[platform]}” is not a {platform.title()} id; {ids.listed_hint}"


@lru_cache(maxsize=2048)
def _zone_complaint(name: str) -> str:
    try:
        if name:
            read_zone(name)
    except ValueError as error:
        return f"“{name}” {error}"
    return ""


def country_in(text: str) -> str:
    """Returns the country's code; empty if there is none, or none of this name."""
    return "" if not text or country_complaint(text) else read_country(text)


def country_complaint(text: str) -> str:
    try:
        if not is_blank(text):
            read_country(text)
    except ValueError as error:
        return str(error)
    return ""
