"""Writes a list of people as a table, CSV or JSON, some people at a time."""

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from bot.chat.platforms import Platform
from bot.model import Contact
from bot.people.display_names import account_name
from bot.people.listed_person import ListedPerson
from bot.states import PersonKind
from handlers.cli.escaping import on_one_line
from handlers.imports.csv_writer import csv_line

_TITLES: Final = (
    "number",
    "name",
    "email",
    "account",
    "chats",
    "language",
    "last answer",
    "allows questions",
)
_CSV_TITLES: Final = (
    "number",
    "name",
    "kind",
    "email",
    "account",
    *Platform,
    "language",
    "last_score",
    "last_answer",
    "last_answer_imported",
    "allows_questions",
)


class ListFormat(ABC):
    """A form of the list. Its texts follow each other: a start, the people, an end."""

    def __init__(self, zone: ZoneInfo, now: datetime) -> None:
        self._zone, self._now = zone, now

    def start(self) -> str:
        return ""

    @abstractmethod
    def people(self, people: Sequence[ListedPerson]) -> str:
        """Returns the text for the next people."""

    def end(self) -> str:
        return ""

    def _day(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._zone):%Y-%m-%d}"

    def _allows_questions(self, one: ListedPerson) -> str:
        """Returns what the person wished. Its day is that of the person's own zone."""
        person = one.person
        if person.never_at is not None:
            return "never"
        if person.may_be_asked(self._now) or person.paused_until is None:
            return "yes"
        zone = (one.contacts and one.contacts[0].timezone) or person.timezone
        own = ZoneInfo(zone) if zone else self._zone
        return f"from {person.paused_until.astimezone(own):%Y-%m-%d}"


class TableFormat(ListFormat):
    """A table for the terminal. The first people decide how wide its columns are."""

    def __init__(self, zone: ZoneInfo, now: datetime) -> None:
        super().__init__(zone, now)
        self._widths: list[int] = []

    def people(self, people: Sequence[ListedPerson]) -> str:
        rows = [tuple(map(on_one_line, self._cells(one))) for one in people]
        if rows and not self._widths:
            rows.insert(0, _TITLES)
            self._widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        return "".join(f"{self._line(row)}\n" for row in rows)

    def _line(self, row: Sequence[str]) -> str:
        pairs = zip(row, self._widths, strict=True)
        return "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in pairs).rstrip()

    def _cells(self, one: ListedPerson) -> tuple[str, ...]:
        person, last = one.person, one.last
        own = person.kind is PersonKind.CUSTOMER
        return (
            str(person.id),
            person.name if own else f"{person.name} ({person.kind})",
            person.email,
            person.account,
            ", ".join(map(account_name, one.contacts)),
            person.language or "",
            "" if last is None else f"{last.score}, {self._day(last.at)}",
            self._allows_questions(one),
        )


class CsvFormat(ListFormat):
    """CSV. A cell that a spreadsheet would run as a formula begins with an apostrophe."""

    def start(self) -> str:
        return csv_lines([_CSV_TITLES])

    def people(self, people: Sequence[ListedPerson]) -> str:
        return csv_lines([self._cells(one) for one in people])

    def _cells(self, one: ListedPerson) -> tuple[str, ...]:
        person, last = one.person, one.last
        accounts = (_users(one.contacts, platform) for platform in Platform)
        answer = ("", "", "")
        if last is not None:
            answer = (str(last.score), self._day(last.at), "yes" if last.imported else "no")
        return (
            str(person.id),
            person.name,
            person.kind,
            person.email,
            person.account,
            *accounts,
            person.language or "",
            *answer,
            self._allows_questions(one),
        )


def _users(contacts: Sequence[Contact], platform: Platform) -> str:
    return ", ".join(one.user for one in contacts if one.platform is platform and one.user)


def csv_lines(rows: Sequence[Sequence[str]]) -> str:
    """Returns the lines of these rows. No cell is a formula."""
    return "".join(map(csv_line, rows))


class JsonFormat(ListFormat):
    """One JSON document: an array with an object for each person."""

    def __init__(self, zone: ZoneInfo, now: datetime) -> None:
        super().__init__(zone, now)
        self._separator = ""

    def start(self) -> str:
        return "["

    def people(self, people: Sequence[ListedPerson]) -> str:
        return "".join(map(self._object, people))

    def _object(self, one: ListedPerson) -> str:
        separator, self._separator = self._separator, ","
        return f"{separator}\n  {json.dumps(self._fields(one), ensure_ascii=False)}"

    def end(self) -> str:
        return "\n]\n" if self._separator else "]\n"

    def _fields(self, one: ListedPerson) -> dict[str, object]:
        person, last = one.person, one.last
        answer = None
        if last is not None:
            at = last.at.astimezone(self._zone).isoformat()
            answer = {"score": last.score, "at": at, "imported": last.imported}
        return {
            "number": person.id,
            "name": person.name,
            "kind": person.kind,
            "email": person.email,
            "account": person.account,
            "properties": person.properties,
            "chats": [_chat(contact) for contact in one.contacts],
            "language": person.language,
            "last_answer": answer,
            "allows_questions": person.may_be_asked(self._now),
            "never_since": self._moment(person.never_at),
            "paused_until": self._moment(person.paused_until),
        }

    def _moment(self, moment: datetime | None) -> str | None:
        return None if moment is None else moment.astimezone(self._zone).isoformat()


def _chat(contact: Contact) -> dict[str, object]:
    names = ("platform", "workspace", "user", "username", "state")
    return {name: getattr(contact, name) for name in names}
