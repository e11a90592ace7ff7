"""Stores people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, bindparam, false, func, or_, select, update

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

ACTIVE: Final = people.c.joined_into.is_(None)
"""Leaves out records that were joined into another one."""
OWNER: Final = func.coalesce(people.c.joined_into, people.c.id)
"""The person that a record belongs to, itself or the one it was joined into."""
_IS_KNOWN: Final = ACTIVE & people.c.erased_at.is_(None)
_IS_CUSTOMER: Final = (people.c.kind == PersonKind.CUSTOMER) & _IS_KNOWN
_BY_NAME: Final = (people.c.name, people.c.id)


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """A person from an imported list or a platform. Empty fields are unknown."""

    name: str
    kind: PersonKind = PersonKind.CUSTOMER
    language: str | None = None
    timezone: str | None = None
    country: str = ""
    account: str = ""
    email: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    self_enrolled: bool = False
    joined_on: date | None = None
    left_on: date | None = None


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
        "country": one_line(new.country),
        "account": one_line(new.account),
        "email": one_line(new.email.lower()),
        "properties": {one_line(name): one_line(value) for name, value in new.properties.items()},
        "self_enrolled": new.self_enrolled,
        "joined_on": new.joined_on,
        "left_on": new.left_on,
    }


def line_or_none(text: str | None) -> str | None:
    """Cleans *text* to one line. Returns ``None`` if it has no visible character."""
    return one_line(text or "") or None


def get(tx: Tx, person_id: PersonId) -> Person:
    return person_of(tx.execute(_GET, {"wanted": person_id}).one())


def current(tx: Tx, person_id: PersonId) -> Person:
    """Returns the person; for a joined record the one that it was joined into."""
    owner = select(OWNER).where(people.c.id == person_id).scalar_subquery()
    return person_of(tx.execute(select(*PERSON).where(people.c.id == owner)).one())


def get_all(tx: Tx, person_ids: Sequence[PersonId]) -> tuple[Person, ...]:
    """Returns these people, in order of their ids.

    For a joined record, returns the one that it was joined into, once.
    """
    found = {
        person.id: person
        for some in batched(sorted(person_ids))
        for person in _all_where(tx, people.c.id.in_(select(OWNER).where(people.c.id.in_(some))))
    }
    return tuple(found[person_id] for person_id in sorted(found))


def customers(tx: Tx, *, self_enrolled: bool = True) -> tuple[Person, ...]:
    """Returns the customers that "all" selects, in order of their names.

    *self_enrolled*: whether those who enrolled themselves are among them.
    """
    statement = select(*PERSON).where(_selected(self_enrolled))
    return tuple(person_of(row) for row in tx.execute(statement.order_by(*_BY_NAME)))


def customer_ids(tx: Tx, *, self_enrolled: bool = True) -> tuple[PersonId, ...]:
    """Returns the ids of the same people, in the same order."""
    statement = select(people.c.id).where(_selected(self_enrolled))
    return tuple(tx.execute(statement.order_by(*_BY_NAME)).scalars())


def _selected(self_enrolled: bool) -> ColumnElement[bool]:
    return _IS_CUSTOMER if self_enrolled else _IS_CUSTOMER & people.c.self_enrolled.is_(False)


def count_self_enrolled(tx: Tx) -> int:
    """Returns how many customers enrolled themselves."""
    return _count(tx, people.c.self_enrolled.is_(True))


def count_present(tx: Tx, today: date, *, self_enrolled: bool) -> int:
    """Returns how many customers have not left, those who enrolled themselves or the others."""
    here = people.c.left_on.is_(None) | (people.c.left_on > today)
    return _count(tx, here & people.c.self_enrolled.is_(self_enrolled))


def count_left(tx: Tx, today: date) -> int:
    """Returns how many people are no longer customers."""
    return _count(tx, people.c.left_on <= today)


def _count(tx: Tx, condition: ColumnElement[bool]) -> int:
    theirs = _IS_CUSTOMER & condition
    n: int = tx.execute(select(func.count()).select_from(people).where(theirs)).scalar_one()
    return n


def fields(
    tx: Tx, person_ids: Sequence[PersonId]
) -> Iterator[tuple[PersonId, str, Mapping[str, str]]]:
    """Yields id, account and properties of these people: less than ``get_all`` reads."""
    columns = select(people.c.id, people.c.account, people.c.properties)
    for some in batched(person_ids):
        for row in tx.execute(columns.where(people.c.id.in_(some))):
            yield PersonId(row.id), row.account, row.properties


def page(tx: Tx, after: PersonId | None, most: int) -> tuple[tuple[PersonId, datetime], ...]:
    """Returns the next people after *after* in order of their ids, and when each was added."""
    statement = (
        select(people.c.id, people.c.created_at)
        .where(people.c.id > (after or 0), _IS_KNOWN)
        .order_by(people.c.id)
        .limit(most)
    )
    return tuple((PersonId(row.id), row.created_at) for row in tx.execute(statement))


def page_of_people(tx: Tx, after: PersonId, most: int) -> tuple[Person, ...]:
    """Returns the next people after *after* in order of their ids."""
    statement = select(*PERSON).where(people.c.id > after, _IS_KNOWN)
    rows = tx.execute(statement.order_by(people.c.id).limit(most))
    return tuple(map(person_of, rows))


def names(tx: Tx, containing: Sequence[str], most: int) -> tuple[tuple[PersonId, str], ...]:
    """Returns the ids and names of all people, in order of their ids.

    Of more than *most* people, returns *most* whose names contain one of the words *containing*,
    which are in lower case.
    """
    statement = select(people.c.id, people.c.name).where(_IS_KNOWN).order_by(people.c.id)
    found = tx.execute(statement.limit(most + 1)).all()
    if len(found) > most:
        name = func.lower(people.c.name)
        with_a_word = or_(false(), *(name.contains(word, autoescape=True) for word in containing))
        found = tx.execute(statement.where(with_a_word).limit(most)).all()
    return tuple((PersonId(row.id), row.name) for row in found)


def some_customers(tx: Tx, n: int) -> tuple[str, ...]:
    """Returns the names of the first *n* customers."""
    statement = select(people.c.name).where(_IS_CUSTOMER)
    return tuple(tx.execute(statement.order_by(people.c.id).limit(n)).scalars())


def numbered(tx: Tx, number: int) -> tuple[Person, ...]:
    """Returns the person with the number that staff see, if there is one.

    The number of a joined record leads to the person that it was joined into.
    """
    return _all_where(tx, people.c.id.in_(select(OWNER).where(people.c.id == number)))


def named(tx: Tx, name: str) -> tuple[Person, ...]:
    """Returns the people with this name, ignoring case."""
    return _all_where(tx, func.lower(people.c.name) == one_line(name).lower())


def all_named(tx: Tx, names: Sequence[str]) -> Mapping[str, Sequence[PersonId]]:
    """Returns the people with these names, which are in lower case, by name."""
    found: dict[str, list[PersonId]] = {}
    name = func.lower(people.c.name)
    for some in batched(names):
        named = select(people.c.id, name).where(name.in_(some), _IS_KNOWN)
        statement = named.order_by(people.c.id)
        for person, own in tx.execute(statement):
            found.setdefault(own, []).append(PersonId(person))
    return found


def with_email(tx: Tx, email: str) -> tuple[Person, ...]:
    """Returns the people with this email address, ignoring case, also of a joined record."""
    wanted = one_line(email).lower()
    owners = select(OWNER).where(people.c.email == wanted)
    return _all_where(tx, people.c.id.in_(owners)) if wanted else ()


def once_named(tx: Tx, name: str) -> tuple[Person, ...]:
    """Returns the people with a joined record of this name, ignoring case."""
    owners = select(people.c.joined_into).where(func.lower(people.c.name) == one_line(name).lower())
    return _all_where(tx, people.c.id.in_(owners))


def joined_people(tx: Tx, person_id: PersonId) -> tuple[Person, ...]:
    """Returns the records that were joined into this one, as they are stored."""
    theirs = people.c.joined_into == person_id
    rows = tx.execute(select(*PERSON).where(theirs).order_by(people.c.id))
    return tuple(map(person_of, rows))


def emails_of(tx: Tx, person_id: PersonId) -> frozenset[str]:
    """Returns the person's email addresses: the own one, and those of joined records."""
    theirs = (people.c.id == person_id) | (people.c.joined_into == person_id)
    statement = select(people.c.email).where(theirs, people.c.email != "")
    return frozenset(tx.execute(statement).scalars())


