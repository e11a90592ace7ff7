"""Plans the messages of a reply: to the customer, and those for its writer."""

from datetime import datetime

from bot.ids import MessageRef
from bot.model import Case, Contact
from handlers.usecases import recipient_keys
from handlers.usecases.cases.changes import support_of
from handlers.usecases.context import Context
from storage.engine.store import Tx
from storage.messaging import outbox, row_changes
from storage.messaging.keys import CaseReplyKey
from storage.messaging.outbox import Item
from storage.states import OutboxKind


def plan_reply(
    tx: Tx, case: Case, number: int, contact: Contact, due_at: datetime, context: Context
) -> None:
    """Plans the message to the customer. *number*: the reply."""
    item = Item(
        kind=OutboxKind.STAFF_REPLY,
        key=CaseReplyKey(case=case.id, reply=number),
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=due_at,
    )
    outbox.put_once(tx, item, context.now)


def withdraw(tx: Tx, case: Case, number: int) -> bool:
    """Keeps the message from being sent. Returns False if it is too late for that."""
    key = CaseReplyKey(case=case.id, reply=number)
    return row_changes.withdraw(tx, OutboxKind.STAFF_REPLY, key, "taken back")


def plan_prompt(tx: Tx, case: Case, number: int, context: Context) -> None:
    """Plans the message that asks its writer for the words."""
    _plan(tx, OutboxKind.REPLY_PROMPT, case, number, context)


def plan_notice(
    tx: Tx, case: Case, number: int, notice: MessageRef | None, context: Context
) -> None:
    """Plans the message that shows its writer how the reply ends, or an edit of it.

    *notice*: the message; ``None``: not posted yet.
    """
    kind = OutboxKind.REPLY_NOTICE
    _plan(tx, kind, case, number, context, is_edit=notice is not None)


def _plan(
    tx: Tx, kind: OutboxKind, case: Case, number: int, context: Context, *, is_edit: bool = False
) -> None:
    support = support_of(tx, case, context)
    if support is None:
        return
    item = Item(
        kind=kind,
        key=CaseReplyKey(case=case.id, reply=number),
        queue=support.queue,
        recipient=support.edits if is_edit else support.replies,
        due_at=context.now,
    )
    outbox.put(tx, item, context.now)
