"""The bot's messages, photos, documents, reactions and "typing…" status."""

from collections.abc import Callable
from dataclasses import replace

from sandbox.telegram import size_limits
from sandbox.telegram.arguments import TelegramArguments
from sandbox.telegram.errors import bad_request
from sandbox.telegram.keyboards import parse_markup
from sandbox.telegram.model import (
    Attachment,
    JsonObject,
    Markup,
    Photo,
    SentFile,
    TelegramMessage,
)
from sandbox.telegram.state import Room, TelegramWorld
from sandbox.telegram.text import FormattedText, finished, from_entities, from_html
from sandbox.telegram.to_json import message_json

REACTIONS = set(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
) | {"❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀"}
"""Those that the Bot API lists for bots."""
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def formatted_text(args: TelegramArguments, text: str, entities: str) -> FormattedText:
    """Returns a request's text with its formatting, checked and trimmed; not its length."""
    source, mode = args.text(text), args.text("parse_mode").lower()
    if mode == "html":
        return finished(from_html(source))
    if mode:
        raise bad_request("unsupported parse_mode")
    return finished(from_entities(source, args.json(entities, "MessageEntity") or []))


def markup_of(args: TelegramArguments) -> Markup | None:
    return parse_markup(args.json("reply_markup", "reply keyboard markup") or {})


class Sending:
    """The methods that add to a chat."""

    def __init__(self, world: TelegramWorld, count: Callable[[int], None]) -> None:
        self._world = world
        self._count = count
        """Counts a send in a chat; raises ApiError 429 for one too many."""

    def send_message(self, args: TelegramArguments) -> JsonObject:
        formatted = formatted_text(args, "text", "entities")
        size_limits.check_new_text(formatted.text)
        preview = args.json("link_preview_options", "LinkPreviewOptions") or {}
        message = replace(
            self._new_message(args, formatted), link_preview=not preview.get("is_disabled")
        )
        return self._send("sendMessage", message)

    def send_photo(self, args: TelegramArguments) -> JsonObject:
        formatted = formatted_text(args, "caption", "caption_entities")
        size_limits.check_caption(formatted.text)
        photo = self._photo(args)
        message = replace(self._new_message(args, formatted), photo=photo)
        return self._send("sendPhoto", message)

    def send_document(self, args: TelegramArguments) -> JsonObject:
        formatted = formatted_text(args, "caption", "caption_entities")
        size_limits.check_caption(formatted.text)
        file = self._document(args)
        message = replace(
            self._new_message(args, formatted), attachment=Attachment.DOCUMENT, file=file
        )
        return self._send("sendDocument", message)

    def set_message_reaction(self, args: TelegramArguments) -> bool:
        room = self._world.writable_room(args.chat_id())
        message = room.messages.get(args.message_id())
        if message is None or message.deleted:
            raise bad_request("message to react not found")
        emoji = tuple(entry.get("emoji") for entry in args.json("reaction", "reaction") or [])
        if len(emoji) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        if not REACTIONS.issuperset(emoji):
            raise bad_request("REACTION_INVALID")
        self._world.put(replace(message, reactions=emoji))
        return True

    def send_chat_action(self, args: TelegramArguments) -> bool:
        self._world.writable_room(args.chat_id())
        if args.text("action").lower() not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        return True

    def _new_message(self, args: TelegramArguments, formatted: FormattedText) -> TelegramMessage:
        markup = markup_of(args)
        room = self._world.writable_room(args.chat_id())
        return TelegramMessage(
            id=self._world.next_message_id(room),
            chat_id=room.chat.id,
            sender=self._world.bot,
            date=self._world.clock.now(),
            text=formatted.text,
            entities=formatted.entities,
            markup=markup,
            reply_to=_replied_to(args, room),
        )

    def _send(self, method: str, message: TelegramMessage) -> JsonObject:
        self._count(message.chat_id)
        return message_json(self._world, self._world.put_sent(method, message))

    def _photo(self, args: TelegramArguments) -> Photo:
        content = args.file("photo")
        if content is None:
            return self._known_photo(args.text("photo"))
        width, height = size_limits.photo_size(content)
        file_id = f"photo-{len(self._world.photos) + 1}"
        photo = Photo(file_id=file_id, content=content, width=width, height=height)
        self._world.photos[file_id] = photo
        return photo

    def _document(self, args: TelegramArguments) -> SentFile:
        content = args.file("document")
        if content is None:
            return self._known_document(args.text("document"))
        size_limits.check_document(content)
        file_id = f"document-{len(self._world.documents) + 1}"
        file = SentFile(file_id=file_id, name=args.file_name("document"), content=content)
        self._world.documents[file_id] = file
        return file

    def _known_document(self, file_id: str) -> SentFile:
        if not file_id:
            raise bad_request("there is no document in the request")
        if file_id not in self._world.documents:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._world.documents[file_id]

    def _known_photo(self, file_id: str) -> Photo:
        if not file_id:
            raise bad_request("there is no photo in the request")
        if file_id not in self._world.photos:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._world.photos[file_id]


def _replied_to(args: TelegramArguments, room: Room) -> int | None:
    reply = args.json("reply_parameters", "ReplyParameters") or {}
    message = room.messages.get(reply.get("message_id", 0))
    if message and not message.deleted:
        return message.id
    if reply and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return None
