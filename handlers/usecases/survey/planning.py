"""Plans an invitation's card, reminder and expiry as outbox rows."""

from datetime import datetime

from bot.campaigns.eligibility import REMIND_AFTER
from bot.ids import MessageRef
from bot.model import Invitation
from handlers.usecases import recipient_keys
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import InvitationKey, MessageKey
from storage.messaging.outbox import Item
from storage.states import JOBS, OutboxKind


def redraw(tx: Tx, invitation: Invitation, queue: str, now: datetime) -> None:
    """Plans an edit of the invitation's message, to show its present state."""
    outbox.put(tx, item_about(invitation, OutboxKind.CARD, queue, now), now)


def item_about(invitation: Invitation, kind: OutboxKind, queue: str, due_at: datetime) -> Item:
    """Returns a row about the invitation."""
    return Item(
        kind=kind,
        key=InvitationKey(invitation=invitation.id),
        queue=queue,
        recipient=recipient_keys.person(invitation.contact_id),
        due_at=due_at,
    )


def retired_item(invitation: Invitation, message: MessageRef, queue: str, now: datetime) -> Item:
    """Returns a row that removes the buttons of an older message."""
    return Item(
        kind=OutboxKind.RETIRED,
        key=MessageKey(message=message),
        queue=queue,
        recipient=recipient_keys.person(invitation.contact_id),
        due_at=now,
        payload={"contact": invitation.contact_id},
    )


def plan_reminder(tx: Tx, invitation: Invitation, queue: str, now: datetime) -> None:
    due_at = now + REMIND_AFTER
    if due_at < invitation.expires_at:
        outbox.put_once(tx, item_about(invitation, OutboxKind.REMINDER, queue, due_at), now)


def plan_expiry(tx: Tx, invitation: Invitation, now: datetime) -> None:
    outbox.put(tx, item_about(invitation, OutboxKind.EXPIRY, JOBS, invitation.expires_at), now)
