"""Reads one row of a list of people: the person, or everything that is wrong with the row.

The columns are: name, Slack (or Slack ID), email (or e-mail), Telegram (or Telegram ID), language,
time zone, account. Case, spaces, `_` and `-` do not matter. Each further column is a property of
the person.
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
from handlers.imports.csv_reader import CsvRow, Remark, SheetError, cuts, plain_name
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

# A text that was cut ends in “…” and is not an address.
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.…]+")


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person of a list. The email address is in lower case."""

    line: int
    about: NewPerson
    users: Mapping[Platform, str]
    """The person's ids, on the platforms for which the list has one."""

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """Returns what no other line may share, as pairs of a name and a value."""
        ids = tuple((f"{platform.title()} id", user) for platform, user in self.users.items())
        return (*ids, ("email", self.about.email)) if self.about.email else ids

    @property
    def reaches(self) -> Iterator[Reach]:
        """Yields the accounts with known ids first, then those that may be found by email."""
        for platform, user in self.users.items():
            yield Reach(platform=platform, user=user)
        for platform in Platform:
            if self.about.email and platform.traits.emails and platform not in self.users:
                yield Reach(platform=platform, user="")


class Columns:
    """The position of each field in a row. Raises SheetError for an unusable header."""

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

    def read(self, row: CsvRow) -> PersonRow | list[str]:
        """Returns the person, or a sentence for each mistake."""
        cells = {field: one_line(row.cells[place]) for field, place in self._fields.items()}
        mistakes = list(_mistakes(cells))
        if mistakes:
            return mistakes
        return PersonRow(
            line=row.line,
            users={one: user for one in Platform if (user := _user(cells, one))},
            about=NewPerson(
                name=cells["name"],
                language=language_of(cells.get("language")),
                timezone=cells.get("timezone") or None,
                account=cells.get("account", ""),
                email=cells.get("email", "").lower(),
                properties=self._properties_in(row),
            ),
        )

    @property
    def remarks(self) -> Iterator[Remark]:
        """Yields a remark for each column whose name will be cut."""
        return cuts(1, {f"column {n}": name for n, name in enumerate(self._header, start=1)})

    def remarks_on(self, row: CsvRow) -> Iterator[Remark]:
        """Yields a remark for each cell of the row that will be cut."""
        places = {**self._fields, **self._properties}
        return cuts(row.line, {name: row.cells[place] for name, place in places.items()})

    def _properties_in(self, row: CsvRow) -> dict[str, str]:
        values = {name: one_line(row.cells[place]) for name, place in self._properties.items()}
        return {name: value for name, value in values.items() if value}


def _user(cells: Mapping[str, str], platform: Platform) -> str:
    """Returns the person's id on *platform*, as the platform writes it; empty if there is none."""
    user = cells.get(platform, "")
    return user.upper() if platform.traits.ids.capitals else user


def _mistakes(cells: Mapping[str, str]) -> Iterator[str]:
    if not cells["name"]:
        yield "has no name"
    email, language = cells.get("email", ""), cells.get("language", "")
    if not email and not any(cells.get(platform) for platform in Platform):
        yield "has neither Slack id nor email nor Telegram id, so nobody could ask"
    by_email = [platform for platform in Platform if platform.traits.emails]
    yield from _bad_ids(cells, by_email)
    if email and not _EMAIL.fullmatch(email):
        yield f"“{email}” is not an email address"
    yield from _bad_ids(cells, [platform for platform in Platform if platform not in by_email])
    if language and language_of(language) is None:
        yield f"“{language}” is not a language of ours; there are {', '.join(LANGUAGES)}"
    if complaint := _zone_complaint(cells.get("timezone", "")):
        yield complaint


def _bad_ids(cells: Mapping[str, str], platforms: Sequence[Platform]) -> Iterator[str]:
    for platform in platforms:
        user, ids = _user(cells, platform), platform.traits.ids
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
