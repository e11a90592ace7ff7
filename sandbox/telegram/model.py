"""Users, chats and messages, as a person sees them in the app."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

JsonObject = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class TelegramUser:
    id: int
    name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


@dataclass(frozen=True, kw_only=True)
class TelegramChat:
    id: int
    kind: ChatKind
    title: str


ChatRef = TelegramUser | TelegramChat | int
"""A chat, its id, or the person in a private chat with the bot."""


def chat_id_of(ref: ChatRef) -> int:
    return ref if isinstance(ref, int) else ref.id


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A formatted part of a text; offset and length count UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user: int | None = None
    """The id of the person that the part names."""


@dataclass(frozen=True, kw_only=True)
class TelegramButton:
    """*style* is danger (red), success (green), primary (blue) or None (the app's default)."""

    text: str
    style: str | None = None
    url: str | None = None
    data: str | None = None


class MarkupKind(StrEnum):
    INLINE = "inline_keyboard"
    KEYBOARD = "keyboard"
    REMOVE = "remove_keyboard"
    FORCE_REPLY = "force_reply"


@dataclass(frozen=True, kw_only=True)
class Markup:
    """The attachment below a message: buttons, or an instruction for the input field."""

    kind: MarkupKind
    rows: tuple[tuple[TelegramButton, ...], ...] = ()
    placeholder: str | None = None
    selective: bool = False
    """Only for the people whom the message names, and the author of the one that it replies to."""


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture; *content* is empty if a person sent it."""

    file_id: str
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """A file that the bot sent."""

    file_id: str
    name: str
    content: bytes


class Attachment(StrEnum):
    STICKER = "sticker"
    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    ANIMATION = "animation"
    AUDIO = "audio"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Who wrote a forwarded message, and when."""

    name: str
    date: datetime
    user: TelegramUser | None = None
    """None for a person who hides their account in forwarded messages."""


@dataclass(frozen=True, kw_only=True)
class TelegramMessage:
    """One message of a chat; *text* is the caption if there is a photo or a file."""

    id: int
    chat_id: int
    sender: TelegramUser
    date: datetime
    text: str = ""
    entities: tuple[Entity, ...] = ()
    markup: Markup | None = None
    photo: Photo | None = None
    attachment: Attachment | None = None
    file: SentFile | None = None
    """The document that the bot sent; None for a person's, which has no content here."""
    album: str | None = None
    """The id that the parts of an album share."""
    origin: Origin | None = None
    """Of a forwarded message."""
    reply_to: int | None = None
    sender_chat: TelegramChat | None = None
    """The group in whose name an anonymous admin wrote."""
    edited: datetime | None = None
    deleted: bool = False
    link_preview: bool = True
    reactions: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[tuple[TelegramButton, ...], ...]:
        """The buttons under the message."""
        inline = self.markup and self.markup.kind is MarkupKind.INLINE
        return self.markup.rows if self.markup and inline else ()

    @property
    def labels(self) -> list[list[str]]:
        """The labels of the buttons under the message, row by row."""
        return [[button.text for button in row] for row in self.rows]

    def button(self, label: str) -> TelegramButton:
        """Returns the button with this label; LookupError if there is none."""
        for row in self.rows:
            for button in row:
                if button.text == label:
                    return button
        raise LookupError(f"no button {label!r}; shown are {self.labels}")


@dataclass(frozen=True, kw_only=True)
class ToastOrAlert:
    """The answer to a tap: a brief toast, or an alert that the person closes."""

    text: str
    alert: bool
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class BotCommand:
    command: str
    description: str
