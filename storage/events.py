"""Stores events about people: a name, a person and a time, each of them once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bot.ids import PersonId
from bot.people.customer_events import OF_CUSTOMERS
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import events


@dataclass(frozen=True, kw_only=True)
class NewEvent:
    name: str
    """As `bot.people.customer_events.read_event_name` returns it."""
    person_id: PersonId
    """A person that was not joined into another one."""
    at: datetime
    """When it happened."""


@dataclass(frozen=True, kw_only=True)
class PersonEvent(NewEvent):
    """A stored event."""

    id: int
    """Grows with each new event, and is never used again."""
    created_at: datetime
    """When it was stored."""


_EVENT = tuple(events.c[name] for name in PersonEvent.__dataclass_fields__)


def add(tx: Tx, new: Sequence[NewEvent], now: datetime) -> tuple[PersonEvent, ...]:
    """Stores events, and returns those that are new, in order of their ids.

    What a new event triggers belongs into the same transaction, with this result.
    """
    if not new:
        return ()
    insertion = insert(events).on_conflict_do_nothing(index_elements=["person_id", "name", "at"])
    rows = [{**vars(event), "created_at": now} for event in new]
    added = tx.execute(insertion.returning(*_EVENT), rows).all()
    return tuple(sorted((PersonEvent(**row._mapping) for row in added), key=lambda one: one.id))


def after(tx: Tx, name: str, last: int, most: int) -> tuple[PersonEvent, ...]:
    """Returns the next events of this name behind the id *last*, in order of their ids.

    On PostgreSQL a transaction that commits later may have stored a lower id.
    """
    statement = select(*_EVENT).where(events.c.name == name, events.c.id > last)
    rows = tx.execute(statement.order_by(events.c.id).limit(most))
    return tuple(PersonEvent(**row._mapping) for row in rows)


def of_person(tx: Tx, person_id: PersonId) -> tuple[PersonEvent, ...]:
    """Returns the events about a person, the oldest first."""
    statement = select(*_EVENT).where(events.c.person_id == person_id)
    rows = tx.execute(statement.order_by(events.c.at, events.c.id))
    return tuple(PersonEvent(**row._mapping) for row in rows)


def latest_of_customers(tx: Tx, person_ids: Collection[PersonId]) -> Mapping[PersonId, datetime]:
    """Returns the time of the latest `joined` or `churned` of each of these people."""
    latest = select(events.c.person_id, func.max(events.c.at).label("at"))
    statement = latest.where(events.c.name.in_(OF_CUSTOMERS)).group_by(events.c.person_id)
    return {
        PersonId(row.person_id): row.at
        for some in batched(sorted(person_ids))
        for row in tx.execute(statement.where(events.c.person_id.in_(some)))
    }
