"""Stores whether all asking is paused.

While it is, ``storage/messaging/claims.py`` gives no message that asks to a sender.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.chat.platforms import Platform
from storage.engine.store import Tx
from storage.messaging.traits import ASKING, TRAITS
from storage.schema import asking_pause, outbox
from storage.states import OutboxKind, OutboxState

_ROW: Final = 1


@dataclass(frozen=True, kw_only=True)
class AskingPause:
    since: datetime
    by: str
    """The actor, such as ``slack:U0ADMIN``."""


def is_paused(tx: Tx) -> bool:
    return current(tx) is not None


def current(tx: Tx) -> AskingPause | None:
    """Returns the pause; ``None`` if people are asked."""
    row = tx.execute(select(asking_pause.c.since, asking_pause.c.by)).one_or_none()
    return None if row is None else AskingPause(**row._mapping)


def pause(tx: Tx, by: str, now: datetime) -> bool:
    """Pauses all asking. Returns ``False`` if it was paused already."""
    statement = upsert(asking_pause).values(id=_ROW, since=now, by=by).on_conflict_do_nothing()
    return tx.execute(statement.returning(asking_pause.c.id)).first() is not None


def resume(tx: Tx) -> bool:
    """Ends the pause. Returns ``False`` if there was none."""
    return tx.execute(delete(asking_pause)).rowcount > 0


def waiting(tx: Tx, now: datetime, platforms: Collection[Platform]) -> int:
    """Returns how many questions, reminders and returns are due on these platforms.

    On PostgreSQL, a pause must call this in its transaction: a claim at the same moment then
    conflicts with it, so none begins after its COMMIT.
    """
    return sum(_waiting(tx, now, platform, kind) for platform in platforms for kind in ASKING)


def _waiting(tx: Tx, now: datetime, platform: Platform, kind: OutboxKind) -> int:
    statement = (
        select(func.count())
        .select_from(outbox)
        .where(
            outbox.c.state == OutboxState.DUE,
            outbox.c.queue == platform,
            outbox.c.priority == TRAITS[kind].priority,
            outbox.c.due_at <= now,
            outbox.c.kind == kind,
        )
    )
    return tx.execute(statement).scalar_one()
