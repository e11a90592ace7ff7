"""When somebody was last known to be at work."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.engine.store import Tx
from storage.schema import heartbeats

_INSERT = upsert(heartbeats)
_BEAT = _INSERT.on_conflict_do_update(index_elements=["name"], set_={"at": _INSERT.excluded.at})


def beat(tx: Tx, name: str, now: datetime) -> None:
    """*name* is at work."""
    tx.execute(_BEAT, {"name": name, "at": now})


def last(tx: Tx, name: str) -> datetime | None:
    """When *name* was last at work; ``None`` for never."""
    statement = select(heartbeats.c.at).where(heartbeats.c.name == name)
    return tx.execute(statement).scalar_one_or_none()
