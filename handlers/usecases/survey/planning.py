"""Plans an invitation's card, reminder and expiry as outbox rows."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.campaigns.eligibility import REMIND_AFTER
from bot.ids import MessageRef
from bot.model import Invitation
from handlers.usecases import recipient_keys
from storage.engine.store import Tx
from storage.messaging import outbox, planned
from storage.messaging.keys import InvitationKey, MessageKey
from storage.messaging.outbox import Item
from storage.states import JOBS, OutboxKind

MORE_WORDS: Final = timedelta(seconds=3)
"""The pause after which more words are no longer expected; at most twenty cards a minute."""


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


def move_below(
    tx: Tx,
    invitation: Invitation,
    queue: str,
    now: datetime,
    *,
    asked: str,
    wait: timedelta = timedelta(),
) -> None:
    """Plans the card as a new message at the end of the chat, after *wait*.

    *asked*: the text key of what the older message asks, which it still shows afterwards. If a
    move is planned already, that one's *asked* counts.
    """
    item = item_about(invitation, OutboxKind.CARD_BELOW, queue, now + wait)
    payload = planned.payload(tx, item.kind, item.key) or {"asked": asked}
    outbox.put(tx, replace(item, payload=payload), now)


def shown_at(
    tx: Tx,
    invitation: Invitation,
    message: MessageRef,
    queue: str,
    now: datetime,
    *,
    asked: str = "",
) -> Invitation:
    """Returns the invitation with *message* as its card; an older message loses the buttons.

    *asked*: the text key of what the older message asked.
    """
    if invitation.message is not None and invitation.message != message:
        retire(tx, invitation, invitation.message, queue, now, asked=asked)
    return replace(invitation, message=message)


def without_reminder(tx: Tx, invitation: Invitation, queue: str, now: datetime) -> Invitation:
    """Returns the invitation without its reminder, whose message then says that it is settled."""
    if invitation.reminder is not None:
        retire(tx, invitation, invitation.reminder, queue, now, reminder=True)
    return replace(invitation, reminder=None)


def retire(
    tx: Tx,
    invitation: Invitation,
    message: MessageRef,
    queue: str,
    now: datetime,
    **more: bool | str,
) -> None:
    """Plans that an older message of the invitation loses its buttons."""
    item = Item(
        kind=OutboxKind.RETIRED,
        key=MessageKey(message=message),
        queue=queue,
        recipient=recipient_keys.person(invitation.contact_id),
        due_at=now,
        payload={"contact": invitation.contact_id, "invitation": invitation.id, **more},
    )
    outbox.put(tx, item, now)


def plan_reminder(tx: Tx, invitation: Invitation, queue: str, now: datetime) -> None:
    due_at = now + REMIND_AFTER
    if due_at < invitation.expires_at:
        outbox.put_once(tx, item_about(invitation, OutboxKind.REMINDER, queue, due_at), now)


def plan_expiry(tx: Tx, invitation: Invitation, now: datetime) -> None:
    outbox.put(tx, item_about(invitation, OutboxKind.EXPIRY, JOBS, invitation.expires_at), now)
