"""Counts waiting rows and finds the oldest, for monitoring. One snapshot gives all figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Final

from sqlalchemy import func, select

from bot.chat.platforms import Platform
from storage.cluster import heartbeats
from storage.engine.store import Tx
from storage.messaging.refused_channels import RefusedChannel, refused_channels
from storage.schema import inbox, outbox
from storage.states import JOBS, InboxState, OutboxKind, OutboxState

LATER: Final = "later"
"""A state besides those of the table: due, but at a later time."""

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
    """Counts of new and quarantined rows, by state."""
    outbox: Mapping[tuple[str, str], int]
    """Counts by queue and state, including :data:`LATER`, without sent and dropped rows."""
    oldest_due: Mapping[tuple[str, int], datetime]
    """The due time of the oldest row, by queue and priority (`storage.messaging.traits`)."""
    open_questions: int
    """Questions asked, not answered and not expired."""


def status(tx: Tx, now: datetime) -> Status:
    """Returns the status. Its cost grows with waiting and failed rows, not with sent ones."""
    return Status(
        inbox=dict.fromkeys(_WAITING, 0) | _inbox(tx),
        outbox=dict.fromkeys(product(_QUEUES, (LATER, *_UNSENT)), 0) | dict(_outbox(tx, now)),
        oldest_due=_oldest_due(tx, now),
        open_questions=_open_questions(tx),
    )


def check_writable(tx: Tx, now: datetime) -> tuple[RefusedChannel, ...]:
    """Writes a row, and so raises if the database cannot be written.

    Returns the channels that a platform refuses, so that a probe needs one transaction.
    """
    heartbeats.beat(tx, _WHO, now)
    return refused_channels(tx, now)


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
    # Each open question has a due expiry row, so no scan of all invitations is needed.
    statement = select(func.count()).where(
        outbox.c.state == OutboxState.DUE, outbox.c.kind == OutboxKind.EXPIRY
    )
    return tx.execute(statement).scalar_one()
