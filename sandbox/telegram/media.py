"""Pictures and files with captions, albums, and forwarded messages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from sandbox.telegram.model import (
    Attachment,
    ChatRef,
    Origin,
    Photo,
    TelegramMessage,
    TelegramUser,
)
from sandbox.telegram.size_limits import check_typed_caption
from sandbox.telegram.state import TelegramWorld
from sandbox.telegram.text import FormattedText, finished
from sandbox.telegram.user_actions import UserActions

ALBUM_SIZES = range(2, 11)
MIXED = {Attachment.PHOTO, Attachment.VIDEO}
"""The kinds that share an album; documents and audio files stay among themselves."""
ALBUM_KINDS = MIXED | {Attachment.DOCUMENT, Attachment.AUDIO}


class MediaMessages(UserActions):
    """What people send besides plain text. ValueError for anything that the app does not send."""

    def __init__(self, world: TelegramWorld) -> None:
        super().__init__(world)
        self._album_ids = count(13_000_000_000_000_001)

    def send_photo(
        self,
        user: TelegramUser,
        caption: str = "",
        *,
        chat: ChatRef | None = None,
        reply_to: TelegramMessage | None = None,
    ) -> TelegramMessage:
        return self.send_media(user, Attachment.PHOTO, caption, chat=chat, reply_to=reply_to)

    def send_media(
        self,
        user: TelegramUser,
        kind: Attachment,
        caption: str = "",
        *,
        chat: ChatRef | None = None,
        reply_to: TelegramMessage | None = None,
    ) -> TelegramMessage:
        """Sends a picture or a file, with or without a caption of at most 1024 characters."""
        check_typed_caption(caption)
        if kind is Attachment.STICKER:
            raise ValueError("a sticker has no caption; use send_sticker")
        return self._write(self._media(self._draft(user, chat, reply_to), kind, caption))

    def send_album(
        self,
        user: TelegramUser,
        captions: Sequence[str],
        *,
        kind: Attachment = Attachment.PHOTO,
        chat: ChatRef | None = None,
    ) -> list[TelegramMessage]:
        """Sends 2 to 10 pictures or files at once, each with its caption or "".

        The bot receives an update for each, with the same `media_group_id`.
        """
        if len(captions) not in ALBUM_SIZES or kind not in ALBUM_KINDS:
            raise ValueError("an album has 2 to 10 pictures, videos, documents or audio files")
        for caption in captions:
            check_typed_caption(caption)
        album = str(next(self._album_ids))
        drafts = ((self._draft(user, chat, None), caption) for caption in captions)
        parts = (self._media(draft, kind, caption) for draft, caption in drafts)
        return [self._write(replace(part, album=album)) for part in parts]

    def forward(
        self,
        user: TelegramUser,
        message: TelegramMessage,
        *,
        chat: ChatRef | None = None,
        hidden: bool = False,
    ) -> TelegramMessage:
        """Forwards *message*. *hidden*: its author hides the account in forwarded messages."""
        author = None if hidden else message.sender
        origin = Origin(name=message.sender.name, date=message.date, user=author)
        draft = self._draft(user, chat, None)
        return self._write(
            replace(
                draft,
                text=message.text,
                entities=message.entities,
                photo=message.photo,
                attachment=message.attachment,
                origin=message.origin or origin,
            )
        )

    def _media(self, draft: TelegramMessage, kind: Attachment, caption: str) -> TelegramMessage:
        formatted = finished(FormattedText(text=caption))
        photo = Photo(file_id=f"photo-of-{draft.sender.id}", content=b"", width=640, height=480)
        return replace(
            draft,
            attachment=kind,
            photo=photo if kind is Attachment.PHOTO else None,
            text=formatted.text,
            entities=formatted.entities,
        )
