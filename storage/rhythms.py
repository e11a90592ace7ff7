"""Stores the state of each survey that asks by rhythm: its start, and its look at all people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.schema import rhythms
from storage.states import Phase

NO_ONE: Final = PersonId(0)
"""The place before the first person."""


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    survey: str
    seed: str
    """Random; derives the tokens of invitations."""
    settings: str
    """The settings of `bot.toml` by which people were planned."""
    checked_at: datetime
    """When the last look at all people began."""
    people: int = 0
    """In the audience, at the last count."""
    phase: Phase | None = None
    """Of the look that is under way."""
    position: PersonId = NO_ONE
    """The last person that the look has seen."""
    counted: int = 0
    replans: bool = False
    """Whether this look plans everyone anew, and not only people without a plan."""
    offered_at: datetime | None = None
    started_at: datetime | None = None


_COLUMNS = tuple(rhythms.c[name] for name in Rhythm.__dataclass_fields__)


def get(tx: Tx, survey: str) -> Rhythm | None:
    row = tx.execute(select(*_COLUMNS).where(rhythms.c.survey == survey)).one_or_none()
    return None if row is None else Rhythm(**row._mapping)


def is_started(tx: Tx, survey: str) -> bool:
    """Whether the survey asks by itself already."""
    rhythm = get(tx, survey)
    return rhythm is not None and rhythm.started_at is not None


def add(tx: Tx, rhythm: Rhythm) -> None:
    """Stores a new rhythm, unless the survey has one."""
    new = upsert(rhythms).on_conflict_do_nothing(index_elements=["survey"])
    tx.execute(new, vars(rhythm))


def change(tx: Tx, survey: str, **values: Any) -> None:
    tx.execute(update(rhythms).where(rhythms.c.survey == survey).values(**values))


def look_again(tx: Tx, survey: str, now: datetime, **values: Any) -> None:
    """Begins a look at all people, or begins one anew."""
    begun = {"phase": Phase.COUNTING, "position": 0, "counted": 0, "checked_at": now}
    change(tx, survey, **begun, **values)


def start(tx: Tx, survey: str, now: datetime) -> bool:
    """Records the start, and plans everyone anew from now on. Returns False if it has started."""
    statement = (
        update(rhythms)
        .where(rhythms.c.survey == survey, rhythms.c.started_at.is_(None))
        .values(started_at=now)
    )
    if tx.execute(statement).rowcount != 1:
        return False
    look_again(tx, survey, now, replans=True)
    return True
