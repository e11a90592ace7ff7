"""Imports many people at once, with statements for a whole batch.

The accounts in an imported list belong to the home workspace.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, update

from bot.chat.addresses import HOME
from bot.chat.platforms import Platform
from bot.ids import ContactId, PersonId
from bot.states import Binding, ContactState
from storage.engine.store import Tx
from storage.people import OWNER, NewPerson, columns
from storage.schema import contacts, people

_AT_HOME: Final = contacts.c.workspace == HOME


@dataclass(frozen=True, kw_only=True)
class Reach:
    """An account of a person. *user* is empty until it is looked up by email address."""

    platform: Platform
    user: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A stored person, with the fields that an imported list may change."""

    id: PersonId
    about: NewPerson
    contacts: Mapping[Platform, tuple[ContactId, str]]
    """Each platform's contact and user; the user is empty until the lookup."""
    joined_emails: frozenset[str] = frozenset()
    """The addresses of records that were joined into this one."""


def find(
    tx: Tx, users: Mapping[Platform, Collection[str]], emails: Collection[str]
) -> tuple[Listed, ...]:
    """Returns the people with one of these users or (lower-case) email addresses, oldest first."""
    found: set[int] = set()
    for platform, ids in users.items():
        statement = select(contacts.c.person_id).where(
            contacts.c.platform == platform, _AT_HOME, contacts.c.user.in_(ids)
        )
        found.update(tx.execute(statement).scalars())
    found.update(tx.execute(select(OWNER).where(people.c.email.in_(emails))).scalars())
    reaches, joined = _contacts(tx, found), _joined_emails(tx, found)
    statement = select(people).where(people.c.id.in_(found)).order_by(people.c.id)
    return tuple(
        Listed(
            id=row.id,
            about=NewPerson(
                name=row.name,
                kind=row.kind,
                language=row.language,
                timezone=row.timezone,
                country=row.country,
                account=row.account,
                email=row.email,
                properties=row.properties,
                self_enrolled=row.self_enrolled,
                joined_on=row.joined_on,
                left_on=row.left_on,
            ),
            contacts=reaches.get(row.id, {}),
            joined_emails=frozenset(joined.get(row.id, ())),
        )
        for row in tx.execute(statement)
    )


def _contacts(
    tx: Tx, person_ids: Collection[int]
) -> dict[int, dict[Platform, tuple[ContactId, str]]]:
    statement = select(
        contacts.c.id, contacts.c.person_id, contacts.c.platform, contacts.c.user
    ).where(contacts.c.person_id.in_(person_ids), _AT_HOME)
    reaches: dict[int, dict[Platform, tuple[ContactId, str]]] = {}
    for row in tx.execute(statement):
        reaches.setdefault(row.person_id, {})[row.platform] = (ContactId(row.id), row.user or "")
    return reaches


def _joined_emails(tx: Tx, person_ids: Collection[int]) -> dict[int, list[str]]:
    statement = select(people.c.joined_into, people.c.email).where(
        people.c.joined_into.in_(person_ids), people.c.email != ""
    )
    emails: dict[int, list[str]] = {}
    for person_id, email in tx.execute(statement):
        emails.setdefault(person_id, []).append(email)
    return emails


def add_all(tx: Tx, new: Sequence[NewPerson], now: datetime) -> list[PersonId]:
    """Adds people. Returns their ids in the same order."""
    if not new:
        return []
    statement = people.insert().returning(people.c.id, sort_by_parameter_order=True)
    rows = [{**columns(person), "kind": person.kind, "created_at": now} for person in new]
    return [PersonId(person_id) for person_id in tx.execute(statement, rows).scalars()]


def change_all(tx: Tx, changed: Sequence[tuple[PersonId, NewPerson]]) -> None:
    """Overwrites all fields of these people."""
    if changed:
        statement = update(people).where(people.c.id == bindparam("this"))
        rows = [
            {"this": person_id, **columns(person), "kind": person.kind}
            for person_id, person in changed
        ]
        tx.execute(statement, rows)


def add_contacts(tx: Tx, new: Iterable[tuple[PersonId, Reach]]) -> None:
    rows = [
        {
            "person_id": person_id,
            "platform": reach.platform,
            "user": reach.user or None,
            "state": ContactState.OK,
            "bound_by": Binding.LIST if reach.user else None,
        }
        for person_id, reach in new
    ]
    if rows:
        tx.execute(contacts.insert(), rows)


def set_users(tx: Tx, named: Iterable[tuple[ContactId, str]]) -> None:
    """Sets the user of contacts that had only an email address."""
    rows = [{"this": contact_id, "new_user": user} for contact_id, user in named]
    if rows:
        statement = update(contacts).where(contacts.c.id == bindparam("this"))
        bound = {"state": ContactState.OK, "bound_by": Binding.LIST}
        tx.execute(statement.values(user=bindparam("new_user"), **bound), rows)


def confirm_users(tx: Tx, platform: Platform, users: Collection[str]) -> None:
    """Marks old bindings of these users as verified, since an imported list contains them."""
    waiting = (contacts.c.platform == platform, _AT_HOME, contacts.c.bound_by.is_(None))
    statement = update(contacts).where(*waiting, contacts.c.user.in_(users))
    tx.execute(statement.values(bound_by=Binding.LIST))
