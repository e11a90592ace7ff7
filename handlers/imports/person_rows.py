"""Reads one row of a list of people: the person, or everything that is wrong with the row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.chat.platforms import Platform
from bot.language.cleaning import one_line
from bot.language.texts import language_of
from bot.states import PersonKind
from handlers.imports.cells import is_blank
from handlers.imports.csv_reader import CsvRow, Remark, cuts, too_short
from handlers.imports.email_addresses import read_email
from handlers.imports.person_columns import PersonColumns
from handlers.imports.person_dates import DATES, PersonDates
from handlers.imports.person_kinds import read_kind
from handlers.imports.person_mistakes import country_complaint, country_in, mistakes_in, user_in
from storage.people import NewPerson
from storage.people_bulk import Reach

_EMPTY_WORDS: Final = frozenset(
    (*Platform, *DATES, "email", "language", "timezone", "country", "kind")
)
"""The fields in which a dash or `N/A` is nothing."""


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person of a list. The email address is in lower case."""

    line: int
    about: NewPerson
    users: Mapping[Platform, str]
    """The person's ids, on the platforms for which the list has one."""
    kind: PersonKind | None = None
    """``None`` if the list does not say it."""
    lists_left: bool = False
    """Whether the list says of this person whether and when they left."""
    cells: tuple[str, ...] = field(default=(), repr=False)
    """The row as it is in the file."""

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


@dataclass(frozen=True, kw_only=True)
class RejectedRow:
    """A row that is not imported, with everything that is wrong with it."""

    line: int
    cells: tuple[str, ...] = field(repr=False)
    reasons: tuple[str, ...]


class PersonReader:
    """Reads rows by the columns of a list."""

    def __init__(self, header: Sequence[str], columns: PersonColumns, dates: PersonDates) -> None:
        self._header = header
        self.columns = columns
        self._dates = dates

    def read(self, row: CsvRow) -> PersonRow | RejectedRow:
        cells = self.columns.cells(row)
        for name in _EMPTY_WORDS & cells.keys():
            cells[name] = "" if is_blank(cells[name]) else cells[name]
        mistakes = [*mistakes_in(cells), *self._bad_dates(cells)]
        if mistakes:
            reasons = tuple(f"{mistake}{too_short(row)}" for mistake in mistakes)
            return RejectedRow(line=row.line, cells=row.own, reasons=reasons)
        kind = read_kind(cells["kind"]) if cells.get("kind") else None
        return PersonRow(
            line=row.line,
            users={one: user for one in Platform if (user := user_in(cells, one))},
            kind=kind,
            lists_left=self.columns.fields.get("left", len(row.own)) < len(row.own),
            cells=row.own,
            about=NewPerson(
                name=cells["name"],
                kind=kind or PersonKind.CUSTOMER,
                language=language_of(cells.get("language")),
                timezone=cells.get("timezone") or None,
                country=country_in(cells.get("country", "")),
                account=cells.get("account", ""),
                email=read_email(cells["email"]) if cells.get("email") else "",
                properties=self.columns.properties_in(row),
                joined_on=self._day(cells, "joined"),
                left_on=self._day(cells, "left"),
            ),
        )

    def _day(self, cells: Mapping[str, str], name: str) -> date | None:
        return self._dates.read(name, cells.get(name, ""))

    def _bad_dates(self, cells: Mapping[str, str]) -> Iterator[str]:
        days: dict[str, date | None] = {}
        for name in DATES:
            try:
                days[name] = self._day(cells, name)
            except ValueError as error:
                yield f"{error} (in “{self.columns.name_of(name)}”)"
        joined, left = days.get("joined"), days.get("left")
        if joined is not None and left is not None and left < joined:
            yield f"left on {left}, before they joined on {joined}; swap or correct the dates"

    @property
    def remarks(self) -> Iterator[Remark]:
        """Yields a remark for each column whose name will be cut."""
        return cuts(1, {f"column {n}": name for n, name in enumerate(self._header, start=1)})

    def remarks_on(self, row: CsvRow) -> Iterator[Remark]:
        """Yields a remark for each cell of the row that will be cut, or is no country."""
        yield from cuts(row.line, {name: row.cells[at] for name, at in self.columns.all.items()})
        place = self.columns.fields.get("country")
        complaint = "" if place is None else country_complaint(one_line(row.cells[place]))
        if complaint:
            yield Remark(line=row.line, text=f"{complaint}; it is kept as a property only")
