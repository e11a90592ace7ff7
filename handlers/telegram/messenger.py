"""Sends and edits messages in Telegram."""

from datetime import datetime

from telegram import InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import MessageLimit
from telegram.error import BadRequest

from bot.chat.messages import Document, Message, Picture
from bot.ids import MessageRef, message_ref, split_ref
from bot.language.shortening import shorten
from handlers.ports import SendError
from handlers.telegram.client import RawBot
from handlers.telegram.errors import number, says, send_errors
from handlers.telegram.render import render

UPLOAD_SECONDS = 20.0
"""As long as the dispatcher waits for any response."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramMessenger:
    """``handlers.ports.Messenger`` for Telegram."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot

    async def send(
        self,
        chat: str,
        message: Message,
        *,
        reply_to: MessageRef | None = None,
        marker: str = "",
        broadcast: bool = False,
    ) -> MessageRef:
        """Sends *message* without *marker*: Telegram stores nothing invisible with a message.

        A reply is always visible in its chat, so *broadcast* changes nothing.
        """
        rendered = render(message)
        with send_errors():
            sent = await self._bot.raw_call(
                "sendMessage",
                chat_id=chat,
                text=rendered.text,
                entities=rendered.entities,
                reply_markup=rendered.field or rendered.markup,
                reply_parameters=_replying(reply_to),
                link_preview_options=_NO_PREVIEW,
            )
            return message_ref(number(sent["chat"]["id"]), number(sent["message_id"]))

    async def edit(
        self, message_ref: MessageRef, message: Message, *, response_url: str | None = None
    ) -> None:
        """Replaces text and keyboard: a message without rows loses its buttons."""
        chat, message_id = _split(message_ref)
        rendered = render(message)
        with send_errors():
            try:
                edited = await self._bot.raw_call(
                    "editMessageText",
                    text=rendered.text,
                    chat_id=chat,
                    message_id=message_id,
                    entities=rendered.entities,
                    reply_markup=rendered.markup,
                    link_preview_options=_NO_PREVIEW,
                )
                number(edited["message_id"])
            except BadRequest as error:
                if not says(error, "message is not modified"):
                    raise

    async def remove(self, message_ref: MessageRef) -> None:
        """Deletes the message, which Telegram allows for two days."""
        chat, message_id = _split(message_ref)
        with send_errors():
            try:
                await self._bot.delete_message(chat, message_id)
            except BadRequest as error:
                if not says(error, "message to delete not found"):
                    raise

    async def send_picture(
        self, chat: str, picture: Picture, *, reply_to: MessageRef | None = None
    ) -> None:
        """Sends *picture* with its caption. Telegram has no text alternatives."""
        with send_errors():
            sent = await self._bot.send_photo(
                chat,
                InputFile(picture.png, filename=picture.filename),
                caption=shorten(picture.caption, MessageLimit.CAPTION_LENGTH),
                reply_parameters=_replying(reply_to),
                read_timeout=UPLOAD_SECONDS,
            )
            number(sent.message_id)

    async def send_document(self, chat: str, document: Document) -> None:
        """Sends *document* with its caption."""
        with send_errors():
            sent = await self._bot.send_document(
                chat,
                InputFile(document.content, filename=document.filename),
                caption=shorten(document.caption, MessageLimit.CAPTION_LENGTH),
                disable_content_type_detection=True,
                read_timeout=UPLOAD_SECONDS,
            )
            number(sent.message_id)

    async def upload(self, picture: Picture) -> str:
        """Raises a permanent SendError: a photo's text is too short for most messages."""
        raise SendError("Telegram shows no pictures in messages", permanent=True)

    async def is_processed(self, upload: str) -> bool:
        """Raises a permanent SendError, because nothing is uploaded."""
        raise SendError("Telegram shows no pictures in messages", permanent=True)

    async def find(self, chat: str, marker: str, since: datetime) -> MessageRef | None:
        """Raises a permanent SendError, because a bot cannot read a chat's history."""
        raise SendError("Telegram has no history to search", permanent=True)


def _split(ref: MessageRef) -> tuple[str, int]:
    chat, message = split_ref(ref)
    return chat, int(message)


def _replying(ref: MessageRef | None) -> ReplyParameters | None:
    """Returns the reply's parameters. The message is sent even if the earlier one was deleted."""
    if ref is None:
        return None
    _, message_id = _split(ref)
    return ReplyParameters(message_id, allow_sending_without_reply=True)
