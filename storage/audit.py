"""The audit log of staff actions. Entries are added, never changed, and contain only ids."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from storage.engine.store import Tx
from storage.schema import audit


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One entry. It must not contain a person's name or a customer's words."""

    at: datetime
    actor: str
    """Such as ``slack:U0ADMIN``, or ``console``."""
    action: str
    object: str
    """Such as ``survey relationship``, ``campaign`` and its token, or ``update 17``."""
    place: str
    """The chat, such as ``slack:C0TEAM``, or ``console``."""
    detail: Mapping[str, Any] | None = None
    """Numbers, ids and names of columns."""


_ENTRY = tuple(audit.c[name] for name in AuditEntry.__dataclass_fields__)


def add(tx: Tx, entry: AuditEntry) -> None:
    """Adds an entry, in the transaction of the action itself."""
    values = {name: getattr(entry, name) for name in AuditEntry.__dataclass_fields__}
    tx.execute(audit.insert().values(values))


def of(tx: Tx, what: str) -> tuple[AuditEntry, ...]:
    """Returns the entries about an object, the oldest first."""
    return _entries(tx, select(*_ENTRY).where(audit.c.object == what).order_by(audit.c.id))


def with_actions(tx: Tx, actions: Collection[str]) -> tuple[AuditEntry, ...]:
    """Returns the entries about rare actions, the oldest first."""
    return _entries(tx, select(*_ENTRY).where(audit.c.action.in_(actions)).order_by(audit.c.id))


def latest(tx: Tx, limit: int) -> tuple[AuditEntry, ...]:
    """Returns the latest entries, the newest first."""
    return _entries(tx, select(*_ENTRY).order_by(audit.c.id.desc()).limit(limit))


def _entries(tx: Tx, statement: Select[tuple[object, ...]]) -> tuple[AuditEntry, ...]:
    return tuple(AuditEntry(**row._mapping) for row in tx.execute(statement))
