"""Parses Telegram's updates into events. Reads only the fields in use; new fields do no harm."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError
from telegram.constants import ChatMemberStatus, ChatType, MessageAttachmentType

from bot.chat.platforms import Platform
from bot.ids import MessageRef, message_ref
from bot.language.cleaning import one_line
from handlers.storable_text import as_json, digest, storable
from handlers.telegram.payloads import (
    CallbackPress,
    ChatOfUpdate,
    MembershipChange,
    MessagePlace,
    TelegramAccount,
    TelegramUpdate,
    UpdateMessage,
)
from handlers.updates import (
    Answered,
    Arrival,
    Blocked,
    ChatMoved,
    Commanded,
    Edited,
    Event,
    NotText,
    Pressed,
    Typed,
    Unblocked,
    UnreadableError,
    User,
)

ALLOWED_UPDATES: Final = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The kinds of updates that we request from Telegram."""
LAST_ID: Final = 2**31 - 1
"""An offset after a larger id would make Telegram drop every future update."""
LARGEST: Final = 2**63
"""Python refuses to format numbers of thousands of digits."""

_COMMAND = re.compile(r"/tentap(?:@(?P<bot>\w+))?(?:\s+(?P<text>.*))?", re.DOTALL | re.IGNORECASE)
_ATTACHMENTS = frozenset(MessageAttachmentType)


def arrival(raw: object, received_at: datetime) -> Arrival:
    """Returns *raw* as the inbox stores it. Accepts any value and never fails."""
    update_id = id_of(raw)
    update = raw if isinstance(raw, Mapping) else {}
    return Arrival(
        platform=Platform.TELEGRAM,
        key=f"unnumbered:{digest(raw)}" if update_id is None else str(update_id),
        chat=_ordering_chat(update),
        body=as_json(raw),
        received_at=received_at,
    )


def id_of(raw: object) -> int | None:
    """Returns the id of an update, which grows with each one; ``None`` if it has no valid id."""
    found = raw.get("update_id") if isinstance(raw, Mapping) else None
    if isinstance(found, int) and not isinstance(found, bool) and 0 < found <= LAST_ID:
        return found
    return None


def parse(body: str, *, username: str) -> Event | None:
    """Returns the event of an update; ``None`` for a kind that the bot ignores.

    *username*: the bot's own. Raises UnreadableError for a malformed update.
    """
    try:
        update = TelegramUpdate.model_validate_json(body)
    except ValidationError as error:
        raise UnreadableError(_places(error)) from None
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.message is not None:
        return _from_message(update.message, username)
    if update.edited_message is not None:
        return _edited(update.edited_message, username)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    return None


def _ordering_chat(raw: Mapping[str, Any]) -> str:
    press = _inside(raw, "callback_query")
    for place in (press, raw):
        for kind in ("message", "edited_message", "my_chat_member"):
            if chat := _id(_inside(_inside(place, kind), "chat")):
                return chat
    return _id(_inside(press, "from"))


def _id(raw: Mapping[str, Any]) -> str:
    """Returns the id as text, from a number or a text; empty for anything else."""
    found = raw.get("id")
    if isinstance(found, int) and abs(found) < LARGEST:
        return str(found)
    return storable(found) if isinstance(found, str) else ""


def _inside(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = raw.get(key)
    return found if isinstance(found, Mapping) else {}


def _places(error: ValidationError) -> str:
    """Returns which fields of the body are wrong, without their content."""
    places = (".".join(map(str, detail["loc"])) for detail in error.errors(include_input=False))
    return f"not of Telegram's form: {', '.join(places) or 'no JSON'}"


def _pressed(press: CallbackPress) -> Pressed | None:
    if press.data is None:
        return None
    message = press.message
    return Pressed(
        user=_user(press.sender),
        chat=str(press.sender.id if message is None else message.chat.id),
        message=None if message is None else _ref(message),
        data=press.data,
        private=message is not None and _is_private(message.chat),
        callback=press.id,
    )


def _from_message(message: UpdateMessage, username: str) -> Event | None:
    if message.migrate_to_chat_id is not None:
        return ChatMoved(old=str(message.chat.id), new=str(message.migrate_to_chat_id))
    if message.sender is None:
        return None
    user = _user(message.sender)
    command = _COMMAND.fullmatch((message.words or "").strip())
    if command is not None and _is_for(username, command["bot"]):
        return _commanded(message, user, command["text"] or "")
    if not _is_private(message.chat):
        return _answered(message, username)
    return None if message.sender.is_bot else _typed(message, user)


def _answered(message: UpdateMessage, username: str, *, edited: bool = False) -> Answered | None:
    """Returns a reply to a message of the bot in a group; ``None`` for all else that is written.

    An anonymous admin appears as a bot, or as the group itself.
    """
    origin, sender = message.reply_to_message, message.sender
    if origin is None or origin.sender is None or sender is None:
        return None
    is_ours = origin.sender.is_bot and origin.sender.username.lower() == username.lower()
    if not is_ours or (sender.is_bot and message.sender_chat is None):
        return None
    return Answered(
        user=_user(sender),
        chat=str(message.chat.id),
        message=_ref(message),
        reply_to=_ref(origin),
        words=message.rich_words,
        anonymous=message.sender_chat is not None,
        edited=edited,
    )


def _is_for(username: str, addressee: str | None) -> bool:
    return addressee is None or addressee.lower() == username.lower()


def _commanded(message: UpdateMessage, user: User, text: str) -> Commanded:
    """Returns the command. Its sender may be a bot: so a group's anonymous admin appears."""
    chat = message.chat
    return Commanded(user=user, chat=str(chat.id), private=_is_private(chat), text=text.strip())


def _typed(message: UpdateMessage, user: User) -> Typed | NotText | None:
    chat, ref, album = str(message.chat.id), _ref(message), storable(message.media_group_id)
    if message.words is not None:
        origin = message.reply_to_message
        return Typed(
            user=user,
            chat=chat,
            message=ref,
            text=message.words,
            reply_to=None if origin is None else _ref(origin),
            forwarded=message.is_forwarded,
            album=album,
            has_file=message.text is None,
        )
    if _ATTACHMENTS.isdisjoint(message.model_extra or {}):
        return None
    return NotText(user=user, chat=chat, message=ref, album=album)


def _edited(message: UpdateMessage, username: str) -> Edited | Answered | None:
    sender, text = message.sender, message.words
    if not _is_private(message.chat):
        return _answered(message, username, edited=True)
    if sender is None or sender.is_bot or text is None:
        return None
    return Edited(
        user=_user(sender),
        chat=str(message.chat.id),
        message=_ref(message),
        text=text,
        forwarded=message.is_forwarded,
    )


def _membership(change: MembershipChange) -> Blocked | Unblocked | None:
    if not _is_private(change.chat):
        return None
    match change.new_chat_member.status:
        case ChatMemberStatus.BANNED:
            return Blocked(user=_user(change.sender))
        case ChatMemberStatus.MEMBER:
            return Unblocked(user=_user(change.sender))
        case _:
            return None


def _is_private(chat: ChatOfUpdate) -> bool:
    return chat.type == ChatType.PRIVATE


def _ref(message: MessagePlace) -> MessageRef:
    return message_ref(message.chat.id, message.message_id)


def _user(account: TelegramAccount) -> User:
    return User(
        platform=Platform.TELEGRAM,
        id=str(account.id),
        name=one_line(f"{account.first_name} {account.last_name}"),
        language=account.language_code,
        username=one_line(account.username),
    )
