"""The history of a case: what happened, when, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from bot.ids import MessageRef
from bot.states import EntryKind


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of the support staff."""

    address: str
    """The account, such as ``slack:U1``."""
    name: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One change of a case."""

    kind: EntryKind
    at: datetime
    by: str = ""
    """The address of the account that did it; empty if it happened by itself."""
    by_name: str = ""
    words: str = ""
    """A note of the staff, or what it wrote to the customer; empty also once it is deleted."""
    until: datetime | None = None
    """The end of a snooze, or the time at which a late response was due."""
    cause: str = ""
    """The theme that a resolver named."""
    previous_score: int | None = None
    score: int | None = None
    """The new score."""
    reply: int | None = None
    """The reply of the staff that it is about."""
    chat: str = ""
    """The platform on which the customer wrote, or was written to."""
    source: MessageRef | None = None
    """The customer's own message."""


def entry_of(kind: EntryKind, at: datetime, by: Member | None = None) -> Entry:
    """Returns an entry without details. *by*: ``None`` if it happened by itself."""
    if by is None:
        return Entry(kind=kind, at=at)
    return Entry(kind=kind, at=at, by=by.address, by_name=by.name)
