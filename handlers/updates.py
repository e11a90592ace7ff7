"""What comes in, in the same words for both platforms, and what may be said back at once."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.addresses import HOME, Address
from bot.chat.messages import Form, Message
from bot.chat.platforms import Platform
from bot.ids import MessageRef
from storage.messaging.inbox import Arrival as Arrival

Receive = Callable[[Sequence[Arrival]], Awaitable[None]]
"""Returns when what arrived is committed; raises where it is not."""


class Standing(StrEnum):
    """What an account is to the team's own workspace."""

    UNTOLD = "untold"
    """The platform has no workspaces, or was not asked."""
    MEMBER = "member"
    """A full member, for whose email address the workspace vouches."""
    GUEST = "guest"
    OUTSIDER = "outsider"
    """Of another company."""
    BOT = "bot"
    GONE = "gone"
    """Deactivated."""


@dataclass(frozen=True, kw_only=True)
class User:
    """Somebody on a platform, as the platform tells of them."""

    platform: Platform
    id: str
    workspace: str = HOME
    """In which the id is theirs."""
    name: str = ""
    language: str | None = None
    """An IETF tag as the platform gives it, such as ``pt-br``; Slack's events tell none."""
    timezone: str | None = None
    """As the tz database names it; only Slack's directory tells it."""
    username: str = ""
    email: str = ""
    """As the account tells it: an attribute, and no identity."""
    standing: Standing = Standing.UNTOLD

    @property
    def address(self) -> Address:
        return Address(self.platform, self.id, self.workspace)


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A button was pressed. *data* is whatever the client sent: hostile until unpacked."""

    user: User
    chat: str
    message: MessageRef | None
    data: str
    private: bool
    """In the person's own chat with the bot."""
    callback: str
    """Telegram: the callback query's id. Slack: the trigger's id, which opens a form for 3 s."""
    response_url: str = ""
    at: datetime | None = None
    """When, by the platform's clock; Telegram tells none, and brings presses in their order."""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Words in the person's own chat with the bot."""

    user: User
    chat: str
    message: MessageRef
    text: str
    reply_to: MessageRef | None = None


@dataclass(frozen=True, kw_only=True)
class Edited:
    """Words in the person's own chat were changed."""

    user: User
    chat: str
    message: MessageRef
    text: str


@dataclass(frozen=True, kw_only=True)
class NotText:
    """A sticker, picture, voice or file in the person's own chat."""

    user: User
    chat: str
    message: MessageRef


@dataclass(frozen=True, kw_only=True)
class FormSent:
    """A form was sent. *tap* is what the form carried; its words are not yet cleaned."""

    user: User
    tap: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Commanded:
    """``/tentap …`` in a chat. *text* is what follows the command's name."""

    user: User
    chat: str
    private: bool
    text: str
    response_url: str = ""


@dataclass(frozen=True, kw_only=True)
class HomeOpened:
    """Slack's App Home was opened."""

    user: User


@dataclass(frozen=True, kw_only=True)
class Blocked:
    user: User


@dataclass(frozen=True, kw_only=True)
class Unblocked:
    user: User


@dataclass(frozen=True, kw_only=True)
class ChatMoved:
    """A Telegram group became a supergroup and has a new id."""

    old: str
    new: str


Event = (
    Pressed
    | Typed
    | Edited
    | NotText
    | FormSent
    | Commanded
    | HomeOpened
    | Blocked
    | Unblocked
    | ChatMoved
)


class UnreadableError(ValueError):
    """A body of a known kind that lacks its form. It is quarantined, and blocks nobody."""


@dataclass(frozen=True, kw_only=True)
class Toast:
    """A line shown for a moment to the person who pressed, and to nobody else."""

    text: str
    shown: bool = False
    """The message that was pressed shows it too, so that a line which stays would be one too
    many."""


@dataclass(frozen=True, kw_only=True)
class OpenForm:
    form: Form


@dataclass(frozen=True, kw_only=True)
class InGroup:
    """What a group reads where the answer goes to one of its members alone."""

    sent: str
    start_first: str
    """Where the bot may not write to this person yet; the link to its chat follows."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer of a command, seen only by the person who gave it where the platform can.

    To a press it takes the place of the message that was pressed. With *in_group* it is not for
    the chat in which the command was typed; a platform whose answers only one person sees needs
    no such care.
    """

    message: Message
    in_group: InGroup | None = None


@dataclass(frozen=True, kw_only=True)
class Home:
    """What the person's App Home shows."""

    message: Message


Reply = Toast | OpenForm | Answer | Home
"""Said at once and kept nowhere: worthless later."""
