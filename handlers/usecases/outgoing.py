"""What an outbox row can come to, and what each kind of row must be able to do."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import ClassVar, Self

from bot.chat.messages import Message, Picture
from bot.figures.weekly import WeeklyFigures
from bot.ids import ContactId, MessageRef
from bot.model import Contact
from handlers.usecases.context import Context
from storage.engine.store import Tx
from storage.messaging.outbox import OutboxRow


class Method(Enum):
    """What a platform counts for itself, and may refuse for itself."""

    POST = auto()
    EDIT = auto()
    REACH = auto()
    """Opens a person's chat."""
    SEARCH = auto()
    """Reads a chat's history."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a row will go, and by which queue: what the pace must know before the row is drawn."""

    chat: str
    """Empty if not known yet."""
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
    response_url: str | None = None
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
class Skip:
    """Nothing goes out: the reason for it is gone."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Done:
    """A job was done."""


Rendered = Outgoing | OutgoingChart | Skip
Outcome = Done | Skip
Job = Callable[[Tx, OutboxRow, Context], Outcome]
"""What a row of the queue of jobs does, in one transaction."""


@dataclass(frozen=True, kw_only=True)
class Kind(ABC):
    """One row that is due, with what was read for it. Each kind of row is a class.

    An instance lives inside one transaction: ``load`` reads once, and the other methods use that.
    """

    longest_wait: ClassVar[timedelta] = timedelta()
    """How far ahead such a row can be due when it is put."""

    row: OutboxRow
    context: Context

    @classmethod
    @abstractmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        """Reads what the row is about."""

    @property
    @abstractmethod
    def route(self) -> Route:
        """Where the row goes."""

    @abstractmethod
    def render(self, tx: Tx) -> Rendered:
        """What goes out, in the state of this moment. May write what follows from that."""

    @property
    def marker(self) -> str:
        """An opaque id by which a sent message is searched; empty where it never is."""
        return ""

    @property
    def to_reach(self) -> tuple[Contact, str] | None:
        """Whose chat must be opened first, with the person's email address."""
        return None

    @property
    def contact_id(self) -> ContactId | None:
        """Whom it goes to, where that is a customer."""
        return None

    def sent(self, tx: Tx, message: MessageRef) -> None:  # noqa: B027 - most kinds need nothing
        """It went out as *message*."""

    def found(self, tx: Tx) -> None:  # noqa: B027
        """Follows ``sent`` where a search found the message: an earlier state was rendered."""

    def maybe_sent(self, tx: Tx) -> None:  # noqa: B027
        """Its outcome is unknown. Called again after each further attempt of that kind."""

    def lost(self, tx: Tx) -> None:  # noqa: B027
        """It will never go out."""

    def response_url_refused(self, tx: Tx) -> None:  # noqa: B027
        """The press that should have allowed the edit does not allow it any more."""
