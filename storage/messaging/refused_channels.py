"""Finds the staff's channels that a platform refuses at present."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, select

from bot.chat.refusals import Refusal
from storage.engine.store import Tx
from storage.messaging.traits import TRAITS
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState

LOOK_BACK: Final = timedelta(days=1)
_KINDS: Final = (*(kind for kind, one in TRAITS.items() if one.follows), OutboxKind.CHART)
MOST: Final = 100


@dataclass(frozen=True, kw_only=True)
class RefusedChannel:
    queue: str
    recipient: str
    refusal: Refusal


def refused_channels(tx: Tx, now: datetime) -> tuple[RefusedChannel, ...]:
    """Returns each channel with its newest refusal, unless a later message was sent there.

    Looks at rows that were planned in the last day.
    """
    newest = {row.recipient: row for row in _refused(tx, now)}
    return tuple(_channel(row) for row in newest.values() if not _is_over(tx, row, now))


def _refused(tx: Tx, now: datetime) -> list[Row[Any]]:
    """Returns refused rows, the newest last."""
    statement = (
        select(outbox.c.queue, outbox.c.recipient, outbox.c.refusal, outbox.c.claimed_at)
        .where(
            outbox.c.kind.in_(_KINDS),
            outbox.c.created_at > now - LOOK_BACK,
            outbox.c.state.in_((OutboxState.FAILED, OutboxState.DUE)),
            outbox.c.refusal.is_not(None),
            outbox.c.claimed_at.is_not(None),
        )
        .order_by(outbox.c.claimed_at.desc(), outbox.c.id.desc())
        .limit(MOST)
    )
    return list(reversed(tx.execute(statement).all()))


def _channel(row: Row[Any]) -> RefusedChannel:
    refusal = Refusal.from_payload(row.refusal)
    return RefusedChannel(queue=row.queue, recipient=row.recipient, refusal=refusal)


def _is_over(tx: Tx, refused: Row[Any], now: datetime) -> bool:
    """Whether a later message to the same recipient was sent."""
    later = select(outbox.c.id).where(
        outbox.c.kind.in_(_KINDS),
        outbox.c.created_at > now - LOOK_BACK,
        outbox.c.state == OutboxState.SENT,
        outbox.c.recipient == refused.recipient,
        outbox.c.claimed_at > refused.claimed_at,
    )
    return tx.execute(later.limit(1)).first() is not None
