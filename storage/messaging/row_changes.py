"""Reads and changes what rows of the outbox remember, without making them due."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select, update

from storage.engine.store import Tx
from storage.messaging.keys import Key
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState


def readdress(tx: Tx, keys: Iterable[Key], old: str, new: str) -> None:
    """Gives due rows with these keys that go to the recipient *old* to another one."""
    mine = outbox.c.key.in_([key.pack() for key in keys]) & (outbox.c.recipient == old)
    due = outbox.c.state == OutboxState.DUE
    tx.execute(update(outbox).where(mine, due).values(recipient=new))


def payload_of(tx: Tx, kind: OutboxKind, key: Key) -> Mapping[str, Any] | None:
    """Returns the payload of a row in any state; ``None`` if there is no such row."""
    row = (outbox.c.kind == kind) & (outbox.c.key == key.pack())
    found: Mapping[str, Any] | None = tx.execute(select(outbox.c.payload).where(row)).scalar()
    return found


def set_payload(tx: Tx, kind: OutboxKind, key: Key, payload: Mapping[str, Any]) -> None:
    """Changes the payload of a row in any state."""
    row = (outbox.c.kind == kind) & (outbox.c.key == key.pack())
    tx.execute(update(outbox).where(row).values(payload=payload))


def withdraw(tx: Tx, kind: OutboxKind, key: Key, reason: str) -> bool:
    """Drops a row that was certainly not sent. Returns False if it is claimed or may be sent."""
    row = (outbox.c.kind == kind) & (outbox.c.key == key.pack())
    unsent = (outbox.c.state == OutboxState.DUE) & outbox.c.maybe_sent.is_(False)
    dropped = update(outbox).where(row, unsent)
    return tx.execute(dropped.values(state=OutboxState.DROPPED, reason=reason)).rowcount == 1