def joined_into(tx: Tx, person_id: PersonId) -> tuple[PersonId, ...]:
    """Returns the records that were joined into this one."""
    statement = select(people.c.id).where(people.c.joined_into == person_id).order_by(people.c.id)
    return tuple(PersonId(joined) for joined in tx.execute(statement).scalars())


def _all_where(tx: Tx, condition: ColumnElement[bool]) -> tuple[Person, ...]:
    statement = select(*PERSON).where(condition, _IS_KNOWN).order_by(people.c.id)
    return tuple(person_of(row) for row in tx.execute(statement))


def mark_invited(tx: Tx, person_id: PersonId) -> None:
    """Records that the team named the person, who may have enrolled themselves before."""
    mine = (people.c.id == person_id) & people.c.self_enrolled.is_(True)
    tx.execute(update(people).where(mine).values(self_enrolled=False))


def choose_language(tx: Tx, person_id: PersonId, language: str) -> None:
    tx.execute(update(people).where(people.c.id == person_id).values(language=language))


def stop_asking(tx: Tx, person_id: PersonId, until: datetime | None, now: datetime) -> None:
    """Stops questions to the person until *until*; ``None``: for ever."""
    values = {"never_at": now} if until is None else {"paused_until": until}
    tx.execute(update(people).where(people.c.id == person_id).values(**values))


def undo_stop(tx: Tx, person_id: PersonId, at: datetime) -> bool:
    """Undoes the *Never* of this time. Returns False if another one holds, or none."""
    mine = (people.c.id == person_id) & (people.c.never_at == at)
    return tx.execute(update(people).where(mine).values(never_at=None)).rowcount == 1


def undo_pause(tx: Tx, person_id: PersonId, until: datetime) -> bool:
    """Ends the pause until *until*. Returns False if another one holds, or none."""
    mine = (people.c.id == person_id) & (people.c.paused_until == until)
    return tx.execute(update(people).where(mine).values(paused_until=None)).rowcount == 1


def resume_asking(tx: Tx, person_id: PersonId) -> None:
    statement = update(people).where(people.c.id == person_id)
    tx.execute(statement.values(never_at=None, paused_until=None))


def batched(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yields *values* by the thousand, since a statement takes only some ten thousand."""
    for start in range(0, len(values), 1000):
        yield values[start : start + 1000]
