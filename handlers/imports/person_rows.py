"""A row of a list of people, read: what it tells of one person, or everything wrong with it.

Columns, whatever the case of their letters, spaces, `_` and `-`: name, Slack (or Slack ID), email
(or e-mail), Telegram (or Telegram ID), language, time zone, account. Each further column is a
property of the person.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.chat.platforms import Platform
from bot.config.values import read_zone
from bot.language.cleaning import one_line
from bot.language.texts import LANGUAGES, language_of
from handlers.imports.csv_reader import Remark, Row, SheetError, cuts, plain_name
from storage.people import NewPerson
from storage.people_bulk import Reach

COLUMNS: Final = {
    "name": "name",
    "email": "email",
    "language": "language",
    "timezone": "timezone",
    "account": "account",
    **{platform.value: platform.value for platform in Platform},
    **{f"{platform}id": platform.value for platform in Platform},
}

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.…]+")  # what was cut is no address


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person of a list. The email address is in lower case."""

    line: int
    about: NewPerson
    users: Mapping[Platform, str]
    """The person's ids, on the platforms where the list tells one."""

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What no other line may share: what it is, and its value."""
        ids = tuple((f"{platform.title()} id", user) for platform, user in self.users.items())
        return (*ids, ("email", self.about.email)) if self.about.email else ids

    @property
    def reaches(self) -> Iterator[Reach]:
        """Known ids first; where no id does, an email address leads to whom it can."""
        for platform, user in self.users.items():
            yield Reach(platform=platform, user=user)
        for platform in Platform:
            if self.about.email and platform.traits.emails and platform not in self.users:
                yield Reach(platform=platform, user="")


class Columns:
    """Where in a row each thing stands. Raises SheetError for a header that will not do."""

    def __init__(self, header: Sequence[str]) -> None:
        self._header = header
        self._fields: dict[str, int] = {}
        self._properties: dict[str, int] = {}
        for place, name in enumerate(map(one_line, header)):
            field = COLUMNS.get(plain_name(name))
            target = self._properties if field is None else self._fields
            if (field or name) in target:
                raise SheetError(f"there are two columns “{name}”; take one out, or rename it")
            if name:
                target[field or name] = place
        if "name" not in self._fields:
            raise SheetError(f"there is no column “name”; there are: {', '.join(header)}")
        if not self._fields.keys() & {*Platform, "email"}:
            raise SheetError(
                "there is no column “slack”, “email” or “telegram”, so nobody could be reached"
            )

    def read(self, row: Row) -> Entry | list[str]:
        """The person, or a sentence for each mistake."""
        told = {field: one_line(row.cells[place]) for field, place in self._fields.items()}
        mistakes = list(_mistakes(told))
        if mistakes:
            return mistakes
        return Entry(
            line=row.line,
            users={one: user for one in Platform if (user := _user(told, one))},
            about=NewPerson(
                name=told["name"],
                language=language_of(told.get("language")),
                timezone=told.get("timezone") or None,
                account=told.get("account", ""),
                email=told.get("email", "").lower(),
                properties=self._properties_in(row),
            ),
        )

    @property
    def remarks(self) -> Iterator[Remark]:
        """What is kept of the columns' names in part only."""
        return cuts(1, {f"column {n}": name for n, name in enumerate(self._header, start=1)})

    def remarks_on(self, row: Row) -> Iterator[Remark]:
        """What is kept of the row in part only."""
        places = {**self._fields, **self._properties}
        return cuts(row.line, {name: row.cells[place] for name, place in places.items()})

    def _properties_in(self, row: Row) -> dict[str, str]:
        told = {name: one_line(row.cells[place]) for name, place in self._properties.items()}
        return {name: value for name, value in told.items() if value}


def _user(told: Mapping[str, str], platform: Platform) -> str:
    """The person's id on *platform*, as the platform writes it; empty where none is told."""
    user = told.get(platform, "")
    return user.upper() if platform.traits.ids.capitals else user


def _mistakes(told: Mapping[str, str]) -> Iterator[str]:
    if not told["name"]:
        yield "has no name"
    email, language = told.get("email", ""), told.get("language", "")
    if not email and not any(told.get(platform) for platform in Platform):
        yield "has neither Slack id nor email nor Telegram id, so nobody could ask"
    by_email = [platform for platform in Platform if platform.traits.emails]
    yield from _bad_ids(told, by_email)
    if email and not _EMAIL.fullmatch(email):
        yield f"“{email}” is no email address"
    yield from _bad_ids(told, [platform for platform in Platform if platform not in by_email])
    if language and language_of(language) is None:
        yield f"“{language}” is no language of ours; there are {', '.join(LANGUAGES)}"
    if complaint := _zone_complaint(told.get("timezone", "")):
        yield complaint


def _bad_ids(told: Mapping[str, str], platforms: Sequence[Platform]) -> Iterator[str]:
    for platform in platforms:
        user, ids = _user(told, platform), platform.traits.ids
        if user and not ids.listed.fullmatch(user):
            yield f"“{told[platform]}” is no {platform.title()} id; {ids.listed_hint}"


@lru_cache(maxsize=2048)
def _zone_complaint(name: str) -> str:
    try:
        if name:
            read_zone(name)
    except ValueError as error:
        return f"“{name}” {error}"
    return ""
