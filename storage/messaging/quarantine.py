"""Stores quarantined updates, and puts them back or drops them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.engine.store import Tx
from storage.messaging.inbox import COLUMNS, InboxRow
from storage.schema import inbox
from storage.states import InboxState

QUARANTINED_FOR = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class StoredRow(InboxRow):
    """A row with its state and the reason."""

    state: InboxState
    reason: str


_STORED = (*COLUMNS, inbox.c.state, inbox.c.reason)


def add(tx: Tx, row_id: int, reason: str) -> None:
    """Quarantines the row with its body, so that staff can read it."""
    tx.execute(
        update(inbox)
        .where(inbox.c.id == row_id, inbox.c.state == InboxState.NEW)
        .values(state=InboxState.QUARANTINED, reason=reason)
    )


def quarantined(tx: Tx) -> tuple[StoredRow, ...]:
    """Returns the quarantined rows, oldest first."""
    statement = select(*_STORED).where(inbox.c.state == InboxState.QUARANTINED).order_by(inbox.c.id)
    return tuple(StoredRow(**row._mapping) for row in tx.execute(statement))


def find(tx: Tx, row_id: int) -> StoredRow | None:
    row = tx.execute(select(*_STORED).where(inbox.c.id == row_id)).one_or_none()
    return None if row is None else StoredRow(**row._mapping)


def is_overtaken(tx: Tx, row: InboxRow) -> bool:
    """Whether a newer row of the same chat is processed, so that *row* would undo its effects."""
    newer = (
        inbox.c.platform == row.platform,
        inbox.c.chat == row.chat,
        inbox.c.id > row.id,
        inbox.c.state == InboxState.DONE,
    )
    return tx.execute(select(inbox.c.id).where(*newer).limit(1)).first() is not None


def put_back(tx: Tx, row_id: int) -> None:
    """Returns a quarantined row to the inbox, without any attempt."""
    tx.execute(
        update(inbox)
        .where(inbox.c.id == row_id, inbox.c.state == InboxState.QUARANTINED)
        .values(state=InboxState.NEW, attempt=0, worker=None, reason="")
    )


def drop(tx: Tx, row_id: int) -> None:
    """Drops a quarantined row. Its key stays, so that a repetition is recognised."""
    tx.execute(
        update(inbox)
        .where(inbox.c.id == row_id, inbox.c.state == InboxState.QUARANTINED)
        .values(state=InboxState.DONE, body="", reason="")
    )


def forget_old_bodies(tx: Tx, now: datetime) -> None:
    """Deletes the bodies of quarantined rows after a week, since they hold people's words."""
    old = inbox.c.received_at < now - QUARANTINED_FOR
    statement = update(inbox).where(inbox.c.state == InboxState.QUARANTINED, old)
    tx.execute(statement.values(body=""))
