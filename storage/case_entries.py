"""Stores the history of each case. Entries are added, never changed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from bot.cases.entries import Entry
from bot.ids import CaseId, MessageRef
from bot.model import Case
from bot.states import EntryKind
from storage.engine.store import Tx
from storage.schema import case_entries

_ENTRY = tuple(case_entries.c[name] for name in Entry.__dataclass_fields__)
_ADD = case_entries.insert().returning(case_entries.c.id)


def add(tx: Tx, case: Case, entry: Entry, team: str) -> int:
    """Adds an entry and returns its id.

    *case*: as it is after it; owner and due time are copied. *team*: the support channel.
    """
    values = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    values |= {
        "case_id": case.id,
        "version": case.version,
        "words": entry.words or None,
        "owner": case.owner,
        "due_at": case.due_at,
        "team": team,
    }
    number: int = tx.execute(_ADD, values).scalar_one()
    return number


def of_case(tx: Tx, case_id: CaseId) -> tuple[Entry, ...]:
    """Returns the history of a case, the oldest entry first."""
    statement = select(*_ENTRY).where(case_entries.c.case_id == case_id)
    return tuple(map(_entry, tx.execute(statement.order_by(case_entries.c.id))))


def since(tx: Tx, case_id: CaseId, version: int) -> tuple[Entry, ...]:
    """Returns what happened after the case had this version, the oldest entry first."""
    statement = select(*_ENTRY).where(
        case_entries.c.case_id == case_id, case_entries.c.version > version
    )
    return tuple(map(_entry, tx.execute(statement.order_by(case_entries.c.id))))


def with_ids(tx: Tx, ids: Collection[int]) -> tuple[Entry, ...]:
    """Returns these entries, the oldest first."""
    statement = select(*_ENTRY).where(case_entries.c.id.in_(ids))
    return tuple(map(_entry, tx.execute(statement.order_by(case_entries.c.id))))


def _entry(row: Row[Any]) -> Entry:
    return Entry(**{**row._mapping, "words": row.words or ""})


def latest_from(tx: Tx, source: MessageRef) -> tuple[CaseId, Entry] | None:
    """Returns the latest entry with this message of the customer, and its case."""
    statement = select(case_entries.c.case_id, *_ENTRY).where(case_entries.c.source == source)
    row = tx.execute(statement.order_by(case_entries.c.id.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    values = {name: getattr(row, name) for name in Entry.__dataclass_fields__}
    return CaseId(row.case_id), Entry(**{**values, "words": row.words or ""})


def latest_at(tx: Tx, case_id: CaseId, kind: EntryKind) -> datetime | None:
    """Returns when something of this kind last happened to the case."""
    theirs = (case_entries.c.case_id == case_id) & (case_entries.c.kind == kind)
    latest: datetime | None = tx.execute(select(func.max(case_entries.c.at)).where(theirs)).scalar()
    return latest
