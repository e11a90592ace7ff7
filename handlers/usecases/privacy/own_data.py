"""Does what people ask for about their own data: a copy, no more quotes, erasure."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.ids import MessageRef
from bot.language.texts import Line
from bot.model import Contact, Invitation, Person
from bot.people import privacy_note
from bot.states import Consent
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_for
from handlers.usecases.privacy import erasure_request, personal_copy_message
from handlers.usecases.survey.planning import redraw
from storage import answers, contacts, imported_answers, invitations, people, personal_copy
from storage.engine.store import Tx
from storage.messaging import outbox

BETWEEN_COPIES: Final = timedelta(minutes=10)


def stored(tx: Tx, person: Person) -> Line:
    """Returns what is kept about the person, including answers from another tool."""
    scores, words = answers.counts_of(tx, person.id)
    more_scores, more_words = imported_answers.counts_of(tx, person.id)
    return privacy_note.summary(scores + more_scores, words + more_words)


def may_be_quoted(tx: Tx, person: Person) -> bool:
    return bool(answers.with_permission_to_quote(tx, person.id))


def send_copy(tx: Tx, contact: Contact, context: Context) -> Line:
    """Plans a copy for the person, unless one was planned a few minutes ago. Returns a line."""
    now = context.now
    if personal_copy.was_requested(tx, contact.person_id, now - BETWEEN_COPIES, now):
        return Line(key="privacy.copy.wait")
    outbox.put_once(tx, personal_copy_message.first(contact, now), now)
    return Line(key="privacy.copy.coming")


def withdraw_quotes(tx: Tx, contact: Contact, context: Context) -> Line:
    """Withdraws each permission to quote that stands. Returns a line."""
    for invitation in answers.with_permission_to_quote(tx, contact.person_id):
        _withdraw(tx, invitation, contact, context)
    return Line(key="privacy.withdrawn")


def _withdraw(tx: Tx, invitation: Invitation, contact: Contact, context: Context) -> None:
    person = people.get(tx, contact.person_id)
    wording = texts_for(context.config, person, contact)("privacy.withdraw")
    refused = replace(invitation, quote=Consent.REFUSED)
    invitations.save(tx, refused)
    answers.record_consent(tx, invitation.id, Consent.REFUSED, wording, context.now)
    home = contacts.contact(tx, invitation.contact_id)
    redraw(tx, refused, home.platform, context.now)


def erase(tx: Tx, contact: Contact, asked_in: MessageRef | None, context: Context) -> Line:
    """Plans the erasure of the person. Returns a line.

    *asked_in*: the message that asked, which then says that it is done.
    """
    erasure_request.request(tx, contact.person_id, asked_in, context)
    return Line(key="privacy.erasing")
