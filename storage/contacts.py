"""By what chat account a person is reached: found, opened, used, lost."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, select, update

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

# What every tap runs is built once, as in the inbox.
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
    told = dict(zip(Contact.__dataclass_fields__, values, strict=True))
    return Contact(**{**told, "user": told["user"] or "", "chat": told["chat"] or ""})


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
        values["language"] = line_or_none(language)
    if timezone:
        values["timezone"] = line_or_none(timezone)
    if username is not None:
        values["username"] = line_or_none(username)
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
            language=line_or_none(language),
            timezone=line_or_none(timezone),
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
