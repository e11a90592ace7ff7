"""Records whether a person's chat could be opened; each function is one transaction."""

from bot.chat.refusals import Refusal, RefusalReason
from bot.ids import ContactId
from bot.model import Contact
from bot.states import ContactState
from handlers.outbox import backoff, refusals, transitions
from handlers.ports import Reached, SendError
from handlers.usecases.context import Context
from storage import contacts, people
from storage.cluster.leases import Lease
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxState


def record_reached(
    tx: Tx,
    row: OutboxRow,
    contact: Contact,
    reached: Reached,
    context: Context,
    lease: Lease | None,
) -> bool:
    """Stores what the platform knows about the contact.

    Returns ``False`` if the account belongs to another person, or if the contact was changed while
    the platform was asked: its account, or its person, who was joined with another one.
    """
    transitions.require_lease(tx, lease)
    today = contacts.contact(tx, contact.id)
    if today.user != contact.user or people.current(tx, today.person_id).id != today.person_id:
        return False
    other = contacts.contact_of_user(tx, contact.platform, reached.user, contact.workspace)
    if other is not None and other.id != contact.id:
        reason = "the same account belongs to another person"
        refusal = Refusal(reason=RefusalReason.PERSON)
        _give_up_unreachable(tx, row, contact.id, ContactState.GONE, reason, refusal, context)
        return False
    contacts.set_account(
        tx,
        contact.id,
        user=reached.user,
        chat=reached.chat,
        language=reached.language,
        timezone=reached.timezone,
    )
    return True


def record_unreached(
    tx: Tx,
    row: OutboxRow,
    contact_id: ContactId,
    error: SendError,
    context: Context,
    lease: Lease | None,
) -> None:
    transitions.require_lease(tx, lease)
    if error.permanent:
        state = error.contact or ContactState.UNREACHABLE
        _give_up_unreachable(tx, row, contact_id, state, str(error), error.refusal, context)
        return
    due_at = context.now + (error.retry_after or backoff.after_refusal(row.attempts))
    counts, refusal = error.retry_after is None, refusals.report_waiting(tx, row, error, context)
    claims.postpone(tx, row, due_at, str(error), counts=counts, refusal=refusal)


def _give_up_unreachable(
    tx: Tx,
    row: OutboxRow,
    contact_id: ContactId,
    state: ContactState,
    reason: str,
    refusal: Refusal,
    context: Context,
) -> None:
    if claims.give_up(tx, row, reason, OutboxState.DROPPED, refusal=refusal):
        contacts.mark_contact(tx, contact_id, state)
        with outbox.caused_by(tx, row.source):
            transitions.load(tx, row, context).lost(tx, refusal)
