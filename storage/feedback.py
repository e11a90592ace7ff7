"""Stores feedback: messages that came while no question was open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.people import batched
from storage.schema import feedback


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """The author and the time of a message."""

    person_id: PersonId
    at: datetime


_KEPT = (feedback.c.person_id, feedback.c.at)


def edit(tx: Tx, source: str, text: str) -> Feedback | None:
    """Replaces the words from message *source*.

    Returns ``None`` if that is not feedback, or the words are unchanged.
    """
    statement = (
        update(feedback)
        .where(feedback.c.source == source, feedback.c.text != text)
        .values(text=text)
        .returning(*_KEPT)
    )
    row = tx.execute(statement).one_or_none()
    return None if row is None else Feedback(**row._mapping)


def add(
    tx: Tx,
    person_id: PersonId,
    text: str,
    source: str,
    now: datetime,
    *,
    forwarded: bool = False,
) -> Feedback:
    """Stores *text*. *source*: the message that it came in."""
    new = {"person_id": person_id, "text": text, "source": source, "at": now}
    insert = upsert(feedback).values(**new, forwarded=forwarded)
    statement = insert.on_conflict_do_update(
        index_elements=["source"], set_={"text": insert.excluded.text}
    )
    return Feedback(**tx.execute(statement.returning(*_KEPT)).one()._mapping)


@dataclass(frozen=True, kw_only=True)
class FeedbackWords:
    id: int
    text: str
    forwarded: bool = False
    """Another person wrote them."""


def between(
    tx: Tx, person_id: PersonId, since: datetime, until: datetime
) -> tuple[FeedbackWords, ...]:
    """Returns the person's messages from *since* up to and excluding *until*, with later edits."""
    statement = (
        select(feedback.c.id, feedback.c.text, feedback.c.forwarded)
        .where(feedback.c.person_id == person_id, feedback.c.at >= since, feedback.c.at < until)
        .order_by(feedback.c.at, feedback.c.id)
    )
    return tuple(FeedbackWords(**row._mapping) for row in tx.execute(statement))


def latest(tx: Tx, person_ids: Sequence[PersonId]) -> dict[PersonId, datetime]:
    """Returns when each of these people last wrote without a question; others have no entry."""
    found: dict[PersonId, datetime] = {}
    for some in batched(person_ids):
        statement = select(feedback.c.person_id, func.max(feedback.c.at).label("at"))
        rows = tx.execute(
            statement.where(feedback.c.person_id.in_(some)).group_by(feedback.c.person_id)
        )
        found.update((PersonId(row.person_id), row.at) for row in rows)
    return found
