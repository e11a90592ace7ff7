"""What came in, as it came: stored before it is acknowledged, worked afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.addresses import Platform
from storage.schema import inbox
from storage.states import InboxState
from storage.store import Tx

PARKED_FOR = timedelta(days=7)
KEPT_FOR = timedelta(days=8)
"""Platforms send again for a day at most; after a week Telegram starts new ids at random."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One update as it came over the wire, before anybody looked into it."""

    platform: Platform
    key: str
    """Unique for ever within the platform, the same when the platform sends it again."""
    chat: str
    """Rows of one chat are worked in order."""
    body: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class InboxRow:
    id: int
    platform: Platform
    chat: str
    body: str
    received_at: datetime
    attempt: int


@dataclass(frozen=True, kw_only=True)
class StoredRow(InboxRow):
    """A row with what became of it."""

    state: InboxState
    reason: str


_COLUMNS = (
    inbox.c.id,
    inbox.c.platform,
    inbox.c.chat,
    inbox.c.body,
    inbox.c.received_at,
    inbox.c.attempt,
)

_STORED = (*_COLUMNS, inbox.c.state, inbox.c.reason)

# What every tap runs is built once: to build a statement costs ten times what it takes to run it.
_ADD = upsert(inbox).on_conflict_do_nothing(index_elements=["platform", "key"]).returning(*_COLUMNS)
_DONE = (
    update(inbox)
    .where(inbox.c.id == bindparam("row_id"), inbox.c.state == InboxState.NEW)
    .values(state=InboxState.DONE, body="")
)


def add(tx: Tx, arrivals: Sequence[Arrival]) -> tuple[InboxRow | None, ...]:
    """Keep each update once; ``None`` for one that was there before.

    The first attempt counts as begun, by the process that keeps the row.
    """
    return tuple(_add(tx, arrival) for arrival in arrivals)


def _add(tx: Tx, arrival: Arrival) -> InboxRow | None:
    values = {**vars(arrival), "state": InboxState.NEW, "attempt": 1}
    row = tx.execute(_ADD, values).one_or_none()
    return None if row is None else InboxRow(**row._mapping)


def unworked(tx: Tx) -> tuple[InboxRow, ...]:
    """The rows that a process which is gone began and did not finish, oldest first."""
    statement = select(*_COLUMNS).where(inbox.c.state == InboxState.NEW).order_by(inbox.c.id)
    return tuple(InboxRow(**row._mapping) for row in tx.execute(statement))


def begin_attempt(tx: Tx, row_id: int) -> InboxRow:
    """Count an attempt before the work, so that work which kills the process is counted too."""
    statement = update(inbox).where(inbox.c.id == row_id).values(attempt=inbox.c.attempt + 1)
    return InboxRow(**tx.execute(statement.returning(*_COLUMNS)).one()._mapping)


def done(tx: Tx, row_id: int) -> bool:
    """Close the row and forget its body; ``False`` where it was closed before."""
    return tx.execute(_DONE, {"row_id": row_id}).rowcount == 1


def park(tx: Tx, row_id: int, reason: str) -> None:
    """Set the row aside with its body, so that somebody can look at it."""
    tx.execute(
        update(inbox)
        .where(inbox.c.id == row_id, inbox.c.state == InboxState.NEW)
        .values(state=InboxState.PARKED, reason=reason)
    )


def parked(tx: Tx) -> tuple[StoredRow, ...]:
    """What was set aside, oldest first."""
    statement = select(*_STORED).where(inbox.c.state == InboxState.PARKED).order_by(inbox.c.id)
    return tuple(StoredRow(**row._mapping) for row in tx.execute(statement))


def find(tx: Tx, row_id: int) -> StoredRow | None:
    row = tx.execute(select(*_STORED).where(inbox.c.id == row_id)).one_or_none()
    return None if row is None else StoredRow(**row._mapping)


def is_overtaken(tx: Tx, row: InboxRow) -> bool:
    """Whether something newer from the same chat was worked: to work *row* now would undo it."""
    newer = (
        inbox.c.platform == row.platform,
        inbox.c.chat == row.chat,
        inbox.c.id > row.id,
        inbox.c.state == InboxState.DONE,
    )
    return tx.execute(select(inbox.c.id).where(*newer).limit(1)).first() is not None


def put_back(tx: Tx, row_id: int) -> None:
    """Let a parked row be worked as if it had just come: none of its attempts has begun."""
    tx.execute(
        update(inbox)
        .where(inbox.c.id == row_id, inbox.c.state == InboxState.PARKED)
        .values(state=InboxState.NEW, attempt=0, reason="")
    )


def retried(tx: Tx) -> tuple[InboxRow, ...]:
    """The rows that were put back and that nobody has in hand, oldest first."""
    statement = select(*_COLUMNS).where(inbox.c.state == InboxState.NEW, inbox.c.attempt == 0)
    return tuple(InboxRow(**row._mapping) for row in tx.execute(statement.order_by(inbox.c.id)))


def drop(tx: Tx, row_id: int) -> None:
    """Forget a parked row. Its key stays, so that it does not come in again."""
    tx.execute(
        update(inbox)
        .where(inbox.c.id == row_id, inbox.c.state == InboxState.PARKED)
        .values(state=InboxState.DONE, body="", reason="")
    )


def forget_parked_bodies(tx: Tx, now: datetime) -> None:
    """What was set aside holds people's words: they are not kept longer than a week."""
    old = inbox.c.received_at < now - PARKED_FOR
    statement = update(inbox).where(inbox.c.state == InboxState.PARKED, old)
    tx.execute(statement.values(body=""))


def forget_old(tx: Tx, now: datetime) -> int:
    """Drop the keys of updates that no platform will send again; how many there were."""
    old = inbox.c.received_at < now - KEPT_FOR
    return tx.execute(delete(inbox).where(inbox.c.state == InboxState.DONE, old)).rowcount
