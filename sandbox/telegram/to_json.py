"""Values as the JSON of the Bot API."""

from mimetypes import guess_type

from sandbox.telegram.keyboards import markup_json
from sandbox.telegram.model import (
    Attachment,
    ChatKind,
    Entity,
    JsonObject,
    Origin,
    Photo,
    SentFile,
    TelegramChat,
    TelegramMessage,
    TelegramUser,
)
from sandbox.telegram.state import Room, TelegramWorld


def _present(fields: JsonObject) -> JsonObject:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def user_json(user: TelegramUser) -> JsonObject:
    optional = {"username": user.username, "language_code": user.language_code}
    return {"id": user.id, "is_bot": user.is_bot, "first_name": user.name, **_present(optional)}


def chat_json(chat: TelegramChat) -> JsonObject:
    name = "first_name" if chat.kind is ChatKind.PRIVATE else "title"
    return {"id": chat.id, "type": str(chat.kind), name: chat.title}


def entity_json(entity: Entity) -> JsonObject:
    place = {"type": entity.type, "offset": entity.offset, "length": entity.length}
    named = None if entity.user is None else _named(entity.user)
    return place | _present({"url": entity.url, "language": entity.language, "user": named})


def _named(user: int) -> JsonObject:
    return {"id": user, "is_bot": False, "first_name": "Somebody"}


def photo_json(photo: Photo) -> JsonObject:
    return {
        "file_id": photo.file_id,
        "file_unique_id": f"unique-{photo.file_id}",
        "width": photo.width,
        "height": photo.height,
        "file_size": len(photo.content),
    }


def file_json(file: SentFile) -> JsonObject:
    return {
        "file_id": file.file_id,
        "file_unique_id": f"unique-{file.file_id}",
        "file_name": file.name,
        "mime_type": guess_type(file.name)[0] or "application/octet-stream",
        "file_size": len(file.content),
    }


def message_json(
    world: TelegramWorld, message: TelegramMessage, *, with_reply: bool = True
) -> JsonObject:
    """A message with the one that it replies to, one level deep."""
    room = world.rooms[message.chat_id]
    replied = room.messages.get(message.reply_to) if message.reply_to and with_reply else None
    head: JsonObject = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(room.chat),
        "date": int(message.date.timestamp()),
    }
    tail: JsonObject = {
        "sender_chat": chat_json(message.sender_chat) if message.sender_chat else None,
        "forward_origin": origin_json(message.origin) if message.origin else None,
        "media_group_id": message.album,
        "edit_date": int(message.edited.timestamp()) if message.edited else None,
        "reply_to_message": message_json(world, replied, with_reply=False) if replied else None,
        "reply_markup": markup_json(message.markup) if message.markup else None,
    }
    return head | _content_json(message) | _present(tail)


def origin_json(origin: Origin) -> JsonObject:
    date = int(origin.date.timestamp())
    if origin.user is None:
        return {"type": "hidden_user", "date": date, "sender_user_name": origin.name}
    return {"type": "user", "date": date, "sender_user": user_json(origin.user)}


def _content_json(message: TelegramMessage) -> JsonObject:
    entities = [entity_json(entity) for entity in message.entities]
    caption = _present({"caption": message.text, "caption_entities": entities})
    file = {"file_id": f"file-{message.id}", "file_unique_id": f"unique-{message.id}"}
    if message.photo:
        return {"photo": [photo_json(message.photo)], **caption}
    if message.attachment is Attachment.STICKER:
        shape = {"type": "regular", "width": 512, "height": 512}
        flags = {"is_animated": False, "is_video": False}
        return {"sticker": {**file, **shape, **flags, "emoji": message.text}}
    if message.file:
        return {"document": file_json(message.file), **caption}
    if message.attachment:
        return {**_media_json(message.attachment, file), **caption}
    return {"text": message.text, **_present({"entities": entities})}


def _media_json(kind: Attachment, file: JsonObject) -> JsonObject:
    """The file of a message; an animation is told as a document too, for old bots."""
    picture = {**file, "width": 640, "height": 480, "duration": 3, "mime_type": "video/mp4"}
    match kind:
        case Attachment.VOICE:
            return {"voice": {**file, "duration": 3, "mime_type": "audio/ogg"}}
        case Attachment.AUDIO:
            return {"audio": {**file, "duration": 3, "mime_type": "audio/mpeg"}}
        case Attachment.ANIMATION:
            return {"animation": picture, "document": {**file, "mime_type": "video/mp4"}}
        case Attachment.VIDEO:
            return {"video": picture}
        case _:
            name = {"file_name": "report.pdf", "mime_type": "application/pdf"}
            return {"document": {**file, **name}}


def inaccessible_message_json(room: Room, message_id: int) -> JsonObject:
    """The only fields of a deleted message whose button was pressed."""
    return {"chat": chat_json(room.chat), "message_id": message_id, "date": 0}


ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def member_json(user: TelegramUser, status: str) -> JsonObject:
    """A ChatMember of any kind, with the fewest rights."""
    extra: JsonObject = {}
    if status == "administrator":
        extra = dict.fromkeys(ADMIN_RIGHTS, False)
    elif status == "creator":
        extra = {"is_anonymous": False}
    elif status == "kicked":
        extra = {"until_date": 0}
    return {"status": status, "user": user_json(user), **extra}


def full_chat_json(chat: TelegramChat) -> JsonObject:
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    accepted = dict.fromkeys((*gifts, "gifts_from_channels"), True)
    return chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": accepted,
    }
