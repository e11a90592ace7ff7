"""Stores prompts: lines to a person with buttons, each of which is chosen once at most."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, update

from bot.ids import ContactId, MessageRef, PersonId
from storage.engine.store import Tx
from storage.schema import contacts, prompts
from storage.states import Settled

KEPT_FOR: Final = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Prompt:
    id: int
    contact_id: ContactId
    note: Mapping[str, Any]
    """The line and the buttons, as ``bot.people.notes`` stores them."""
    yes_or_no: bool
    """Whether a typed yes or no answers it."""
    asked_at: datetime
    until: datetime
    message: MessageRef | None = None
    """``None`` until it is sent, and for a prompt of an earlier release."""
    settled: Settled | None = None
    choice: int | None = None
    """The position of the chosen button."""

    def is_open(self, now: datetime) -> bool:
        return self.settled is None and now <= self.until


_COLUMNS = tuple(prompts.c[name] for name in Prompt.__dataclass_fields__)
_OPEN = (prompts.c.contact_id == bindparam("whom")) & prompts.c.settled.is_(None)
_ALL_OPEN = select(*_COLUMNS).where(_OPEN).order_by(prompts.c.id.desc())


def add(
    tx: Tx,
    contact_id: ContactId,
    note: Mapping[str, Any],
    *,
    yes_or_no: bool,
    now: datetime,
    until: datetime,
) -> int:
    """Opens a prompt. Returns its id."""
    new = prompts.insert().values(
        contact_id=contact_id, note=note, yes_or_no=yes_or_no, asked_at=now, until=until
    )
    return int(tx.execute(new.returning(prompts.c.id)).scalar_one())


def get(tx: Tx, prompt_id: int) -> Prompt | None:
    """Returns a prompt; ``None`` if it never existed or is forgotten."""
    return _one(tx.execute(select(*_COLUMNS).where(prompts.c.id == prompt_id)).one_or_none())


def by_message(tx: Tx, message: MessageRef) -> Prompt | None:
    """Returns the prompt that this message shows."""
    return _one(tx.execute(select(*_COLUMNS).where(prompts.c.message == message)).first())


def _one(row: Any) -> Prompt | None:
    return None if row is None else Prompt(**row._mapping)


def unsettled(tx: Tx, contact_id: ContactId) -> tuple[Prompt, ...]:
    """Returns the prompts of a chat that are not settled, the newest first, with expired ones."""
    rows = tx.execute(_ALL_OPEN, {"whom": contact_id})
    return tuple(Prompt(**row._mapping) for row in rows)


def unsettled_of(tx: Tx, person_id: PersonId) -> tuple[Prompt, ...]:
    """Returns the prompts of all of a person's chats that are not settled."""
    theirs = (contacts.c.person_id == person_id) & prompts.c.settled.is_(None)
    chats = select(*_COLUMNS).join_from(prompts, contacts)
    rows = tx.execute(chats.where(theirs).order_by(prompts.c.id))
    return tuple(Prompt(**row._mapping) for row in rows)


def set_message(tx: Tx, prompt_id: int, message: MessageRef) -> None:
    tx.execute(update(prompts).where(prompts.c.id == prompt_id).values(message=message))


def settle(tx: Tx, prompt_id: int, how: Settled, now: datetime, choice: int | None = None) -> bool:
    """Settles a prompt. Returns False, without a change, if it is settled already."""
    statement = update(prompts).where(prompts.c.id == prompt_id, prompts.c.settled.is_(None))
    values = {"settled": how, "settled_at": now, "choice": choice}
    return tx.execute(statement.values(**values)).rowcount == 1


def forget_old(tx: Tx, now: datetime) -> None:
    tx.execute(delete(prompts).where(prompts.c.until < now - KEPT_FOR))
