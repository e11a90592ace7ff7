"""A row of a list of people, read: what it tells of one person, or everything wrong with it.

Columns, whatever the case of their letters, spaces, `_` and `-`: name, Slack (or Slack ID), email
(or e-mail), Telegram (or Telegram ID), language, time zone, account. Each further column is a
property of the person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.addresses import Platform
from bot.cleaning import one_line
from bot.config_values import read_zone
from bot.texts import LANGUAGES, language_of
from handlers.imports.sheet import Remark, Row, SheetError, cuts, plain_name
from storage.people import NewPerson
from storage.roster import Reach

COLUMNS: Final = {
    "name": "name",
    "slack": "slack",
    "slackid": "slack",
    "email": "email",
    "telegram": "telegram",
    "telegramid": "telegram",
    "language": "language",
    "timezone": "timezone",
    "account": "account",
}

_SLACK: Final = re.compile(r"[UW][A-Z0-9]{2,20}")
_TELEGRAM: Final = re.compile(r"[1-9][0-9]{0,15}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.…]+")  # what was cut is no address


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person of a list. The email address is in lower case."""

    line: int
    about: NewPerson
    slack: str = ""
    telegram: str = ""

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What no other line may share: what it is, and its value."""
        told = {"Slack id": self.slack, "Telegram id": self.telegram, "email": self.about.email}
        return tuple((what, value) for what, value in told.items() if value)

    @property
    def reaches(self) -> Iterator[Reach]:
        """Known ids first; an email address leads to Slack where no id does."""
        if self.slack:
            yield Reach(platform=Platform.SLACK, user=self.slack)
        if self.telegram:
            yield Reach(platform=Platform.TELEGRAM, user=self.telegram)
        if self.about.email and not self.slack:
            yield Reach(platform=Platform.SLACK, user="")


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
        if not self._fields.keys() & {"slack", "email", "telegram"}:
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
            slack=told.get("slack", "").upper(),
            telegram=told.get("telegram", ""),
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


def _mistakes(told: dict[str, str]) -> Iterator[str]:
    if not told["name"]:
        yield "has no name"
    slack, email = told.get("slack", ""), told.get("email", "")
    telegram, language = told.get("telegram", ""), told.get("language", "")
    if not slack and not email and not telegram:
        yield "has neither Slack id nor email nor Telegram id, so nobody could ask"
    if slack and not _SLACK.fullmatch(slack.upper()):
        yield f"“{slack}” is no Slack id; it begins with U or W (“Copy member ID” in the profile)"
    if email and not _EMAIL.fullmatch(email):
        yield f"“{email}” is no email address"
    if telegram and not _TELEGRAM.fullmatch(telegram):
        yield f"“{telegram}” is no Telegram id; that is a number, and @names cannot be looked up"
    if language and language_of(language) is None:
        yield f"“{language}” is no language of ours; there are {', '.join(LANGUAGES)}"
    if complaint := _zone_complaint(told.get("timezone", "")):
        yield complaint


@lru_cache(maxsize=2048)
def _zone_complaint(name: str) -> str:
    try:
        if name:
            read_zone(name)
    except ValueError as error:
        return f"“{name}” {error}"
    return ""
