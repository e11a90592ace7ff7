"""What an outbox row can come to, and what each kind of row must be able to tell."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from bot.figures import WeeklyFigures
from bot.messages import Message, Picture
from bot.model import Contact, ContactId, MessageRef
from handlers.usecases.context import Context
from storage.outbox import OutboxRow
from storage.store import Tx


class Method(Enum):
    """What a platform counts for itself, and may refuse for itself."""

    POST = auto()
    EDIT = auto()
    REACH = auto()
    """Opens a person's chat."""
    LOOK = auto()
    """Reads a chat's history."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a row will go, and by which queue: what the pace must know before the row is drawn."""

    chat: str
    """Empty where nobody knows yet."""
    edits: bool = False
    pressed: bool = False
    """A fresh press allows this edit, beside the platform's limits."""
    before: Method | None = None
    """What is asked before the post."""

    @property
    def methods(self) -> tuple[Method, ...]:
        if self.pressed:
            return ()
        if self.edits:
            return (Method.EDIT,)
        return (Method.POST,) if self.before is None else (self.before, Method.POST)


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A message that goes out now: a new one, or (*edit*) a new face of an old one."""

    chat: str
    message: Message
    edit: MessageRef | None = None
    press_url: str | None = None
    """Where a fresh press allows the edit."""
    reply_to: MessageRef | None = None
    marker: str = ""
    """An opaque id by which the message can be recognised; the same as its kind's."""


@dataclass(frozen=True, kw_only=True)
class OutgoingChart:
    """A chart of these figures, to be drawn between claim and sending."""

    chat: str
    figures: WeeklyFigures
    alt: str
    reply_to: MessageRef | None


@dataclass(frozen=True, kw_only=True)
class OutgoingPicture:
    """The chart, drawn."""

    chat: str
    picture: Picture
    reply_to: MessageRef | None


@dataclass(frozen=True, kw_only=True)
class Unwanted:
    """Nothing goes out: the reason for it is gone."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Happened:
    """A job was done."""


Drawn = Outgoing | OutgoingChart | Unwanted
Outcome = Happened | Unwanted
Job = Callable[[Tx, OutboxRow, Context], Outcome]
"""What a row of the queue of jobs does, in one transaction."""


class Doubt(Enum):
    """What to do where nobody knows whether a message went out."""

    REPEAT = auto()
    """Doubling is harmless, losing is not."""
    DROP = auto()
    """Losing is harmless, doubling is not."""
    KEEP = auto()
    """Neither: it stays uncertain, and people can see that."""


def _nothing(*_: object) -> None:
    pass


def _nobody(*_: object) -> None:
    return None


def _no_marker(*_: object) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How one kind of outbox row is carried out. All of it runs inside transactions."""

    route: Callable[[Tx, OutboxRow, Context], Route]
    draw: Callable[[Tx, OutboxRow, Context], Drawn]
    doubt: Doubt
    to_reach: Callable[[Tx, OutboxRow], tuple[Contact, str] | None] = _nobody
    """Whose chat must be opened first, with the person's email."""
    contact: Callable[[Tx, OutboxRow], ContactId | None] = _nobody
    """Whom it goes to, where that is a customer."""
    marker: Callable[[Tx, OutboxRow], str] = _no_marker
    """By which a message of this kind is looked for, where that is worth while."""
    sent: Callable[[Tx, OutboxRow, MessageRef, Context], None] = _nothing
    found: Callable[[Tx, OutboxRow, Context], None] = _nothing
    """After *sent*: what went out was drawn from an earlier state."""
    doubtful: Callable[[Tx, OutboxRow, Context], None] = _nothing
    """It may have gone out. Said again while it is looked for."""
    press_refused: Callable[[Tx, OutboxRow], None] = _nothing
    """The press that should have allowed the edit does so no more."""
    lost: Callable[[Tx, OutboxRow, Context], None] = _nothing
    """It will never go out."""
