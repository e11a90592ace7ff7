"""Quarantines updates that cannot be processed and notifies the admin, one message for many."""

from datetime import datetime, timedelta
from typing import Final

from bot.chat.addresses import Address
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from storage.engine.store import Tx
from storage.messaging import outbox, quarantine
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.trouble_keys import TroubleKey, TroubleSort
from storage.states import InboxState, OutboxKind, OutboxState

MIN_GAP: Final = timedelta(minutes=10)
"""Between two messages; the second one counts the updates that were quarantined meanwhile."""


def quarantine_update(tx: Tx, row_id: int, reason: str, context: Context) -> None:
    """Quarantines an update, unless another process has settled it. *reason* is for people."""
    row = quarantine.find(tx, row_id)
    if row is None or row.state is not InboxState.NEW:
        return
    quarantine.add(tx, row_id, reason)
    if context.config.channels.admin is not None:
        _notify(tx, row_id, reason, context.config.channels.admin, context.now)


def _notify(tx: Tx, row_id: int, reason: str, admin: Address, now: datetime) -> None:
    last = outbox.last_of(tx, OutboxKind.TROUBLE, TroubleKey.prefix(TroubleSort.QUARANTINED))
    if last is not None and last.state is OutboxState.DUE:
        item = _with_one_more(last, admin)
    else:
        due_at = now if last is None else max(now, last.due_at + MIN_GAP)
        item = _first(row_id, reason, admin, due_at)
    outbox.put(tx, item, now)


def _first(row_id: int, reason: str, admin: Address, due_at: datetime) -> Item:
    return Item(
        kind=OutboxKind.TROUBLE,
        key=TroubleKey(sort=TroubleSort.QUARANTINED, at=due_at),
        queue=admin.platform,
        recipient=recipient_keys.ADMIN,
        due_at=due_at,
        payload={"key": "trouble.set_aside", "values": {"id": row_id, "why": reason, "n": 1}},
    )


def _with_one_more(last: OutboxRow, admin: Address) -> Item:
    """Returns the waiting message with a higher count. It still names its first update."""
    assert last.payload is not None
    values = last.payload["values"]
    return Item(
        kind=last.kind,
        key=last.about(TroubleKey),
        queue=admin.platform,
        recipient=recipient_keys.ADMIN,
        due_at=last.due_at,
        payload={"key": "trouble.set_aside_many", "values": {**values, "n": values["n"] + 1}},
    )
