"""Builds the audit log's entries for actions of the staff."""

from datetime import datetime

from handlers.usecases.roles import Action, Actor
from storage.audit import Entry


def entry(actor: Actor, action: Action, what: str, now: datetime, **detail: int | str) -> Entry:
    """Returns the entry for *action* on *what*.

    It contains only ids, because names and texts change and may have to be erased.
    """
    return Entry(
        at=now,
        actor=actor.id,
        action=action.value,
        object=what,
        place=actor.place,
        detail=detail or None,
    )
