"""Sends an admin a test question by the route of a real one. Its answer never counts."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.chat.addresses import Address
from bot.config.config import SurveyConfig
from bot.figures import button_experiment
from bot.ids import ContactId
from bot.model import Contact, Person
from bot.states import ContactState, PersonKind
from handlers.usecases.context import Context
from handlers.usecases.survey.planning import item_about
from handlers.usecases.survey.queued_questions import token
from storage import contacts, invitations, people
from storage.engine.store import Tx
from storage.invitations import NewInvitation
from storage.messaging import outbox
from storage.people import NewPerson
from storage.states import OutboxKind

OPEN_FOR: Final = timedelta(days=1)
"""How long a test question takes typed words. An admin may also be a customer."""
_NAME: Final = "Admin"
"""The name of an admin who never wrote to the bot."""


class AskMeRefusal(StrEnum):
    """The reasons why a test question cannot be sent."""

    NOT_STARTED = "the person must write to the bot first"
    UNREACHABLE = "the person blocked the bot, or the account is gone"
    OPTED_OUT = "the person paused questions or chose Never"


@dataclass(frozen=True, kw_only=True)
class AdminAsked:
    """The question is queued."""

    person: Person


def ask_admin(
    tx: Tx, admin: Address, survey: SurveyConfig, context: Context
) -> AdminAsked | AskMeRefusal:
    """Queues a test question for *admin*, whenever they were asked last."""
    contact = contact_of(tx, admin, context)
    if isinstance(contact, AskMeRefusal):
        return contact
    person = people.get(tx, contact.person_id)
    if not person.may_be_asked(context.now):
        return AskMeRefusal.OPTED_OUT
    _queue(tx, contact, survey, context)
    return AdminAsked(person=person)


def contact_of(tx: Tx, admin: Address, context: Context) -> Contact | AskMeRefusal:
    """Returns the account by which the bot can write to *admin*."""
    contact = _contact(tx, admin, context)
    if contact is None:
        return AskMeRefusal.NOT_STARTED
    return contact if contact.state is ContactState.OK else AskMeRefusal.UNREACHABLE


def _contact(tx: Tx, admin: Address, context: Context) -> Contact | None:
    """Returns the admin's contact, adding one where the bot may write first."""
    known = contacts.contact_of_user(tx, admin.platform, admin.chat)
    if known is not None:
        return known if known.chat or admin.platform.traits.writes_first else None
    return _enrol(tx, admin, context) if admin.platform.traits.writes_first else None


def _enrol(tx: Tx, admin: Address, context: Context) -> Contact:
    staff = NewPerson(name=_NAME, kind=PersonKind.STAFF)
    person_id = people.add(tx, staff, context.now)
    added: ContactId = contacts.add_contact(tx, person_id, admin.platform, user=admin.chat)
    return contacts.contact(tx, added)


def _queue(tx: Tx, contact: Contact, survey: SurveyConfig, context: Context) -> None:
    name = token(context.seed, f"test {contact.id}")
    new = NewInvitation(
        token=name,
        survey=survey.key,
        kind=survey.kind,
        person_id=contact.person_id,
        contact_id=contact.id,
        variant=button_experiment.variant_of(survey.buttons, name),
        expires_at=context.now + OPEN_FOR,
        test=True,
    )
    invitation = invitations.get(tx, invitations.add(tx, new, context.now))
    item = item_about(invitation, OutboxKind.QUESTION, contact.platform, context.now)
    outbox.put_once(tx, item, context.now)
