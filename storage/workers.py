"""Which processes are at work. Timed by the database's clock."""

from datetime import timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.clock import from_now
from storage.schema import workers
from storage.store import Tx

LIFE = timedelta(seconds=6)
"""A process that was not seen for so long is gone, or frozen."""

_INSERT = upsert(workers)
_BEAT = _INSERT.on_conflict_do_update(
    index_elements=["name"], set_={"seen_at": _INSERT.excluded.seen_at}
)


def beat(tx: Tx, name: str) -> None:
    """*name* is at work."""
    tx.execute(_BEAT.values(name=name, seen_at=from_now(timedelta())))


def living() -> Select[str]:
    """The names of those who are at work, as part of another statement."""
    return select(workers.c.name).where(workers.c.seen_at >= from_now(-LIFE))


def leave(tx: Tx, name: str) -> None:
    """*name* has stopped: others may work what it leaves."""
    tx.execute(delete(workers).where(workers.c.name == name))


def forget_gone(tx: Tx) -> None:
    tx.execute(delete(workers).where(workers.c.seen_at < from_now(-10 * LIFE)))


def forget_all(tx: Tx) -> None:
    """Whoever calls this knows that nobody else lives."""
    tx.execute(delete(workers))
