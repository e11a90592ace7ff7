"""Finds the person behind an account, or enrols a new one."""

from datetime import datetime

from bot.config.config import Config
from bot.language.texts import language_of
from bot.model import Contact
from bot.states import Binding, PersonKind
from handlers.updates import User
from handlers.usecases.context import Context
from handlers.usecases.people import email_binding, shared_email
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson


def touch_contact(tx: Tx, user: User, chat: str, now: datetime) -> Contact | None:
    """Returns the contact of an account that wrote or pressed, and marks it as used last."""
    return contacts.touch(
        tx,
        user.platform,
        user.id,
        user.workspace,
        chat=chat,
        language=language_of(user.language),
        timezone=user.timezone,
        username=user.username if user.platform.traits.usernames else None,
        now=now,
    )


def enrol(tx: Tx, user: User, chat: str, context: Context) -> Contact | None:
    """Returns the contact of an account that writes to the bot, enrolling a new person if needed.

    Returns ``None`` for an unknown account if self-enrolment is off. Admins may always enrol.
    """
    if not (_bound_contact(tx, user, context) or email_binding.bind_by_email(tx, user)):
        if not _may_enrol(user, context.config):
            return None
        _enrol(tx, user, context)
    return touch_contact(tx, user, chat, context.now)


def _bound_contact(tx: Tx, user: User, context: Context) -> Contact | None:
    """Returns the contact of *user*, after verifying a binding of an earlier release."""
    contact = contacts.contact_of_user(tx, user.platform, user.id, user.workspace)
    if contact is None or contact.bound_by is not None:
        return contact
    email_binding.verify(tx, user, context)
    return contacts.contact_of_user(tx, user.platform, user.id, user.workspace)


def _may_enrol(user: User, config: Config) -> bool:
    table = config.table_of(user.platform)
    is_admin = user.address in config.staff.admins
    return table is not None and (table.self_enrolment or is_admin)


def _enrol(tx: Tx, user: User, context: Context) -> None:
    """Adds a separate person, whatever email address the account has."""
    name = user.name or user.username or user.id
    staff = context.actor.is_staff or user.address in context.config.staff.admins
    kind = PersonKind.STAFF if staff else PersonKind.CUSTOMER
    new = NewPerson(name=name, kind=kind, self_enrolled=True)
    person_id = people.add(tx, new, context.now)
    contact_id = contacts.add_contact(
        tx,
        person_id,
        user.platform,
        workspace=user.workspace,
        user=user.id,
        bound_by=Binding.SELF,
    )
    contact = contacts.contact(tx, contact_id)
    for other in people.with_email(tx, user.email):
        shared_email.report(tx, contact, other, user.standing, context)
