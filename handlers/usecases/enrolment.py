"""Who somebody is: found again, or enrolled when they write to us first."""

from datetime import datetime

from bot.addresses import Address, Platform
from bot.cleaning import clean
from bot.config import Config
from bot.model import Contact, PersonKind
from bot.texts import language_of
from handlers.events import User
from storage import people, roster
from storage.people import NewPerson
from storage.store import Tx


def known(tx: Tx, user: User, chat: str, now: datetime) -> Contact | None:
    """The contact of somebody who wrote or pressed, now the one they used last."""
    contact = people.contact_of_user(tx, user.platform, user.id)
    if contact is None:
        return None
    people.heard_from(
        tx,
        contact.id,
        chat=chat,
        language=language_of(user.language),
        timezone=user.timezone,
        username=user.username if user.platform is Platform.TELEGRAM else None,
        now=now,
    )
    return people.contact(tx, contact.id)


def enrol(tx: Tx, user: User, chat: str, config: Config, now: datetime) -> Contact | None:
    """The contact of somebody who writes to us; ``None`` where we speak only to the invited.

    Whoever is in the company's Slack belongs there. A Telegram bot can be found by anybody, so
    there the company decides.
    """
    contact = known(tx, user, chat, now) or _imported(tx, user, chat, now)
    if contact is not None:
        return contact
    telegram = config.telegram
    if user.platform is Platform.TELEGRAM and not (telegram and telegram.self_enrolment):
        return None
    name = clean(user.name) or user.username or user.id
    staff = Address(user.platform, user.id) in config.staff.admins
    kind = PersonKind.STAFF if staff else PersonKind.CUSTOMER
    person_id = people.add(tx, NewPerson(name=name, kind=kind), now)
    people.add_contact(tx, person_id, user.platform, user=user.id, chat=chat)
    return known(tx, user, chat, now)


def _imported(tx: Tx, user: User, chat: str, now: datetime) -> Contact | None:
    """Somebody of an imported list, known by email alone until now."""
    person = people.with_email(tx, user.email) if user.email else None
    if person is None:
        return None
    for contact in people.contacts_of(tx, person.id):
        if contact.platform is user.platform and not contact.user:
            roster.name_users(tx, [(contact.id, user.id)])
            return known(tx, user, chat, now)
    return None
