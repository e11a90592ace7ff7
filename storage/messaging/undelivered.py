"""Reads outbox rows with an unknown or failed outcome."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update

from bot.chat.refusals import Refusal
from storage.engine.store import Tx
from storage.messaging.keys import InvitationKey
from storage.messaging.outbox import COLUMNS, KEPT_FOR, OutboxRow
from storage.messaging.traits import shown
from storage.schema import invitations, outbox
from storage.states import OutboxKind, OutboxState


@dataclass(frozen=True, kw_only=True)
class Undelivered:
    """A message that failed, is uncertain, or is due again after an attempt.

    It contains no names and no words of people.
    """

    id: int
    kind: OutboxKind
    key: str
    queue: str
    state: OutboxState
    claimed_at: datetime | None
    """The time of the last attempt."""
    attempts: int
    reason: str
    refusal: Refusal | None

    @property
    def about(self) -> str:
        """The key for display."""
        return shown(self.kind, self.key)


def undelivered(tx: Tx, now: datetime) -> tuple[Undelivered, ...]:
    """Returns undelivered messages, the newest last.

    A question that was handed over or answered has arrived and is left out.
    """
    arrived = select(invitations.c.id).where(
        outbox.c.kind == OutboxKind.QUESTION,
        invitations.c.id == InvitationKey.invitation_in(outbox.c.key),
        invitations.c.handed_over_at.is_not(None),
    )
    statement = (
        select(*(outbox.c[field.name] for field in fields(Undelivered)))
        .where(
            or_(
                outbox.c.state.in_((OutboxState.UNCERTAIN, OutboxState.FAILED)),
                and_(outbox.c.state == OutboxState.DUE, outbox.c.maybe_sent),
                and_(outbox.c.state == OutboxState.DUE, outbox.c.refusal.is_not(None)),
            ),
            outbox.c.created_at > now - KEPT_FOR,
            ~arrived.exists(),
        )
        .order_by(outbox.c.claimed_at, outbox.c.id)
    )
    return tuple(_undelivered(dict(row._mapping)) for row in tx.execute(statement))


def _undelivered(values: dict[str, Any]) -> Undelivered:
    stored = values.pop("refusal")
    refusal = None if stored is None else Refusal.from_payload(stored)
    return Undelivered(**values, refusal=refusal)


def mark_not_sent(tx: Tx, row: OutboxRow) -> None:
    """Records that this row was certainly not sent."""
    tx.execute(
        update(outbox)
        .where(outbox.c.id == row.id, outbox.c.state == OutboxState.DUE)
        .values(maybe_sent=False)
    )


def created_at(tx: Tx, row: OutboxRow) -> datetime:
    """Returns when the row was first planned. It was not sent before that time."""
    statement = select(outbox.c.created_at).where(outbox.c.id == row.id)
    moment: datetime = tx.execute(statement).scalar_one()
    return moment


def abandoned(tx: Tx, queue: str) -> tuple[tuple[OutboxRow, str], ...]:
    """Returns the claimed rows of a queue, with their tokens.

    Their senders are still running, or gone with an unknown outcome.
    """
    statement = (
        select(*COLUMNS, outbox.c.claim)
        .where(outbox.c.state == OutboxState.SENDING, outbox.c.queue == queue)
        .order_by(outbox.c.id)
    )
    return tuple(_with_claim(dict(row._mapping)) for row in tx.execute(statement))


def _with_claim(values: dict[str, Any]) -> tuple[OutboxRow, str]:
    token = values.pop("claim")
    return OutboxRow(**values), token
