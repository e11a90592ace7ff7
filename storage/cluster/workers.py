"""The list of running processes, timed by the database's clock."""

from datetime import timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.engine.clock import from_now
from storage.engine.store import Tx
from storage.schema import workers

LIFE = timedelta(seconds=6)
"""A process without a heartbeat for this time is gone or frozen."""

_INSERT = upsert(workers)
_BEAT = _INSERT.on_conflict_do_update(
    index_elements=["name"], set_={"seen_at": _INSERT.excluded.seen_at}
)


def beat(tx: Tx, name: str) -> None:
    """Records that process *name* is running."""
    tx.execute(_BEAT.values(name=name, seen_at=from_now(timedelta())))


def running() -> Select[str]:
    """Returns a subquery for the names of the running processes."""
    # A heartbeat in the future comes from a clock that ran ahead, and does not count.
    seen = workers.c.seen_at.between(from_now(-LIFE), from_now(LIFE))
    return select(workers.c.name).where(seen)


def leave(tx: Tx, name: str) -> None:
    """Removes process *name*, so that others may adopt its rows."""
    tx.execute(delete(workers).where(workers.c.name == name))


def forget_gone(tx: Tx) -> None:
    seen = workers.c.seen_at.between(from_now(-10 * LIFE), from_now(10 * LIFE))
    tx.execute(delete(workers).where(~seen))


def forget_all(tx: Tx) -> None:
    """Removes all processes. The caller knows that no other one is running."""
    tx.execute(delete(workers))
