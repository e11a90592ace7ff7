"""People, and how each can be reached."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, bindparam, case, func, select, update

from bot.addresses import Platform
from bot.cleaning import one_line
from bot.model import Binding, Contact, ContactId, ContactState, Person, PersonId, PersonKind
from storage.schema import contacts, people
from storage.store import Tx

T = TypeVar("T")

_PERSON = tuple(people.c[name] for name in Person.__dataclass_fields__)
_CONTACT = tuple(contacts.c[name] for name in Contact.__dataclass_fields__)

# What every tap runs is built once, as in the inbox.
_GET = select(*_PERSON).where(people.c.id == bindparam("wanted"))
_GET_CONTACT = select(*_CONTACT).where(contacts.c.id == bindparam("wanted"))
_CONTACT_OF_USER = select(*_CONTACT).where(
    contacts.c.platform == bindparam("on"), contacts.c.user == bindparam("wanted")
)
_SAVE_CONTACT = update(contacts).where(contacts.c.id == bindparam("saved"))
_LAST_USED_FIRST = (contacts.c.used_at.desc().nulls_last(), contacts.c.id)


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """A person as a list or a platform tells of them. Empty: not told."""

    name: str
    kind: PersonKind = PersonKind.CUSTOMER
    language: str | None = None
    timezone: str | None = None
    account: str = ""
    email: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    self_enrolled: bool = False


def _person(row: Row[Any]) -> Person:
    return Person(**row._mapping)


def _contact(row: Row[Any]) -> Contact:
    values = dict(row._mapping)
    return Contact(**{**values, "user": values["user"] or "", "chat": values["chat"] or ""})


def add(tx: Tx, new: NewPerson, now: datetime) -> PersonId:
    insert = people.insert().values(**columns(new), kind=new.kind, created_at=now)
    return PersonId(tx.execute(insert.returning(people.c.id)).scalar_one())


def columns(new: NewPerson) -> dict[str, object]:
    """All but the kind, each on one line, by whatever way it comes."""
    return {
        "name": one_line(new.name),
        "language": _line_or_none(new.language),
        "timezone": _line_or_none(new.timezone),
        "account": one_line(new.account),
        "email": one_line(new.email.lower()),
        "properties": {one_line(name): one_line(value) for name, value in new.properties.items()},
        "self_enrolled": new.self_enrolled,
    }


def _line_or_none(told: str | None) -> str | None:
    """``None`` where nothing was told, or nothing can be seen."""
    return one_line(told or "") or None


def get(tx: Tx, person_id: PersonId) -> Person:
    return _person(tx.execute(_GET, {"wanted": person_id}).one())


def get_all(tx: Tx, person_ids: Sequence[PersonId]) -> tuple[Person, ...]:
    """These people, by id."""
    return tuple(
        _person(row)
        for some in batched(sorted(person_ids))
        for row in tx.execute(select(*_PERSON).where(people.c.id.in_(some)).order_by(people.c.id))
    )


def customers(tx: Tx) -> tuple[Person, ...]:
    """Everybody who may be asked by "all", by name."""
    statement = (
        select(*_PERSON)
        .where(people.c.kind == PersonKind.CUSTOMER)
        .order_by(people.c.name, people.c.id)
    )
    return tuple(_person(row) for row in tx.execute(statement))


def customer_ids(tx: Tx) -> tuple[PersonId, ...]:
    """The same, by their ids alone."""
    statement = select(people.c.id).where(people.c.kind == PersonKind.CUSTOMER)
    return tuple(tx.execute(statement.order_by(people.c.name, people.c.id)).scalars())


def numbered(tx: Tx, number: int) -> tuple[Person, ...]:
    """The person with this number, as staff read it."""
    return _all_where(tx, people.c.id == number)


def named(tx: Tx, name: str) -> tuple[Person, ...]:
    """Those with this name, whatever the case of its letters."""
    return _all_where(tx, func.lower(people.c.name) == one_line(name).lower())


def with_email(tx: Tx, email: str) -> tuple[Person, ...]:
    """Those with this email address, whatever the case of its letters."""
    wanted = one_line(email).lower()
    return _all_where(tx, people.c.email == wanted) if wanted else ()


def _all_where(tx: Tx, condition: ColumnElement[bool]) -> tuple[Person, ...]:
    statement = select(*_PERSON).where(condition).order_by(people.c.id)
    return tuple(_person(row) for row in tx.execute(statement))


def choose_language(tx: Tx, person_id: PersonId, language: str) -> None:
    tx.execute(update(people).where(people.c.id == person_id).values(language=language))


def stop_asking(tx: Tx, person_id: PersonId, until: datetime | None, now: datetime) -> None:
    """No question before *until*; ``None``: never again."""
    values = {"never_at": now} if until is None else {"paused_until": until}
    tx.execute(update(people).where(people.c.id == person_id).values(**values))


def resume_asking(tx: Tx, person_id: PersonId) -> None:
    statement = update(people).where(people.c.id == person_id)
    tx.execute(statement.values(never_at=None, paused_until=None))


def add_contact(
    tx: Tx,
    person_id: PersonId,
    platform: Platform,
    *,
    user: str = "",
    chat: str = "",
    bound_by: Binding = Binding.LIST,
) -> ContactId:
    insert = contacts.insert().values(
        person_id=person_id,
        platform=platform,
        user=user or None,
        chat=chat or None,
        state=ContactState.OK,
        bound_by=bound_by if user else None,
    )
    return ContactId(tx.execute(insert.returning(contacts.c.id)).scalar_one())


def contact(tx: Tx, contact_id: ContactId) -> Contact:
    return _contact(tx.execute(_GET_CONTACT, {"wanted": contact_id}).one())


def contact_of_user(tx: Tx, platform: Platform, user: str) -> Contact | None:
    row = tx.execute(_CONTACT_OF_USER, {"on": platform, "wanted": user}).one_or_none()
    return None if row is None else _contact(row)


def contacts_of(tx: Tx, person_id: PersonId) -> tuple[Contact, ...]:
    """Every way to reach the person, the last used first."""
    statement = (
        select(*_CONTACT).where(contacts.c.person_id == person_id).order_by(*_LAST_USED_FIRST)
    )
    return tuple(_contact(row) for row in tx.execute(statement))


def contacts_of_all(
    tx: Tx, person_ids: Sequence[PersonId]
) -> Mapping[PersonId, tuple[Contact, ...]]:
    """As above, for many people at once; nothing for those who cannot be reached at all."""
    ways: dict[PersonId, tuple[Contact, ...]] = {}
    for some in batched(person_ids):
        statement = (
            select(*_CONTACT).where(contacts.c.person_id.in_(some)).order_by(*_LAST_USED_FIRST)
        )
        for contact in map(_contact, tx.execute(statement)):
            ways[contact.person_id] = (*ways.get(contact.person_id, ()), contact)
    return ways


def batched(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """A thousand at a time: a statement takes no more than some ten thousand values."""
    for start in range(0, len(values), 1000):
        yield values[start : start + 1000]


def heard_from(
    tx: Tx,
    contact_id: ContactId,
    *,
    chat: str,
    language: str | None,
    now: datetime,
    timezone: str | None = None,
    username: str | None = None,
) -> None:
    """The person wrote or pressed: the chat is open, and this is the way last used.

    *username*: ``None`` where it was not told, empty where the person has none.
    """
    values: dict[str, Any] = {"used_at": now, "state": ContactState.OK}
    if chat:
        values["chat"] = chat
    if language:
        values["language"] = _line_or_none(language)
    if timezone:
        values["timezone"] = _line_or_none(timezone)
    if username is not None:
        values["username"] = _line_or_none(username)
    tx.execute(_SAVE_CONTACT, {**values, "saved": contact_id})


def reached(
    tx: Tx,
    contact_id: ContactId,
    *,
    user: str,
    chat: str,
    language: str | None,
    timezone: str | None,
) -> None:
    """The platform told who this is and opened the chat. Without a user before, it was found by
    an email address that the home workspace vouches for."""
    found = case((contacts.c.user.is_(None), Binding.EMAIL), else_=contacts.c.bound_by)
    tx.execute(
        update(contacts)
        .where(contacts.c.id == contact_id)
        .values(
            user=user,
            chat=chat,
            language=_line_or_none(language),
            timezone=_line_or_none(timezone),
            state=ContactState.OK,
            bound_by=found,
        )
    )


def mark_contact(tx: Tx, contact_id: ContactId, state: ContactState) -> None:
    """A suspended contact stays suspended, whatever its account is."""
    statement = update(contacts).where(
        contacts.c.id == contact_id, contacts.c.state != ContactState.SUSPENDED
    )
    tx.execute(statement.values(state=state))
