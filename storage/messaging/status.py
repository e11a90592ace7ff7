"""How much waits, and for how long: what a watcher of the bot wants to know. One snapshot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Final

from sqlalchemy import func, select

from bot.chat.platforms import Platform
from storage.cluster import heartbeats
from storage.engine.store import Tx
from storage.schema import inbox, outbox
from storage.states import JOBS, InboxState, OutboxKind, OutboxState

LATER: Final = "later"
"""Due in the tables' words, but its time has not come."""

_WHO: Final = "probe"
_WAITING: Final = (InboxState.NEW, InboxState.QUARANTINED)
_QUEUES: Final = (*Platform, JOBS)
_UNSENT: Final = (
    OutboxState.DUE,
    OutboxState.SENDING,
    OutboxState.UNCERTAIN,
    OutboxState.FAILED,
)


@dataclass(frozen=True, kw_only=True)
class Status:
    inbox: Mapping[InboxState, int]
    """By state: those not processed yet, and those quarantined."""
    outbox: Mapping[tuple[str, str], int]
    """By queue and state, :data:`LATER` among these; without what was sent or dropped."""
    oldest_due: Mapping[tuple[str, int], datetime]
    """By queue and priority (`storage.messaging.traits`): since when the oldest may go out."""
    open_questions: int
    """Asked, not answered, not expired."""


def status(tx: Tx, now: datetime) -> Status:
    """Costs what waits and what failed, however much was sent before."""
    return Status(
        inbox=dict.fromkeys(_WAITING, 0) | _inbox(tx),
        outbox=dict.fromkeys(product(_QUEUES, (LATER, *_UNSENT)), 0) | dict(_outbox(tx, now)),
        oldest_due=_oldest_due(tx, now),
        open_questions=_open_questions(tx),
    )


def prove(tx: Tx, now: datetime) -> None:
    """Raises where the database does not take what is written."""
    heartbeats.beat(tx, _WHO, now)


def _inbox(tx: Tx) -> dict[InboxState, int]:
    statement = (
        select(inbox.c.state, func.count().label("n"))
        .where(inbox.c.state.in_(_WAITING))
        .group_by(inbox.c.state)
    )
    return {row.state: row.n for row in tx.execute(statement)}


def _outbox(tx: Tx, now: datetime) -> Iterator[tuple[tuple[str, str], int]]:
    later = func.count().filter(outbox.c.due_at > now)
    statement = (
        select(outbox.c.queue, outbox.c.state, func.count(), later)
        .where(outbox.c.state.in_(_UNSENT))
        .group_by(outbox.c.queue, outbox.c.state)
    )
    for queue, state, n, not_yet in tx.execute(statement):
        if state is OutboxState.DUE:
            yield (queue, LATER), not_yet
            n -= not_yet
        yield (queue, state), n


def _oldest_due(tx: Tx, now: datetime) -> dict[tuple[str, int], datetime]:
    statement = (
        select(outbox.c.queue, outbox.c.priority, func.min(outbox.c.due_at))
        .where(outbox.c.state == OutboxState.DUE, outbox.c.due_at <= now)
        .group_by(outbox.c.queue, outbox.c.priority)
    )
    return {(queue, priority): due_at for queue, priority, due_at in tx.execute(statement)}


def _open_questions(tx: Tx) -> int:
    """Each waits for its end, so nobody has to look through all that was ever asked."""
    statement = select(func.count()).where(
        outbox.c.state == OutboxState.DUE, outbox.c.kind == OutboxKind.EXPIRY
    )
    return tx.execute(statement).scalar_one()
