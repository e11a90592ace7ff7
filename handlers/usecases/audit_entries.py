"""Builds the audit log's entries for actions of the staff."""

from datetime import datetime
from typing import Any

from handlers.usecases.roles import Action, Actor
from storage.audit import AuditEntry


def entry(actor: Actor, action: Action, what: str, now: datetime, **detail: Any) -> AuditEntry:
    """Returns the entry for *action* on *what*.

    It contains only ids, because names and texts change and may have to be erased.
    """
    return AuditEntry(
        at=now,
        actor=actor.id,
        action=action.value,
        object=what,
        place=actor.place,
        detail=detail or None,
    )
