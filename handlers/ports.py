"""What delivery asks of a platform. Adapters translate to it and decide nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.chat.messages import Message, Picture
from bot.ids import MessageRef
from bot.model import Contact
from bot.states import ContactState
from handlers.retry_after import told_wait
from handlers.updates import Event, Reply, User


class SendError(Exception):
    """The platform did not (certainly) do what was asked.

    *permanent*: trying again is useless. *retry_after*: how long the platform asks to wait, kept
    within the bounds of ``told_wait``; it certainly did not happen, and may be tried again then.
    *uncertain*: it may have happened. *contact*: what this tells about the person's account.
    *moved_to*: the chat's new id, where the platform told one. *press_refused*: the edit certainly
    did not happen, as the press does not allow it any more; without the press it may. *loggable*:
    what the log may say, where *reason* is the platform's text and may quote ids or words.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        retry_after: timedelta | None = None,
        uncertain: bool = False,
        contact: ContactState | None = None,
        moved_to: str | None = None,
        press_refused: bool = False,
        loggable: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.loggable = reason if loggable is None else loggable
        refused_for_now = retry_after is not None
        self.permanent = permanent and not refused_for_now
        self.retry_after = told_wait(retry_after) if refused_for_now else None
        self.uncertain = uncertain and not refused_for_now
        self.contact = contact
        self.moved_to = moved_to
        self.press_refused = press_refused


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A person's chat with the bot, and what the platform tells about the person."""

    user: str
    chat: str
    language: str | None = None
    timezone: str | None = None


class Messenger(Protocol):
    """Sends and edits. Every method raises SendError and nothing else."""

    async def send(
        self, chat: str, message: Message, *, reply_to: MessageRef | None = None, marker: str = ""
    ) -> MessageRef:
        """Post *message*; *marker* is an opaque id kept with it where the platform can."""

    async def edit(
        self, message_ref: MessageRef, message: Message, *, response_url: str | None = None
    ) -> None:
        """Make the message show this; showing it already is success. *response_url*: let it do
        it, beside the platform's limits."""

    async def send_picture(
        self, chat: str, picture: Picture, *, reply_to: MessageRef | None = None
    ) -> None:
        """Post *picture*, below *reply_to* where one is given."""

    async def find(self, chat: str, marker: str, since: datetime) -> MessageRef | None:
        """The message with this *marker* in *chat*; ``None``: certainly none was sent after
        *since*. A permanent SendError: it can never be told."""


class Directory(Protocol):
    """Who is who on a platform. Raises SendError."""

    async def reach(self, contact: Contact, email: str) -> Reached:
        """Open the person's chat with the bot, looking the person up by *email* if need be."""

    async def describe(self, user: User) -> User:
        """*user* with what the platform tells beside the id: events may tell nothing else."""

    async def is_member(self, chat: str, user: str) -> bool:
        """Whether *user* belongs to the group or channel *chat*."""


class Responder(Protocol):
    """Says what is worthless later. Never raises: a reply that fails is logged and forgotten."""

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        """Answer the person who caused *event*, *age* after it arrived.

        A press is always answered, with *reply* ``None`` by nothing but the end of its waiting.
        """
