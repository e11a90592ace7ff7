"""Maps Telegram's descriptions to the reasons of refusals. Telegram has no codes for them."""

from collections.abc import Mapping
from typing import Final

from bot.chat.refusals import Refusal, RefusalReason

_WORDS: Final[Mapping[RefusalReason, tuple[str, ...]]] = {
    RefusalReason.PERSON: (
        "bot can't initiate conversation",
        "bot was blocked by the user",
        "send messages to bots",
        "send messages to the bot",
        "user is deactivated",
        "USER_IS_BLOCKED",
    ),
    RefusalReason.MOVED: ("group chat was upgraded",),
    RefusalReason.ARCHIVED: ("group chat was deactivated", "group chat was deleted"),
    RefusalReason.NOT_MEMBER: (
        "bot is not a member",
        "bot was kicked",
        "CHANNEL_PRIVATE",
        "USER_NOT_PARTICIPANT",
    ),
    RefusalReason.UNKNOWN_CHAT: (
        "chat not found",
        "chat_id is empty",
        "CHANNEL_INVALID",
        "CHAT_ID_INVALID",
        "PEER_ID_INVALID",
    ),
    RefusalReason.READ_ONLY: (
        "have no rights to send",
        "need administrator rights",
        "not enough rights",
        "CHAT_ADMIN_REQUIRED",
        "CHAT_RESTRICTED",
        "CHAT_SEND_",
        "CHAT_WRITE_FORBIDDEN",
        "USER_RESTRICTED",
    ),
    RefusalReason.THREAD_CLOSED: ("TOPIC_CLOSED",),
    RefusalReason.THREAD_GONE: (
        "message thread not found",
        "message to be replied not found",
        "message to reply not found",
        "replied message not found",
        "TOPIC_DELETED",
        "TOPIC_ID_INVALID",
    ),
    RefusalReason.NOT_EDITABLE: (
        "message can't be edited",
        "message to edit not found",
        "there is no text in the message to edit",
        "MESSAGE_EDIT_TIME_EXPIRED",
        "MESSAGE_ID_INVALID",
    ),
    RefusalReason.TOO_LONG: (
        "caption is too long",
        "message is too long",
        "text is too long",
        "ENTITIES_TOO_LONG",
        "MEDIA_CAPTION_TOO_LONG",
        "MESSAGE_TOO_LONG",
        "REPLY_MARKUP_TOO_LONG",
    ),
    RefusalReason.BAD_MESSAGE: (
        "can't parse",
        "inline keyboard button",
        "invalid button style",
        "message must be non-empty",
        "message text is empty",
        "object expected as reply markup",
        "reply markup",
        "text buttons are unallowed",
        "text must be non-empty",
        "wrong http url",
        "wrong url",
        "BUTTON_",
        "ENTITY_",
        "IMAGE_PROCESS_FAILED",
        "MESSAGE_EMPTY",
        "PHOTO_",
        "REPLY_MARKUP_INVALID",
    ),
    RefusalReason.TOKEN: ("invalid token", "rejected by the server", "Unauthorized"),
    RefusalReason.RATE_LIMITED: ("rate limited", "too many requests"),
}


def refusal_of(description: str) -> Refusal:
    """Returns the refusal for Telegram's *description*. The order of the table decides."""
    lower = description.lower()
    found = (reason for reason, parts in _WORDS.items() if _has_any(lower, parts))
    return Refusal(reason=next(found, RefusalReason.UNKNOWN), code=description)


def _has_any(lower: str, parts: tuple[str, ...]) -> bool:
    return any(part.lower() in lower for part in parts)
