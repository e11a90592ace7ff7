"""A Telegram chat as one person sees it, as JSON for the browser."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sandbox.telegram import (
    BotCommand,
    MarkupKind,
    Telegram,
    TelegramButton,
    TelegramMessage,
    TelegramTap,
    TelegramUser,
)
from sandbox.telegram.state import Room

LAST = 200
"""Number of messages shown."""
LAST_TAPS = 20
SPINNER_TIME = timedelta(seconds=15)
"""The time for which a button visibly waits for its answer."""

Json = dict[str, Any]


def chat_json(telegram: Telegram, room: Room, user: TelegramUser) -> Json:
    """Everything that the page draws of *room* for *user*."""
    messages = telegram.messages(room.chat)[-LAST:]
    now = telegram.world.clock.now()
    return {
        "name": telegram.bot.name if room.is_private else room.chat.title,
        "subtitle": "bot" if room.is_private else _members(room),
        "started": room.opened,
        "blocked": room.blocked,
        "bot": telegram.bot.username,
        "messages": [_message_json(telegram, room, user, message) for message in messages],
        "commands": [asdict(command) for command in _commands(telegram, room, user)],
        "taps": [_tap_json(tap, now) for tap in _taps(telegram, room, user)],
        **_input_json(messages),
    }


def present(room: Room) -> list[int]:
    """The ids of all members of a chat, including the bot's."""
    gone = ("left", "kicked")
    return [user_id for user_id, status in room.statuses.items() if status not in gone]


def _members(room: Room) -> str:
    count = len(present(room))
    return f"{count} member{'s' if count != 1 else ''}"


def _message_json(
    telegram: Telegram, room: Room, user: TelegramUser, message: TelegramMessage
) -> Json:
    replied = room.messages.get(message.reply_to) if message.reply_to else None
    return {
        "id": message.id,
        "at": message.date.timestamp(),
        "mine": message.sender == user,
        "from": message.sender.name,
        "from_id": str(message.sender.id),
        "text": message.text,
        "entities": [asdict(entity) for entity in message.entities],
        "rows": [[_button_json(button) for button in row] for row in message.rows],
        "photo": _photo_json(message),
        "attachment": message.attachment,
        "file": _file_json(message),
        "album": message.album,
        "forwarded_from": message.origin.name if message.origin else None,
        "reply": {"id": replied.id, "from": replied.sender.name, "text": _gist(replied)}
        if replied and not replied.deleted
        else None,
        "edited": message.edited is not None,
        "reactions": list(message.reactions),
    }


def _button_json(button: TelegramButton) -> Json:
    return asdict(button)


def _photo_json(message: TelegramMessage) -> Json | None:
    photo = message.photo
    if photo is None:
        return None
    url = f"/page/photo/{photo.file_id}" if photo.content else None
    return {"url": url, "width": photo.width, "height": photo.height}


def _file_json(message: TelegramMessage) -> Json | None:
    file = message.file
    if file is None:
        return None
    url = f"/page/document/{file.file_id}"
    return {"url": url, "name": file.name, "size": len(file.content)}


def _gist(message: TelegramMessage) -> str:
    return message.text or ("Photo" if message.photo else str(message.attachment or ""))


def _taps(telegram: Telegram, room: Room, user: TelegramUser) -> Iterator[TelegramTap]:
    """The latest of this person's taps in this chat, newest first."""
    found = 0
    for tap in reversed(telegram.history.taps):
        if tap.user == user and tap.message.chat_id == room.chat.id:
            yield tap
            found += 1
        if found == LAST_TAPS:
            return


def _tap_json(tap: TelegramTap, now: datetime) -> Json:
    return {
        "id": tap.id,
        "waiting": tap.answer is None and now - tap.at < SPINNER_TIME,
        "message": tap.message.id,
        "data": tap.data,
        "answer": asdict(tap.answer) if tap.answer else None,
    }


def _commands(telegram: Telegram, room: Room, user: TelegramUser) -> list[BotCommand]:
    """The commands of the narrowest scope and language that has any, as in the app."""
    scope = "all_private_chats" if room.is_private else "all_group_chats"
    for name, chat_id in (("chat", room.chat.id), (scope, None), ("default", None)):
        for language in (user.language_code or "", ""):
            commands = telegram.commands(name, language_code=language, chat_id=chat_id)
            if commands:
                return commands
    return []


def _input_json(messages: Iterable[TelegramMessage]) -> Json:
    """The bot's last change of the input field: a keyboard, or a request for a reply."""
    latest: TelegramMessage | None = None
    for message in messages:
        if message.markup and message.markup.kind is not MarkupKind.INLINE:
            latest = message
    markup = latest.markup if latest else None
    is_prompt = bool(markup and markup.kind is MarkupKind.FORCE_REPLY)
    return {
        "keyboard": [[_button_json(button) for button in row] for row in markup.rows]
        if markup
        else [],
        "placeholder": markup.placeholder if markup else None,
        "prompt": latest.id if latest and is_prompt else None,
    }
