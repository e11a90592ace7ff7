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
from handlers.usecases.campaigns.why import why_after
from handlers.usecases.context import Context
from handlers.usecases.people.customer_events import RecordedEvents, record
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
    context = Context(config=config, now=now, actor=CONSOLE)
    asyncio.run(_record(event, person, example, moment, zone, context, database))


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
    context: Context,
    database: Database,
) -> None:
    async with opened(database) as store:
        person = await named_person(store, typed, example, whole=True)
        new = NewEvent(name=event, person_id=person.id, at=at)
        done, dates = await store.run(_add, new, zone, context)
        outlook = await store.read(why_after, new, context)
    local = at.astimezone(zone)
    say(f"{person.name}, number {person.id}: {event} on {local:%Y-%m-%d %H:%M} ({zone.key}).")
    for line in _meaning(person, event, dates, is_new=bool(done.added)):
        say(line)
    for line in outlook:
        say(f"  {line}")
    if done.questions.taken_back:
        say("The question that waited is not asked any more.")


def _add(
    tx: Tx, new: NewEvent, zone: ZoneInfo, context: Context
) -> tuple[RecordedEvents, CustomerDates]:
    """Returns what was new, and the person's dates as they are then."""
    done = record(tx, [new], zone, context)
    if done.added:
        what = f"person {new.person_id}"
        audit.add(tx, entry(CONSOLE, Action.RECORD_EVENT, what, context.now, event=new.name))
    return done, _dates(tx, new.person_id)


def _dates(tx: Tx, person_id: PersonId) -> CustomerDates:
    return customer_dates.of_people(tx, [person_id])[person_id]


def _meaning(person: Person, event: str, dates: CustomerDates, *, is_new: bool) -> Iterator[str]:
    if not is_new:
        yield "That was recorded already."
    elif event in OF_CUSTOMERS:
        if dates.left_on is None and dates.joined_on is None:
            yield f"{person.name} is a customer."
        elif dates.left_on is None:
            yield f"{person.name} has been a customer since {dates.joined_on}."
        else:
            yield f"{person.name} left on {dates.left_on}, and isn't asked from that day."
