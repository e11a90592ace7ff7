"""The due times of the outbox: reads them, and changes them when time or the person moves on."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from storage.engine.store import Tx
from storage.messaging.keys import Key
from storage.messaging.traits import TRAITS
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState


def next_due(
    tx: Tx, after: datetime, kinds: Collection[OutboxKind] = tuple(OutboxKind)
) -> datetime | None:
    """Returns the first due time later than *after*, of a row of these *kinds*."""
    wanted = (outbox.c.state == OutboxState.DUE) & (outbox.c.due_at > after)
    wanted &= outbox.c.kind.in_(kinds)
    first: datetime | None = tx.execute(select(func.min(outbox.c.due_at)).where(wanted)).scalar()
    return first


def payload(tx: Tx, kind: OutboxKind, key: Key) -> Mapping[str, Any] | None:
    """Returns the payload of the due row with this key."""
    row = (outbox.c.kind == kind) & (outbox.c.key == key.pack())
    due = outbox.c.state == OutboxState.DUE
    found: Mapping[str, Any] | None = tx.execute(select(outbox.c.payload).where(row, due)).scalar()
    return found


def is_waiting(tx: Tx, now: datetime) -> bool:
    """Whether a row is due or being sent."""
    due = (outbox.c.state == OutboxState.DUE) & (outbox.c.due_at <= now)
    sending = outbox.c.state == OutboxState.SENDING
    return tx.execute(select(outbox.c.id).where(due | sending).limit(1)).first() is not None


def bring_forward(
    tx: Tx, kind: OutboxKind, queue: str, after: datetime, due_at: datetime, *, tried: bool
) -> int:
    """Makes rows of a kind that are due later than *after* due at *due_at*. Returns how many.

    *tried*: the rows with an earlier attempt, otherwise those without.
    """
    late = (
        outbox.c.state == OutboxState.DUE,
        outbox.c.queue == queue,
        outbox.c.priority == TRAITS[kind].priority,
        outbox.c.due_at > after,
        outbox.c.kind == kind,
        outbox.c.reason != "" if tried else outbox.c.reason == "",
    )
    return tx.execute(update(outbox).where(*late).values(due_at=due_at)).rowcount


def hasten(tx: Tx, kind: OutboxKind, queue: str, recipient: str, now: datetime) -> None:
    """Makes a recipient's rows of a kind due now if they only wait for their time."""
    waiting = (
        outbox.c.state == OutboxState.DUE,
        outbox.c.queue == queue,
        outbox.c.priority == TRAITS[kind].priority,
        outbox.c.due_at > now,
        outbox.c.kind == kind,
        outbox.c.recipient == recipient,
        outbox.c.reason == "",
    )
    tx.execute(update(outbox).where(*waiting).values(due_at=now))
