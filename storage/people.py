"""Stores people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, bindparam, func, select, update

from bot.ids import PersonId
from bot.language.cleaning import one_line
from bot.model import Person
from bot.states import PersonKind
from storage.engine.store import Tx
from storage.schema import people

T = TypeVar("T")
PERSON = tuple(people.c[name] for name in Person.__dataclass_fields__)
"""The columns of a person; ``person_of`` reads them."""

# Statements for every tap are built once, as in the inbox.
_GET = select(*PERSON).where(people.c.id == bindparam("wanted"))


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """A person from an imported list or a platform. Empty fields are unknown."""

    name: str
    kind: PersonKind = PersonKind.CUSTOMER
    language: str | None = None
    timezone: str | None = None
    account: str = ""
    email: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    self_enrolled: bool = False


def person_of(values: Sequence[Any]) -> Person:
    return Person(**dict(zip(Person.__dataclass_fields__, values, strict=True)))


def add(tx: Tx, new: NewPerson, now: datetime) -> PersonId:
    insert = people.insert().values(**columns(new), kind=new.kind, created_at=now)
    return PersonId(tx.execute(insert.returning(people.c.id)).scalar_one())


def columns(new: NewPerson) -> dict[str, object]:
    """Returns all columns but the kind, cleaned to one line each."""
    return {
        "name": one_line(new.name),
        "language": line_or_none(new.language),
        "timezone": line_or_none(new.timezone),
        "account": one_line(new.account),
        "email": one_line(new.email.lower()),
        "properties": {one_line(name): one_line(value) for name, value in new.properties.items()},
        "self_enrolled": new.self_enrolled,
    }


def line_or_none(text: str | None) -> str | None:
    """Cleans *text* to one line. Returns ``None`` if it has no visible character."""
    return one_line(text or "") or None


def get(tx: Tx, person_id: PersonId) -> Person:
    return person_of(tx.execute(_GET, {"wanted": person_id}).one())


def get_all(tx: Tx, person_ids: Sequence[PersonId]) -> tuple[Person, ...]:
    """Returns these people, in order of their ids."""
    return tuple(
        person_of(row)
        for some in batched(sorted(person_ids))
        for row in tx.execute(select(*PERSON).where(people.c.id.in_(some)).order_by(people.c.id))
    )


def customers(tx: Tx) -> tuple[Person, ...]:
    """Returns the people that "all" selects, in order of their names."""
    statement = (
        select(*PERSON)
        .where(people.c.kind == PersonKind.CUSTOMER)
        .order_by(people.c.name, people.c.id)
    )
    return tuple(person_of(row) for row in tx.execute(statement))


def customer_ids(tx: Tx) -> tuple[PersonId, ...]:
    """Returns the ids of the same people, in the same order."""
    statement = select(people.c.id).where(people.c.kind == PersonKind.CUSTOMER)
    return tuple(tx.execute(statement.order_by(people.c.name, people.c.id)).scalars())


def numbered(tx: Tx, number: int) -> tuple[Person, ...]:
    """Returns the person with the number that staff see, if there is one."""
    return _all_where(tx, people.c.id == number)


def named(tx: Tx, name: str) -> tuple[Person, ...]:
    """Returns the people with this name, ignoring case."""
    return _all_where(tx, func.lower(people.c.name) == one_line(name).lower())


def with_email(tx: Tx, email: str) -> tuple[Person, ...]:
    """Returns the people with this email address, ignoring case."""
    wanted = one_line(email).lower()
    return _all_where(tx, people.c.email == wanted) if wanted else ()


def _all_where(tx: Tx, condition: ColumnElement[bool]) -> tuple[Person, ...]:
    statement = select(*PERSON).where(condition).order_by(people.c.id)
    return tuple(person_of(row) for row in tx.execute(statement))


def choose_language(tx: Tx, person_id: PersonId, language: str) -> None:
    tx.execute(update(people).where(people.c.id == person_id).values(language=language))


def stop_asking(tx: Tx, person_id: PersonId, until: datetime | None, now: datetime) -> None:
    """Stops questions to the person until *until*; ``None``: for ever."""
    values = {"never_at": now} if until is None else {"paused_until": until}
    tx.execute(update(people).where(people.c.id == person_id).values(**values))


def resume_asking(tx: Tx, person_id: PersonId) -> None:
    statement = update(people).where(people.c.id == person_id)
    tx.execute(statement.values(never_at=None, paused_until=None))


def batched(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yields *values* by the thousand, since a statement takes only some ten thousand."""
    for start in range(0, len(values), 1000):
        yield values[start : start + 1000]
