"""Defines incoming events and immediate replies, with the same types for every platform."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.addresses import HOME, Address
from bot.chat.messages import Form, Message
from bot.chat.platforms import Platform
from bot.ids import MessageRef
from bot.language.rich_words import RichWords
from storage.messaging.inbox import Arrival as Arrival

Receive = Callable[[Sequence[Arrival]], Awaitable[None]]
"""Returns when the arrivals are committed; raises if they are not."""


class Standing(StrEnum):
    """How an account belongs to the team's own workspace."""

    UNKNOWN = "untold"
    """The platform has no workspaces, or was not asked."""
    MEMBER = "member"
    """A full member, whose email address the workspace has confirmed."""
    GUEST = "guest"
    OUTSIDER = "outsider"
    """An account of another company."""
    BOT = "bot"
    GONE = "gone"
    """Deactivated."""


@dataclass(frozen=True, kw_only=True)
class User:
    """An account on a platform, as the platform describes it."""

    platform: Platform
    id: str
    workspace: str = HOME
    """The workspace to which the id belongs."""
    name: str = ""
    language: str | None = None
    """An IETF tag as the platform gives it, such as ``pt-br``; absent from Slack's events."""
    timezone: str | None = None
    """A name from the tz database; only Slack's user directory has it."""
    username: str = ""
    email: str = ""
    """As the account states it: an attribute, not an identity."""
    standing: Standing = Standing.UNKNOWN

    @property
    def address(self) -> Address:
        return Address(self.platform, self.id, self.workspace)


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A button was pressed. *data* is what the client sent: untrusted until it is unpacked."""

    user: User
    chat: str
    message: MessageRef | None
    data: str
    private: bool
    """Whether it happened in the person's own chat with the bot."""
    callback: str
    """Telegram: the callback query's id. Slack: the trigger id, which can open a form for 3 s."""
    response_url: str = ""
    at: datetime | None = None
    """The time by the platform's clock; ``None`` on Telegram, which sends presses in order."""
    in_home: bool = False
    """Whether the button is in Slack's App Home, which is no chat."""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A text was typed in the person's own chat with the bot."""

    user: User
    chat: str
    message: MessageRef
    text: str
    """Whole, as typed: also a caption, or the words that were forwarded."""
    reply_to: MessageRef | None = None
    forwarded: bool = False
    """Whether the words are another person's: never a score, never to be quoted."""
    album: str = ""
    """The album that the message belongs to, unique in the chat; empty for none."""
    has_file: bool = False
    """Whether a picture or another file came with the text."""


@dataclass(frozen=True, kw_only=True)
class Edited:
    """A text in the person's own chat with the bot was edited."""

    user: User
    chat: str
    message: MessageRef
    text: str
    forwarded: bool = False
    """As in :class:`Typed`."""


@dataclass(frozen=True, kw_only=True)
class NotText:
    """A sticker, picture, voice message or file arrived in the person's own chat."""

    user: User
    chat: str
    message: MessageRef
    album: str = ""
    """As in :class:`Typed`."""


@dataclass(frozen=True, kw_only=True)
class FormSent:
    """A form was submitted. *tap*: the data that the form carried. *text* is not cleaned yet."""

    user: User
    tap: str
    text: str
    words: RichWords = ()
    """The same with its formatting, of a form that allows it."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A reply to a message of the bot in a group, or a change of such a reply."""

    user: User
    chat: str
    message: MessageRef
    reply_to: MessageRef
    words: RichWords
    """Empty for a sticker, a picture or another file without words."""
    anonymous: bool = False
    """Whether an admin wrote it in the group's name, so that the account is not known."""
    edited: bool = False


@dataclass(frozen=True, kw_only=True)
class Commanded:
    """``/tentap …`` was typed in a chat. *text*: what follows the command's name."""

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
class ChannelLeft:
    """An account left a channel that the bot is in."""

    user: User
    channel: str
    at: datetime | None = None
    """The time by the platform's clock; ``None`` if it is not known."""


@dataclass(frozen=True, kw_only=True)
class ChannelJoined:
    user: User
    channel: str
    at: datetime | None = None
    """As in :class:`ChannelLeft`."""


@dataclass(frozen=True, kw_only=True)
class AccountClosed:
    """An account was deactivated. Its workspace has lost the person."""

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
    | Answered
    | Commanded
    | HomeOpened
    | Blocked
    | Unblocked
    | ChannelLeft
    | ChannelJoined
    | AccountClosed
    | ChatMoved
)


class UnreadableError(ValueError):
    """A body of a known kind is malformed. It is quarantined and blocks no other update."""


@dataclass(frozen=True, kw_only=True)
class Toast:
    """A line shown for a moment, only to the person who pressed."""

    text: str
    shown: bool = False
    """Whether the pressed message shows the text too. A lasting line would then repeat it."""


@dataclass(frozen=True, kw_only=True)
class OpenForm:
    form: Form


@dataclass(frozen=True, kw_only=True)
class InGroup:
    """What a group sees when the answer goes privately to one member."""

    sent: str
    start_first: str
    """Shown if the bot may not write to this person yet; the link to its chat follows."""


@dataclass(frozen=True, kw_only=True)
class PrivateReply:
    """The answer to a command, visible only to its sender if the platform supports that.

    As the answer to a press, it replaces the pressed message. With *in_group*, the answer is not
    meant for the chat of the command, and that chat sees *in_group* instead. A platform whose
    answers are private ignores *in_group*.
    """

    message: Message
    in_group: InGroup | None = None
    chat: str = ""
    """Where the sender of a form sees it; empty: in their own chat."""


@dataclass(frozen=True, kw_only=True)
class Aside:
    """The answer to a press that leaves the pressed message as it is.

    Only the presser sees it if the platform supports that, as with ``PrivateReply``.
    """

    message: Message
    in_group: InGroup | None = None


@dataclass(frozen=True, kw_only=True)
class Home:
    """The content of the person's App Home."""

    message: Message
    is_first: bool = False
    """Whether it is the view that opens, and not one that a button led to."""


class ReactionEmoji(StrEnum):
    """The emoji that the bot reacts with, which each platform has."""

    THUMBS_UP = "👍"
    SEEN = "👀"


@dataclass(frozen=True, kw_only=True)
class Reaction:
    """The bot's reaction on the typed message; nothing where the platform refuses it."""

    emoji: ReactionEmoji


Reply = Toast | OpenForm | PrivateReply | Aside | Home | Reaction
"""Sent at once and not stored, because it is useless later."""
