"""People, and how each can be reached."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, bindparam, case, func, select, update

from bot.addresses import HOME
from bot.cleaning import one_line
from bot.model import Binding, Contact, ContactId, ContactState, Person, PersonId, PersonKind
from bot.platforms import Platform
from storage.schema import contacts, people
from storage.store import Tx

T = TypeVar("T")

PERSON = tuple(people.c[name] for name in Person.__dataclass_fields__)
CONTACT = tuple(contacts.c[name] for name in Contact.__dataclass_fields__)
"""The columns of a person and of a contact; ``person_of`` and ``contact_of`` read them."""

# What every tap runs is built once, as in the inbox.
_GET = select(*PERSON).where(people.c.id == bindparam("wanted"))
_GET_CONTACT = select(*CONTACT).where(contacts.c.id == bindparam("wanted"))
_CONTACT_OF_USER = select(*CONTACT).where(
    contacts.c.platform == bindparam("on"),
    contacts.c.workspace == bindparam("within"),
    contacts.c.user == bindparam("wanted"),
)
_TOUCH = (
    update(contacts)
    .where(
        contacts.c.platform == bindparam("on"),
        contacts.c.workspace == bindparam("within"),
        contacts.c.user == bindparam("wanted"),
    )
    .returning(*CONTACT)
)
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


def person_of(values: Sequence[Any]) -> Person:
    return Person(**dict(zip(Person.__dataclass_fields__, values, strict=True)))


def contact_of(values: Sequence[Any]) -> Contact:
    told = dict(zip(Contact.__dataclass_fields__, values, strict=True))
    return Contact(**{**told, "user": told["user"] or "", "chat": told["chat"] or ""})


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
    return person_of(tx.execute(_GET, {"wanted": person_id}).one())


def get_all(tx: Tx, person_ids: Sequence[PersonId]) -> tuple[Person, ...]:
    """These people, by id."""
    return tuple(
        person_of(row)
        for some in batched(sorted(person_ids))
        for row in tx.execute(select(*PERSON).where(people.c.id.in_(some)).order_by(people.c.id))
    )


def customers(tx: Tx) -> tuple[Person, ...]:
    """Everybody who may be asked by "all", by name."""
    statement = (
        select(*PERSON)
        .where(people.c.kind == PersonKind.CUSTOMER)
        .order_by(people.c.name, people.c.id)
    )
    return tuple(person_of(row) for row in tx.execute(statement))


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
    statement = select(*PERSON).where(condition).order_by(people.c.id)
    return tuple(person_of(row) for row in tx.execute(statement))


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
    workspace: str = HOME,
    user: str = "",
    chat: str = "",
    bound_by: Binding = Binding.LIST,
) -> ContactId:
    insert = contacts.insert().values(
        person_id=person_id,
        platform=platform,
        workspace=workspace,
        user=user or None,
        chat=chat or None,
        state=ContactState.OK,
        bound_by=bound_by if user else None,
    )
    return ContactId(tx.execute(insert.returning(contacts.c.id)).scalar_one())


def contact(tx: Tx, contact_id: ContactId) -> Contact:
    return contact_of(tx.execute(_GET_CONTACT, {"wanted": contact_id}).one())


def contact_of_user(tx: Tx, platform: Platform, user: str, workspace: str = HOME) -> Contact | None:
    wanted = {"on": platform, "within": workspace, "wanted": user}
    row = tx.execute(_CONTACT_OF_USER, wanted).one_or_none()
    return None if row is None else contact_of(row)


def contacts_of(tx: Tx, person_id: PersonId) -> tuple[Contact, ...]:
    """Every way to reach the person, the last used first."""
    statement = (
        select(*CONTACT).where(contacts.c.person_id == person_id).order_by(*_LAST_USED_FIRST)
    )
    return tuple(contact_of(row) for row in tx.execute(statement))


def contacts_of_all(
    tx: Tx, person_ids: Sequence[PersonId]
) -> Mapping[PersonId, tuple[Contact, ...]]:
    """As above, for many people at once; nothing for those who cannot be reached at all."""
    ways: dict[PersonId, tuple[Contact, ...]] = {}
    for some in batched(person_ids):
        statement = (
            select(*CONTACT).where(contacts.c.person_id.in_(some)).order_by(*_LAST_USED_FIRST)
        )
        for contact in map(contact_of, tx.execute(statement)):
            ways[contact.person_id] = (*ways.get(contact.person_id, ()), contact)
    return ways


def batched(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """A thousand at a time: a statement takes no more than some ten thousand values."""
    for start in range(0, len(values), 1000):
        yield values[start : start + 1000]


def touch(
    tx: Tx,
    platform: Platform,
    user: str,
    workspace: str = HOME,
    *,
    chat: str,
    language: str | None,
    now: datetime,
    timezone: str | None = None,
    username: str | None = None,
) -> Contact | None:
    """The person wrote or pressed: the chat is open, and this is the way last used.

    Returns the contact as it is then; ``None`` where nobody has this account.

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
    wanted = {"on": platform, "within": workspace, "wanted": user}
    row = tx.execute(_TOUCH.values(**values), wanted).one_or_none()
    return None if row is None else contact_of(row)


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
