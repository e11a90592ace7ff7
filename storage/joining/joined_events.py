"""Gives the events of a record to the one that it is joined into, and takes that back.

An event that both have, of the same name and time, stays with the joined record: it is the same.
"""

from collections.abc import Sequence

from sqlalchemy import select, update

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.schema import events


def merge(tx: Tx, kept: PersonId, joined: PersonId) -> list[int]:
    """Returns the ids of the events that moved."""
    own = events.alias()
    both_have = (
        select(own.c.id)
        .where(own.c.person_id == kept, own.c.name == events.c.name, own.c.at == events.c.at)
        .exists()
    )
    statement = select(events.c.id).where(events.c.person_id == joined, ~both_have)
    moved = list(tx.execute(statement.order_by(events.c.id)).scalars())
    _give(tx, moved, kept)
    return moved


def separate(tx: Tx, joined: PersonId, moved: Sequence[int]) -> None:
    _give(tx, moved, joined)


def _give(tx: Tx, ids: Sequence[int], person_id: PersonId) -> None:
    tx.execute(update(events).where(events.c.id.in_(ids)).values(person_id=person_id))
