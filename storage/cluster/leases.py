"""What one process at a time may do. Timed by the database's clock.

A lease that ran out may be taken by anybody, and each new holder gets a higher fence. Who was
frozen meanwhile and wakes up finds another fence: nothing it still does has an effect.
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
"""Lives: a clock may be set back a little without costing anybody the lease."""


@dataclass(frozen=True, kw_only=True)
class Lease:
    """The right to do *name*, for one holder, as long as the fence is the same."""

    name: str
    holder: str
    fence: int


def take(tx: Tx, name: str, holder: str, life: timedelta) -> Lease | None:
    """Take the lease, or keep it, for *life* from now; ``None`` while somebody else has it.

    A lease that lasts longer than any can was taken while the clock ran ahead.
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
    """Whether nobody has taken the lease since, and it has not run out."""
    statement = select(leases.c.fence).where(
        leases.c.name == lease.name,
        leases.c.fence == lease.fence,
        leases.c.until > from_now(_NOW),
    )
    return tx.execute(statement).first() is not None


def give_back(tx: Tx, holder: str) -> None:
    """Let others take what *holder* has, at once."""
    tx.execute(update(leases).where(leases.c.holder == holder).values(until=from_now(_NOW)))
