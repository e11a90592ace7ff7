"""What an outbox row can come to, and what each kind of row must be able to tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from bot.config import Config
from bot.figures import WeeklyFigures
from bot.messages import Message
from bot.model import MessageRef
from storage.outbox import OutboxRow
from storage.store import Tx


@dataclass(frozen=True, kw_only=True)
class Scene:
    """In what world a row is drawn: the configuration and the time."""

    config: Config
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a row will go, and by which lane: what the pace must know before the row is drawn."""

    chat: str
    """Empty where nobody knows yet."""
    edits: bool = False
    pressed: bool = False
    """A fresh press allows this edit, beside the platform's limits."""


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
    """An opaque id by which the message can be recognised."""


@dataclass(frozen=True, kw_only=True)
class OutgoingChart:
    """A chart of these figures, to be drawn between claim and sending."""

    chat: str
    figures: WeeklyFigures
    alt: str
    reply_to: MessageRef | None


@dataclass(frozen=True, kw_only=True)
class Unwanted:
    """Nothing goes out: the reason for it is gone."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Happened:
    """Nothing goes out: the row's time has come, and that was all."""


Drawn = Outgoing | OutgoingChart | Unwanted | Happened


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


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How one kind of outbox row is carried out. All of it runs inside transactions."""

    route: Callable[[Tx, OutboxRow, Scene], Route]
    draw: Callable[[Tx, OutboxRow, Scene], Drawn]
    doubt: Doubt
    sent: Callable[[Tx, OutboxRow, MessageRef, Scene], None] = _nothing
    doubtful: Callable[[Tx, OutboxRow, Scene], None] = _nothing
    lost: Callable[[Tx, OutboxRow, Scene], None] = _nothing
    """It will never go out."""
