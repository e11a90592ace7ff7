"""Defines the parts of Telegram's updates that are read. Unknown fields are ignored."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from bot.language.cleaning import clean
from bot.language.rich_words import RichWords, cleaned
from handlers.telegram import rich_words
from handlers.telegram.rich_words import FormattedPart


class TelegramAccount(BaseModel):
    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str | None = None


class ChatOfUpdate(BaseModel):
    id: int
    type: str


class MessagePlace(BaseModel):
    message_id: int
    chat: ChatOfUpdate
    sender: TelegramAccount | None = Field(default=None, alias="from")


class UpdateMessage(MessagePlace):
    model_config = ConfigDict(extra="allow")
    sender_chat: ChatOfUpdate | None = None
    text: str | None = None
    entities: list[FormattedPart] = []
    caption: str | None = None
    caption_entities: list[FormattedPart] = []
    media_group_id: str = ""
    forward_origin: dict[str, Any] | None = None
    forward_date: int | None = None
    reply_to_message: MessagePlace | None = None
    migrate_to_chat_id: int | None = None

    @property
    def words(self) -> str | None:
        """The text, or the caption of a picture or file; ``None`` if nobody can see one."""
        if self.text is not None:
            return self.text
        return self.caption if self.caption and clean(self.caption) else None

    @property
    def rich_words(self) -> RichWords:
        """The same with its formatting."""
        if self.text is not None:
            return cleaned(rich_words.read(self.text, self.entities))
        return cleaned(rich_words.read(self.caption or "", self.caption_entities))

    @property
    def is_forwarded(self) -> bool:
        """Whether the content is another message's. Servers before Bot API 7.0 tell its date."""
        return self.forward_origin is not None or self.forward_date is not None


class CallbackPress(BaseModel):
    id: str
    sender: TelegramAccount = Field(alias="from")
    message: MessagePlace | None = None
    data: str | None = None


class MemberStatus(BaseModel):
    status: str


class MembershipChange(BaseModel):
    sender: TelegramAccount = Field(alias="from")
    chat: ChatOfUpdate
    new_chat_member: MemberStatus


class TelegramUpdate(BaseModel):
    message: UpdateMessage | None = None
    edited_message: UpdateMessage | None = None
    callback_query: CallbackPress | None = None
    my_chat_member: MembershipChange | None = None
