"""Defines what outbox rows are rendered to, and what each kind of row must implement."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import ClassVar, Self

from bot.chat.messages import Document, Message, Picture
from bot.chat.platforms import Platform
from bot.chat.refusals import Refusal
from bot.figures.weekly import WeeklyFigures
from bot.ids import ContactId, MessageRef
from bot.language.texts import Texts
from bot.model import Contact, Person
from handlers.usecases.context import Context
from storage.engine.store import Tx
from storage.messaging.outbox import OutboxRow
from storage.posted_messages import PostedMessage


class Method(Enum):
    """A sort of request that the platform limits separately."""

    POST = auto()
    EDIT = auto()
    REACH = auto()
    """Opens a person's chat."""
    SEARCH = auto()
    """Reads a chat's history."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """What the rate limiter must know of a row before it is rendered: its chat and methods."""

    chat: str
    """Empty if not known yet."""
    edits: bool = False
    by_response_url: bool = False
    """Whether a response URL allows this edit, beside the platform's limits."""
    before: Method | None = None
    """The request that precedes the post."""

    @property
    def methods(self) -> tuple[Method, ...]:
        if self.by_response_url:
            return ()
        if self.edits:
            return (Method.EDIT,)
        return (Method.POST,) if self.before is None else (self.before, Method.POST)


@dataclass(frozen=True, kw_only=True)
class ChartDrawing:
    """A chart of these figures, which is drawn between claim and sending."""

    figures: WeeklyFigures
    texts: Texts
    alt: str
    caption: str


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A message to send now: a new one, or the new content of the message *edit*."""

    chat: str
    message: Message
    edit: MessageRef | None = None
    removes: bool = False
    """Whether the message *edit* is deleted instead, since it can't be edited."""
    response_url: str | None = None
    """The response URL by which the edit is possible."""
    reply_to: MessageRef | None = None
    broadcast: bool = False
    """Whether a reply is also shown in the chat itself, not only in its thread."""
    marker: str = ""
    """An opaque id by which the message can be found; the same as its kind's."""
    chart: ChartDrawing | None = None
    """The chart to upload first. The message is not sent yet: it shows the upload later."""

    @property
    def has_picture(self) -> bool:
        return self.chart is not None or self.message.picture is not None


@dataclass(frozen=True, kw_only=True)
class OutgoingChart:
    """A chart that is a message of its own."""

    chat: str
    drawing: ChartDrawing
    reply_to: MessageRef | None


@dataclass(frozen=True, kw_only=True)
class OutgoingPicture:
    """The drawn chart."""

    chat: str
    picture: Picture
    reply_to: MessageRef | None


@dataclass(frozen=True, kw_only=True)
class OutgoingDocument:
    """A text file for one chat."""

    chat: str
    document: Document


@dataclass(frozen=True, kw_only=True)
class Skip:
    """Nothing is sent, for this *reason*."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Done:
    """A job was done."""


Renderable = Outgoing | OutgoingChart | OutgoingDocument
"""What a row may be rendered to, if it is sent."""
RenderResult = Renderable | Skip
JobOutcome = Done | Skip
Job = Callable[[Tx, OutboxRow, Context], JobOutcome]
"""The use case of a row in the queue of jobs, one transaction."""


@dataclass(frozen=True, kw_only=True)
class Kind(ABC):
    """One due row with its data. Each kind of row is a class.

    An instance lives inside one transaction: ``load`` reads the data, the other methods use it.
    """

    longest_wait: ClassVar[timedelta] = timedelta()
    """The longest time between the planning of such a row and its due time."""
    only_edits: ClassVar[bool] = False
    """Whether such a row never posts a new message."""
    known_place: ClassVar[bool] = False
    """Whether another table keeps the place of its message."""

    row: OutboxRow
    context: Context

    @classmethod
    @abstractmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        """Reads the row's data."""

    @property
    @abstractmethod
    def route(self) -> Route:
        """Where the row goes."""

    @abstractmethod
    def render(self, tx: Tx) -> RenderResult:
        """Returns the message for the present state. May write what follows from it."""

    @property
    def marker(self) -> str:
        """An opaque id for searching a sent message; empty if it is never searched for."""
        return ""

    @property
    def to_reach(self) -> tuple[Contact, str] | None:
        """The contact whose chat must be opened first, with the person's email address."""
        return None

    @property
    def contact_id(self) -> ContactId | None:
        """The recipient, if that is a customer."""
        return None

    def not_before(self, tx: Tx) -> datetime:
        """Returns when the message may be sent at the earliest; the present if it need not wait."""
        return self.context.now

    @property
    def concerns(self) -> tuple[Person, ...]:
        """The people that the message goes to or is about."""
        return ()

    def traces(self, message: MessageRef) -> tuple[PostedMessage, ...]:
        """Returns where *message* shows people, for a later erasure."""
        return tuple(
            PostedMessage(
                platform=Platform(self.row.queue),
                message=message,
                kind=self.row.kind,
                person_id=person.id,
            )
            for person in self.concerns
        )

    def sent(self, tx: Tx, message: MessageRef) -> None:  # noqa: B027 - most kinds need nothing
        """Handles that the row was sent as *message*."""

    def accepted(self, tx: Tx) -> None:  # noqa: B027 - as above
        """Called after ``sent``, and also if the platform did not name the message."""

    def document_refused(self, tx: Tx) -> None:  # noqa: B027 - as above
        """Handles that the platform takes no files, so that the document was not sent."""

    def found(self, tx: Tx) -> None:  # noqa: B027 - as above
        """Called after ``sent`` if a search found the message, which may show an earlier state."""

    def maybe_sent(self, tx: Tx) -> None:  # noqa: B027 - as above
        """Handles an unknown outcome. Called again after each further uncertain attempt."""

    def lost(self, tx: Tx, why: Refusal) -> None:  # noqa: B027 - as above
        """Handles that the row will never be sent."""

    @property
    def hint_without_buttons(self) -> str:
        """What the recipient can type instead of pressing a button of this message."""
        return ""

    def response_url_refused(self, tx: Tx) -> None:  # noqa: B027 - as above
        """Handles that the response URL does not allow the edit any more."""
