"""Implements `tentap people list`."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from bot.ids import PersonId
from bot.model import Person
from bot.people.listed_person import ListedPerson, condition, fields_of, matches_all
from bot.survey.scale import Segment
from handlers.cli.console import misused, note, say_part
from handlers.cli.import_report import counted
from handlers.cli.opened_database import opened
from handlers.cli.options import ListForm
from handlers.cli.output_files import private_file
from handlers.cli.people_formats import CsvFormat, JsonFormat, ListFormat, TableFormat
from handlers.cli.progress import progress
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from storage import contacts, people_pages
from storage.engine.store import Store, Tx
from storage.people_pages import Asked, PersonSelection

READ_AT_ONCE: Final = 500
"""People in one snapshot, so that the memory is bounded."""
_SHOWN_NAMES: Final = 20
_FORMATS: Final[Mapping[ListForm, type[ListFormat]]] = {
    ListForm.TABLE: TableFormat,
    ListForm.CSV: CsvFormat,
    ListForm.JSON: JsonFormat,
}


@dataclass(frozen=True, kw_only=True)
class ListOptions:
    """What was typed after `tentap people list`."""

    segment: Segment | None
    where: Sequence[str]
    asked: Asked | None
    paused: bool
    never: bool
    limit: int | None
    form: ListForm
    output: Path | None
    config_file: Path


@dataclass
class _Search:
    """The people of the list, and what was met on the way."""

    selection: PersonSelection
    where: Mapping[str, str]
    segment: Segment | None
    limit: int | None
    now: datetime
    n: int = 0
    """How many people were found."""
    passed: int = 0
    """How many people were looked at."""
    names: set[str] = field(default_factory=set)
    """The first names of properties that were met."""

    async def pages(self, store: Store) -> AsyncIterator[list[ListedPerson]]:
        """Yields the people in order of their numbers."""
        after = PersonId(0)
        while self.limit is None or self.n < self.limit:
            seen = await store.read(
                people_pages.page, self.selection, after, READ_AT_ONCE, self.now
            )
            if not seen:
                return
            after = seen[-1].id
            chosen = [person for person in seen if self._has_values(person)]
            matching = await store.read(listed, chosen) if chosen else []
            left = None if self.limit is None else self.limit - self.n
            found = list(islice(filter(self._is_of_segment, matching), left))
            self.n, self.passed = self.n + len(found), self.passed + len(seen)
            yield found

    def _has_values(self, person: Person) -> bool:
        if self.where and len(self.names) < _SHOWN_NAMES:
            self.names.update(fields_of(person))
        return matches_all(person, self.where)

    def _is_of_segment(self, one: ListedPerson) -> bool:
        return self.segment is None or one.segment is self.segment


def listed(tx: Tx, people: Sequence[Person]) -> list[ListedPerson]:
    """Returns what the list shows of these people, in their order."""
    ids = [person.id for person in people]
    reached, answers = contacts.contacts_of_all(tx, ids), people_pages.last_answers(tx, ids)
    return [
        ListedPerson(
            person=person, contacts=reached.get(person.id, ()), last=answers.get(person.id)
        )
        for person in people
    ]


def run(options: ListOptions) -> None:
    if options.paused and options.never:
        misused("--paused and --never exclude each other. Leave one of them out.")
    where = dict(map(_condition, options.where))
    config, database = settings(options.config_file)
    now = wall_clock()
    search = _Search(
        selection=PersonSelection(asked=options.asked, paused=options.paused, never=options.never),
        where=where,
        segment=options.segment,
        limit=options.limit,
        now=now,
    )

    async def write() -> None:
        async with opened(database) as store:
            await _write(store, search, _FORMATS[options.form](config.timezone, now), options)

    asyncio.run(write())
    _conclude(search, options.output)


def _condition(typed: str) -> tuple[str, str]:
    found = condition(typed)
    if found is None:
        misused(f"--where: “{typed}” has no name and value; write it as plan=pro or account=Acme")
    return found


async def _write(store: Store, search: _Search, form: ListFormat, options: ListOptions) -> None:
    total = await store.read(people_pages.count, search.selection, search.now)
    with _sink(options.output) as write, _progress(options.output, total) as done:
        write(form.start())
        async for found in search.pages(store):
            write(form.people(found))
            done(search.passed)
        write(form.end())


@contextmanager
def _sink(output: Path | None) -> Iterator[Callable[[str], None]]:
    if output is None:
        yield say_part
    else:
        with private_file(output) as write:
            yield write


@contextmanager
def _progress(output: Path | None, total: int) -> Iterator[Callable[[int], None]]:
    """Shows the progress, unless the list itself appears on the terminal."""
    if output is None and sys.stdout.isatty():
        yield _show_nothing
    else:
        with progress("Listing", total) as done:
            yield done


def _show_nothing(amount: int) -> None:
    pass


def _conclude(search: _Search, output: Path | None) -> None:
    missing = [name for name in search.where if name not in search.names]
    if search.n == 0:
        note("Nobody matches.")
    if search.n == 0 and missing and len(search.names) < _SHOWN_NAMES:
        known = ", ".join(sorted(search.names)) or "none"
        note(f"No one has the property “{missing[0]}”. There are: {known}")
    if output is not None:
        note(f"Wrote {counted(search.n, 'person', 'people')} to {output}")
