"""Reads events from a CSV file, finds their people, and records them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.ids import PersonId
from bot.language.person_names import name_for_storage
from bot.language.time_columns import FIRST_YEAR, Undecided
from bot.language.times import TimeReading, plain_time, read_instant
from bot.language.written_times import read_written
from bot.people.customer_events import read_event_name
from handlers.imports.cells import is_nobody, unspoiled_id
from handlers.imports.csv_reader import CsvRow, Problem, too_short
from handlers.imports.email_addresses import read_email
from handlers.imports.event_columns import EventColumns
from handlers.usecases.context import Context
from handlers.usecases.people.customer_events import CLOCKS_DIFFER, record
from storage import person_lookup
from storage.engine.store import Tx
from storage.events import NewEvent

KNOWN_BY: Final = "an email address, a Slack or Telegram id, or the whole name"


@dataclass(frozen=True, kw_only=True)
class EventRow:
    """One event of a file."""

    line: int
    name: str
    person: str
    """An email address in lower case, a chat id, or a name."""
    at: datetime


def read_events(
    columns: EventColumns, now: datetime, at_byte: Callable[[int], None] = lambda _: None
) -> Iterator[EventRow | Problem]:
    """Yields the events of a file and the problems of its lines. *columns*: after its scan.

    Raises SheetError.
    """
    if isinstance(columns.times, Undecided):
        yield Problem(line=columns.times.line, text=columns.times.text)
    for row in columns.rows(at_byte):
        if isinstance(row, Problem):
            yield row
            continue
        try:
            event = _event(columns, row, now)
        except ValueError as error:
            yield Problem(line=row.line, text=f"{error}{too_short(row)}")
        else:
            yield from [event] if event else []


def _event(columns: EventColumns, row: CsvRow, now: datetime) -> EventRow | None:
    """Returns the event; ``None`` if its date is undecided. Raises ValueError."""
    ends = len(row.cells) - row.missing
    if late := [columns.columns[name] for name, place in columns.places.items() if place >= ends]:
        raise ValueError(f"ends before {' and '.join(f'“{name}”' for name in late)}")
    cells = {name: row.cells[place] for name, place in columns.places.items()}
    name = columns.source.event or read_event_name(cells["event"])
    person, at = _person(cells["person"]), _at(columns, cells["at"], now)
    return None if at is None else EventRow(line=row.line, name=name, person=person, at=at)


def _person(text: str) -> str:
    name = name_for_storage(text)
    if name is None or is_nobody(name):
        raise ValueError(f"names no person; write {KNOWN_BY}")
    return read_email(name) if "@" in name else unspoiled_id(name)


def _at(columns: EventColumns, text: str, now: datetime) -> datetime | None:
    reading = columns.times
    if isinstance(reading, Undecided):
        written = read_written(plain_time(text))
        if written is not None and written.orders:
            return None
        reading = TimeReading()
    return past_instant(text, columns.source.zone, now, reading)


def past_instant(
    text: str, zone: ZoneInfo, now: datetime, reading: TimeReading | None = None
) -> datetime:
    """Reads the time of an event. Raises ValueError if it cannot have happened then."""
    at = read_instant(text, zone, reading)
    if at > now + CLOCKS_DIFFER:
        raise ValueError(f"“{text.strip()}” is in the future; record an event once it has happened")
    if at.astimezone(zone).year < FIRST_YEAR:
        raise ValueError(
            f"“{text.strip()}” is before {FIRST_YEAR}, often a placeholder for no date"
        )
    return at


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """An event of a person that is not known."""

    row: EventRow


def check_people(tx: Tx, rows: Sequence[EventRow]) -> tuple[Unknown | Problem, ...]:
    """Returns the rows whose person is unknown, and those whose person is not clear."""
    owners = _owners(tx, rows)
    found = (_checked(row, owners.get(row.person, ())) for row in rows)
    return tuple(one for one in found if one is not None)


def _checked(row: EventRow, owners: Collection[PersonId]) -> Unknown | Problem | None:
    if not owners:
        return Unknown(row=row)
    if len(owners) == 1:
        return None
    numbers = " and ".join(str(owner) for owner in owners)
    text = f"“{row.person}” is the name of several people, with the numbers {numbers}"
    if "@" in row.person:
        text = f"several people have the address “{row.person}”: the numbers {numbers}"
    return Problem(line=row.line, text=f"{text}; write what only one of them has")


@dataclass(frozen=True, kw_only=True)
class StoredEvents:
    """How many events were new or there before, and what they changed."""

    added: int = 0
    before: int = 0
    dates: int = 0
    """People whose dates as a customer changed."""
    questions: int = 0
    """Questions that wait because of these events."""
    taken_back: int = 0
    """Questions that are not asked any more because of these events."""

    def __add__(self, other: "StoredEvents") -> "StoredEvents":
        return StoredEvents(
            added=self.added + other.added,
            before=self.before + other.before,
            dates=self.dates + other.dates,
            questions=self.questions + other.questions,
            taken_back=self.taken_back + other.taken_back,
        )


def import_events(
    tx: Tx, rows: Sequence[EventRow], zone: ZoneInfo, context: Context
) -> StoredEvents:
    """Records the events of the people who are known and clear."""
    owners = _owners(tx, rows)
    new = [
        NewEvent(name=row.name, person_id=one[0], at=row.at)
        for row in rows
        if len(one := owners.get(row.person, ())) == 1
    ]
    done = record(tx, new, zone, context)
    added = len(done.added)
    return StoredEvents(
        added=added,
        before=len(new) - added,
        dates=len(done.dates),
        questions=len(done.questions.due),
        taken_back=done.questions.taken_back,
    )


def _owners(tx: Tx, rows: Sequence[EventRow]) -> Mapping[str, Sequence[PersonId]]:
    return person_lookup.owners(tx, sorted({row.person for row in rows}))
