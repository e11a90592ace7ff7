"""Defines what each platform's adapter must do. Adapters translate and decide nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.chat.messages import Document, Message, Picture
from bot.chat.refusals import Refusal, RefusalReason
from bot.ids import MessageRef
from bot.model import Contact
from bot.states import ContactState
from handlers.retry_after import wait_after_refusal
from handlers.updates import Event, Reply, User


class SendError(Exception):
    """A request to the platform failed, or its outcome is unknown.

    *permanent*: a retry is useless. *retry_after*: the request had no effect, and the platform asks
    to wait that long before a retry; ``wait_after_refusal`` limits it.
    *uncertain*: the request may have had its effect. *contact*: the account's new state.
    *moved_to*: the chat's new id, if the platform gives one. *response_url_refused*: the edit
    by the response URL certainly did not happen; an ordinary edit may still succeed.
    *picture_refused*: the message certainly was not sent, because of its picture.
    *document_refused*: the document certainly was not sent, because the platform takes no files.
    *loggable*: the text for the log, if *reason* is the platform's text and may quote ids or words.
    *refusal*: the same with its fix; by default a fault of the platform. *detail*: what the
    platform says about the message, for the log; quotes nothing.
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
        response_url_refused: bool = False,
        picture_refused: bool = False,
        document_refused: bool = False,
        loggable: str | None = None,
        refusal: Refusal | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(reason)
        self.refusal = refusal or Refusal(reason=RefusalReason.PLATFORM)
        self.detail = detail
        self.loggable = reason if loggable is None else loggable
        refused_for_now = retry_after is not None
        self.permanent = permanent and not refused_for_now
        self.retry_after = wait_after_refusal(retry_after) if refused_for_now else None
        self.uncertain = uncertain and not refused_for_now
        self.contact = contact
        self.moved_to = moved_to
        self.response_url_refused = response_url_refused
        self.picture_refused = picture_refused
        self.document_refused = document_refused


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A person's chat with the bot, and what the platform knows about the person."""

    user: str
    chat: str
    language: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChannelMember:
    """An account in a channel."""

    account: User
    company: str = ""
    """The workspace of an account of another company; empty for one of the home workspace."""


class Messenger(Protocol):
    """Sends and edits. Every method raises SendError and nothing else."""

    async def send(
        self,
        chat: str,
        message: Message,
        *,
        reply_to: MessageRef | None = None,
        marker: str = "",
        broadcast: bool = False,
    ) -> MessageRef:
        """Posts *message*. *marker*: an opaque id, stored with it if the platform can do that.

        *broadcast*: a reply is also shown in the chat itself, not only in its thread.
        """

    async def edit(
        self, message_ref: MessageRef, message: Message, *, response_url: str | None = None
    ) -> None:
        """Replaces the message's content. Succeeds if the message shows that content already.

        *response_url*: edits through this address, which does not count in the usual limits.
        """

    async def remove(self, message_ref: MessageRef) -> None:
        """Deletes the message. Succeeds if it is gone already."""

    async def send_picture(
        self, chat: str, picture: Picture, *, reply_to: MessageRef | None = None
    ) -> None:
        """Posts *picture*, as a reply to *reply_to* if one is given."""

    async def send_document(self, chat: str, document: Document) -> None:
        """Posts *document* as a file."""

    async def upload(self, picture: Picture) -> str:
        """Uploads *picture* for use in a message. Returns the upload's id. Shows it to nobody."""

    async def is_processed(self, upload: str) -> bool:
        """Whether a message can show the upload now."""

    async def find(self, chat: str, marker: str, since: datetime) -> MessageRef | None:
        """Returns the message with this *marker* in *chat*; ``None`` if none was sent after
        *since*. Raises a permanent SendError where that can never be found out."""


class Directory(Protocol):
    """Looks up accounts and members on a platform. Raises SendError."""

    async def reach(self, contact: Contact, email: str) -> Reached:
        """Opens the person's chat with the bot. Finds an unknown account by *email*."""

    async def describe(self, user: User) -> User:
        """Returns *user* with the details that the platform has. Some events carry only an id."""

    async def is_member(self, chat: str, user: str) -> bool:
        """Whether *user* belongs to the group or channel *chat*."""


class Responder(Protocol):
    """Sends replies that are useless later. Never raises: a failed reply is logged and dropped."""

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        """Answers the person who caused *event*, which arrived *age* ago.

        A press is always answered: with *reply* ``None``, its waiting indicator just ends.
        """
