"""Stores contacts, the chat accounts of people."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, select, update

from bot.chat.addresses import HOME
from bot.chat.platforms import Platform
from bot.ids import ContactId, PersonId
from bot.model import Contact
from bot.states import Binding, ContactState
from storage.engine.store import Tx
from storage.people import batched, line_or_none
from storage.schema import contacts

CONTACT = tuple(contacts.c[name] for name in Contact.__dataclass_fields__)
"""The columns of a contact; ``contact_of`` reads them."""

# Statements for every tap are built once, as in the inbox.
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


def contact_of(values: Sequence[Any]) -> Contact:
    columns = dict(zip(Contact.__dataclass_fields__, values, strict=True))
    return Contact(**{**columns, "user": columns["user"] or "", "chat": columns["chat"] or ""})


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


def people_with_handles(tx: Tx, handles: Sequence[str]) -> Mapping[str, Sequence[PersonId]]:
    """Returns the people with an account of these ids or public usernames, by the lower case.

    Handles must be in lower case.
    """
    found: dict[str, list[PersonId]] = {}
    user, username = (
        func.lower(func.coalesce(column, "")) for column in (contacts.c.user, contacts.c.username)
    )
    for some in batched(handles):
        statement = select(contacts.c.person_id, user, username)
        rows = tx.execute(statement.where(user.in_(some) | username.in_(some)))
        for person, *own in rows:
            for handle in set(own).intersection(some):
                found.setdefault(handle, []).append(PersonId(person))
    return found


def contacts_of(tx: Tx, person_id: PersonId) -> tuple[Contact, ...]:
    """Returns the person's contacts, the most recently used first."""
    statement = (
        select(*CONTACT).where(contacts.c.person_id == person_id).order_by(*_LAST_USED_FIRST)
    )
    return tuple(contact_of(row) for row in tx.execute(statement))


def contacts_of_all(
    tx: Tx, person_ids: Sequence[PersonId]
) -> Mapping[PersonId, tuple[Contact, ...]]:
    """Returns the contacts of many people. A person without contacts has no entry."""
    found: dict[PersonId, tuple[Contact, ...]] = {}
    for some in batched(person_ids):
        statement = (
            select(*CONTACT).where(contacts.c.person_id.in_(some)).order_by(*_LAST_USED_FIRST)
        )
        for contact in map(contact_of, tx.execute(statement)):
            found[contact.person_id] = (*found.get(contact.person_id, ()), contact)
    return found


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
    """Records that the person wrote or pressed: the chat is open and was used now.

    Returns the updated contact; ``None`` if the account is unknown. *username*: ``None`` if the
    platform did not send it, empty if the person has none.
    """
    values: dict[str, Any] = {"used_at": now, "state": ContactState.OK}
    if chat:
        values["chat"] = chat
    if language:
        values["language"] = line_or_none(language)
    if timezone:
        values["timezone"] = line_or_none(timezone)
    if username is not None:
        values["username"] = line_or_none(username)
    wanted = {"on": platform, "within": workspace, "wanted": user}
    row = tx.execute(_TOUCH.values(**values), wanted).one_or_none()
    return None if row is None else contact_of(row)


def describe(tx: Tx, contact_id: ContactId, *, language: str | None, timezone: str | None) -> None:
    """Records what the platform says about an account. ``None`` changes nothing."""
    values = {"language": line_or_none(language), "timezone": line_or_none(timezone)}
    known = {name: value for name, value in values.items() if value is not None}
    if known:
        tx.execute(update(contacts).where(contacts.c.id == contact_id).values(**known))


def set_account(
    tx: Tx,
    contact_id: ContactId,
    *,
    user: str,
    chat: str,
    language: str | None,
    timezone: str | None,
) -> None:
    """Records the account and the chat that the platform returned.

    A contact without an account before was found by an email address that the home workspace
    vouches for.
    """
    binding = case((contacts.c.user.is_(None), Binding.EMAIL), else_=contacts.c.bound_by)
    tx.execute(
        update(contacts)
        .where(contacts.c.id == contact_id)
        .values(
            user=user,
            chat=chat,
            language=line_or_none(language),
            timezone=line_or_none(timezone),
            state=ContactState.OK,
            bound_by=binding,
        )
    )


def mark_contact(tx: Tx, contact_id: ContactId, state: ContactState) -> None:
    """Sets the state of a contact, unless it is suspended."""
    statement = update(contacts).where(
        contacts.c.id == contact_id, contacts.c.state != ContactState.SUSPENDED
    )
    tx.execute(statement.values(state=state))
