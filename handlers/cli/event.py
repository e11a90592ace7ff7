"""Implements `tentap event`."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.ids import PersonId
from bot.model import Person
from bot.people.customer_events import OF_CUSTOMERS, CustomerDates
from handlers.cli.console import misused, say
from handlers.cli.event_choice import event_named
from handlers.cli.named_person import NUMBER, named_person
from handlers.cli.opened_database import opened
from handlers.cli.option_values import zone_named
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.imports.events import past_instant
from handlers.usecases.audit_entries import entry
from handlers.usecases.people.customer_events import record
from handlers.usecases.roles import CONSOLE, Action
from storage import audit, customer_dates
from storage.engine.databases import Database
from storage.engine.store import Tx
from storage.events import NewEvent


def run(name: str, person: str, *, at: str | None, timezone: str | None, config_file: Path) -> None:
    event = event_named(name, "EVENT")
    config, database = settings(config_file)
    zone = zone_named(timezone) if timezone else config.timezone
    now = wall_clock()
    moment = now if at is None else _moment(at, zone, now)
    example = ("event", event, NUMBER, *(() if at is None else ("--at", at)))
    asyncio.run(_record(event, person, example, moment, zone, now, database))


def _moment(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    try:
        return past_instant(text, zone, now)
    except ValueError as error:
        misused(f"--at: {error}")


async def _record(
    event: str,
    typed: str,
    example: tuple[str, ...],
    at: datetime,
    zone: ZoneInfo,
    now: datetime,
    database: Database,
) -> None:
    async with opened(database) as store:
        person = await named_person(store, typed, example, whole=True)
        new = NewEvent(name=event, person_id=person.id, at=at)
        is_new, dates = await store.run(_add, new, zone, now)
    local = at.astimezone(zone)
    say(f"{person.name}, number {person.id}: {event} on {local:%Y-%m-%d %H:%M} ({zone.key}).")
    for line in _meaning(person, event, dates, is_new=is_new):
        say(line)


def _add(tx: Tx, new: NewEvent, zone: ZoneInfo, now: datetime) -> tuple[bool, CustomerDates]:
    """Returns whether the event is new, and the person's dates as they are then."""
    done = record(tx, [new], zone, now)
    if done.added:
        what = f"person {new.person_id}"
        audit.add(tx, entry(CONSOLE, Action.RECORD_EVENT, what, now, event=new.name))
    return bool(done.added), _dates(tx, new.person_id)


def _dates(tx: Tx, person_id: PersonId) -> CustomerDates:
    return customer_dates.of_people(tx, [person_id])[person_id]


def _meaning(person: Person, event: str, dates: CustomerDates, *, is_new: bool) -> Iterator[str]:
    if not is_new:
        yield "That was recorded already."
    elif event in OF_CUSTOMERS:
        since = "" if dates.joined_on is None else f" since {dates.joined_on}"
        if dates.left_on is None:
            yield f"{person.name} is a customer{since}."
        else:
            yield f"{person.name} left on {dates.left_on}, and isn't asked from that day."
