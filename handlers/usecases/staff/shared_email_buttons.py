"""Answers the buttons below the line about an account with another person's email address."""

from bot.chat.taps import SamePersonTap, SharedEmailTap
from handlers.updates import Reply, Toast
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.people import shared_email
from handlers.usecases.people.shared_email import Decision
from handlers.usecases.roles import Action
from handlers.usecases.staff import join_people
from storage import audit, contacts, people
from storage.engine.store import Tx
from storage.messaging import row_changes
from storage.messaging.keys import MeetingKey
from storage.states import OutboxKind


def handle_press(tx: Tx, tap: SharedEmailTap, context: Context) -> Reply:
    """Joins the two people, or remembers that they are two. The first press decides."""
    texts = staff_texts(context.config)
    key = MeetingKey(contact=tap.contact, person=tap.person)
    if row_changes.payload_of(tx, OutboxKind.MEETING, key) is None:
        return Toast(text=texts("toast.unknown"))
    if shared_email.decision_on(tx, key) is not None:
        return Toast(text=texts("meeting.toast.decided"))
    known = people.current(tx, tap.person)
    account = people.current(tx, contacts.contact(tx, tap.contact).person_id)
    if isinstance(tap, SamePersonTap):
        try:
            join_people.join(tx, known, account, context)
        except join_people.JoinRefusedError as refused:
            return Toast(text=texts.line(refused.line))
        return Toast(text=texts("meeting.toast.same"), shown=True)
    shared_email.decide(tx, key, Decision.APART, account.id, context)
    what = f"person {known.id}"
    apart = entry(context.actor, Action.KEEP_APART, what, context.now, other=account.id)
    audit.add(tx, apart)
    return Toast(text=texts("meeting.toast.apart"), shown=True)
