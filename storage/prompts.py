"""Stores prompts: questions in a line that a typed yes or no answers.

A person has at most one open prompt in each chat.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, select, update

from bot.ids import ContactId
from storage.engine.store import Tx
from storage.schema import prompts
from storage.states import Settled

KEPT_FOR: Final = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Prompt:
    id: int
    asked_at: datetime
    tap: str
    """The tap that a yes stands for, packed as on a button."""


_OPEN = (prompts.c.contact_id == bindparam("whom")) & prompts.c.settled.is_(None)
_SETTLE = update(prompts).where(_OPEN)
_LATEST = (
    select(prompts.c.id, prompts.c.asked_at, prompts.c.tap)
    .where(_OPEN, prompts.c.until >= bindparam("by", type_=prompts.c.until.type))
    .order_by(prompts.c.id.desc())
    .limit(1)
)


def ask(tx: Tx, contact_id: ContactId, tap: str, now: datetime, until: datetime) -> int:
    """Opens a prompt in place of an earlier one. Returns its id."""
    settle(tx, contact_id, Settled.REPLACED, now)
    new = prompts.insert().values(contact_id=contact_id, tap=tap, asked_at=now, until=until)
    return int(tx.execute(new.returning(prompts.c.id)).scalar_one())


def settle(tx: Tx, contact_id: ContactId, how: Settled, now: datetime) -> None:
    """Closes the open prompt, if there is one."""
    tx.execute(_SETTLE.values(settled=how, settled_at=now), {"whom": contact_id})


def open_prompt(tx: Tx, contact_id: ContactId, now: datetime) -> Prompt | None:
    """Returns the open prompt, which a yes or no would answer now."""
    row = tx.execute(_LATEST, {"whom": contact_id, "by": now}).one_or_none()
    return None if row is None else Prompt(**row._mapping)


def forget_old(tx: Tx, now: datetime) -> None:
    tx.execute(delete(prompts).where(prompts.c.until < now - KEPT_FOR))
