"""How an action of the staff stands in the audit log."""

from datetime import datetime

from handlers.usecases.roles import Action, Actor
from storage.audit import Entry


def entry(actor: Actor, action: Action, what: str, now: datetime, **detail: int | str) -> Entry:
    """The line of *action*, done to *what*. It holds ids alone: names and words change, and are
    erased."""
    return Entry(
        at=now,
        actor=actor.id,
        action=action.value,
        object=what,
        place=actor.place,
        detail=detail or None,
    )
