"""Records when a platform or the probe was last active."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.engine.store import Tx
from storage.schema import heartbeats

_INSERT = upsert(heartbeats)
_BEAT = _INSERT.on_conflict_do_update(index_elements=["name"], set_={"at": _INSERT.excluded.at})


def beat(tx: Tx, name: str, now: datetime) -> None:
    """Records that *name* is active now."""
    tx.execute(_BEAT, {"name": name, "at": now})


def last(tx: Tx, name: str) -> datetime | None:
    """Returns when *name* was last active; ``None``: never."""
    statement = select(heartbeats.c.at).where(heartbeats.c.name == name)
    return tx.execute(statement).scalar_one_or_none()
