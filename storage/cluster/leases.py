"""Leases: rights that one process at a time has, timed by the database's clock.

Any process may take an expired lease, and each new holder gets a higher fence. A former holder that
was frozen finds another fence when it wakes up, so that its writes have no effect.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import case, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.engine.clock import from_now
from storage.engine.store import Tx
from storage.schema import leases

_NOW = timedelta()
_LONGEST = 3
"""The most lifetimes that a lease can have left. It is over 1: a clock may be set back a little."""


@dataclass(frozen=True, kw_only=True)
class Lease:
    """The right *name* of one holder, valid as long as the fence is the same."""

    name: str
    holder: str
    fence: int


def take(tx: Tx, name: str, holder: str, life: timedelta) -> Lease | None:
    """Takes or renews the lease for *life* from now. Returns ``None`` if another process has it.

    A lease with too late an end was taken while the clock ran ahead, and counts as expired.
    """
    insert = upsert(leases).values(name=name, holder=holder, fence=1, until=from_now(life))
    ours = leases.c.holder == insert.excluded.holder
    statement = insert.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "holder": insert.excluded.holder,
            "fence": case((ours, leases.c.fence), else_=leases.c.fence + 1),
            "until": insert.excluded.until,
        },
        where=ours
        | (leases.c.until <= from_now(_NOW))
        | (leases.c.until > from_now(_LONGEST * life)),
    )
    fence = tx.execute(statement.returning(leases.c.fence)).scalar_one_or_none()
    return None if fence is None else Lease(name=name, holder=holder, fence=fence)


def is_held(tx: Tx, lease: Lease) -> bool:
    """Whether the lease has not expired and no other process has taken it."""
    statement = select(leases.c.fence).where(
        leases.c.name == lease.name,
        leases.c.fence == lease.fence,
        leases.c.until > from_now(_NOW),
    )
    return tx.execute(statement).first() is not None


def give_back(tx: Tx, holder: str) -> None:
    """Ends all leases of *holder* at once."""
    tx.execute(update(leases).where(leases.c.holder == holder).values(until=from_now(_NOW)))
