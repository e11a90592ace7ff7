"""People's actions in the app, and their view of it."""

import re
from dataclasses import replace
from itertools import count

from sandbox.telegram.groups import Groups
from sandbox.telegram.model import (
    Attachment,
    ChatRef,
    Entity,
    JsonObject,
    Photo,
    TelegramMessage,
    TelegramUser,
)
from sandbox.telegram.recorded_traffic import TelegramTap
from sandbox.telegram.size_limits import MAX_TEXT, check_typed_caption
from sandbox.telegram.state import Room, TelegramWorld
from sandbox.telegram.text import FormattedText, finished
from sandbox.telegram.to_json import (
    inaccessible_message_json,
    message_json,
    user_json,
)
from sandbox.telegram.update_queue import TAP_LIFETIME

ANONYMOUS = TelegramUser(id=1087968824, name="Group", username="GroupAnonymousBot", is_bot=True)
"""Stands for an admin who writes as the group."""
_BOT_LINK = re.compile(r"https://t\.me/(?P<bot>\w+)(?:\?start=(?P<payload>[A-Za-z0-9_-]{1,64}))?")
"""Telegram takes no other payload."""


class UserActions(Groups):
    """The actions and the view of all people with the app."""

    def __init__(self, world: TelegramWorld) -> None:
        super().__init__(world)
        self._query_ids = count(4_000_000_000_000_001)

    # --- people -------------------------------------------------------------------------------

    def add_user(
        self,
        name: str,
        *,
        language_code: str | None = None,
        user_id: int | None = None,
        username: str | None = None,
    ) -> TelegramUser:
        """Adds a person with the app who has not started the bot."""
        user = TelegramUser(
            id=user_id or self._world.next_user_id(),
            name=name,
            username=username,
            language_code=language_code,
        )
        self._world.add_user(user)
        return user

    # --- writing ------------------------------------------------------------------------------

    def start(self, user: TelegramUser, payload: str = "") -> TelegramMessage:
        """Presses Start in the bot's chat, perhaps through a link with a payload."""
        room = self._world.room(user)
        if room.blocked:
            self.unblock(user)
        return self.type(user, f"/start {payload}".strip())

    def open_link(self, user: TelegramUser, url: str) -> TelegramMessage:
        """Opens a link to the bot and presses Start; ValueError if it leads elsewhere."""
        link = _BOT_LINK.fullmatch(url)
        if link is None or link["bot"].lower() != str(self._world.bot.username).lower():
            raise ValueError(f"this is no link to @{self._world.bot.username}")
        return self.start(user, link["payload"] or "")

    def type(
        self,
        user: TelegramUser,
        text: str,
        *,
        chat: ChatRef | None = None,
        reply_to: TelegramMessage | None = None,
        entities: tuple[Entity, ...] = (),
        anonymous: bool = False,
    ) -> TelegramMessage:
        """Writes into a chat, by default the one with the bot; returns the last message.

        Like the apps, it splits a text over 4096 characters into several messages. *entities*: its
        formatting, of a text that is not split. *anonymous*: an admin writes as the group.
        """
        parts = [text[at : at + MAX_TEXT] for at in range(0, len(text), MAX_TEXT)]
        if not text.strip():
            raise ValueError("a message cannot be empty")
        for part in parts:
            formatted = finished(FormattedText(text=part, entities=entities))
            message = self._draft(user, chat, reply_to)
            message = replace(message, text=formatted.text, entities=formatted.entities)
            if anonymous:
                group = self._world.room(message.chat_id).chat
                message = replace(message, sender=ANONYMOUS, sender_chat=group)
            self._write(message)
        return message

    def edit_typed(self, message: TelegramMessage, text: str) -> TelegramMessage:
        """The author changes their message, or its caption."""
        if message.origin:
            raise ValueError("a forwarded message cannot be changed")
        if message.attachment:
            check_typed_caption(text)
        formatted = finished(FormattedText(text=text))
        edited = replace(
            message,
            text=formatted.text,
            entities=formatted.entities,
            edited=self._world.clock.now(),
        )
        self._world.put(edited)
        self._push_message("edited_message", edited)
        return edited

    def send_sticker(self, user: TelegramUser, *, chat: ChatRef | None = None) -> TelegramMessage:
        return self._attach(user, chat, Attachment.STICKER, "👍")

    def send_voice(self, user: TelegramUser, *, chat: ChatRef | None = None) -> TelegramMessage:
        return self._attach(user, chat, Attachment.VOICE)

    # --- tapping ------------------------------------------------------------------------------

    def tap(self, user: TelegramUser, message: TelegramMessage, label: str) -> TelegramTap:
        """Presses the button *label* of the message in its present state; LookupError if absent."""
        shown = self._world.room(message.chat_id).messages[message.id]
        button = shown.button(label)
        if shown.deleted or button.data is None or button.url:
            raise LookupError(f"{label!r} cannot be pressed: deleted, or a link to {button.url}")
        return self.tap_data(user, shown, button.data)

    def tap_data(self, user: TelegramUser, message: TelegramMessage, data: str) -> TelegramTap:
        """Sends any callback data from a message, as a hostile app can."""
        room = self._world.room(message.chat_id)
        shown = room.messages[message.id]
        query_id = str(next(self._query_ids))
        at = self._world.clock.now()
        content = {
            "id": query_id,
            "from": user_json(user),
            "message": self._tapped_json(room, shown),
            "chat_instance": str(-room.chat.id),
            "data": data,
        }
        update = self._world.updates.push(
            "callback_query", content, line=f"taps of {user.id}", lifetime=TAP_LIFETIME
        )
        tap = TelegramTap(id=query_id, user=user, message=shown, data=data, at=at, update=update)
        self._world.history.taps.append(tap)
        self._world.changes.notify()
        return tap

    # --- blocking -----------------------------------------------------------------------------

    def block(self, user: TelegramUser) -> None:
        room = self._world.room(user)
        room.blocked = True
        self._push_own_status(room, user, "member", "kicked")

    def unblock(self, user: TelegramUser) -> None:
        room = self._world.room(user)
        room.blocked = False
        self._push_own_status(room, user, "kicked", "member")

    def deactivate(self, user: TelegramUser) -> None:
        """Deletes the person's account; the bot receives no update about it."""
        self._world.room(user).deactivated = True

    # --- reading ------------------------------------------------------------------------------

    @property
    def users(self) -> list[TelegramUser]:
        """All people with the app."""
        return list(self._world.users.values())

    def has_blocked(self, user: TelegramUser) -> bool:
        return self._world.room(user).blocked

    def messages(self, chat: ChatRef) -> list[TelegramMessage]:
        """Returns the messages of a chat, oldest first, without deleted ones."""
        room = self._world.room(chat)
        return [message for message in room.messages.values() if not message.deleted]

    def user(self, user_id: int) -> TelegramUser:
        """Returns the person with this id; KeyError if there is none."""
        return self._world.users[user_id]

    def message(self, chat: ChatRef, message_id: int) -> TelegramMessage:
        """Returns one message in its present state, even if deleted; KeyError if unknown."""
        return self._world.room(chat).messages[message_id]

    def photo(self, file_id: str) -> Photo:
        """Returns a picture that the bot has sent; KeyError for any other."""
        return self._world.photos[file_id]

    # --- internals ----------------------------------------------------------------------------

    def _draft(
        self, user: TelegramUser, chat: ChatRef | None, reply_to: TelegramMessage | None
    ) -> TelegramMessage:
        room = self._world.room(user if chat is None else chat)
        if room.statuses.get(user.id) in (None, "left", "kicked"):
            raise ValueError(f"{user.name} is not in {room.chat.title}")
        if room.blocked:
            raise ValueError(f"{user.name} has blocked the bot, and the app offers no input field")
        return TelegramMessage(
            id=self._world.next_message_id(room),
            chat_id=room.chat.id,
            sender=user,
            date=self._world.clock.now(),
            reply_to=reply_to.id if reply_to else None,
        )

    def _attach(
        self, user: TelegramUser, chat: ChatRef | None, kind: Attachment, text: str = ""
    ) -> TelegramMessage:
        return self._write(replace(self._draft(user, chat, None), attachment=kind, text=text))

    def _write(self, message: TelegramMessage) -> TelegramMessage:
        self._world.room(message.chat_id).opened = True
        self._world.put(message)
        self._push_message("message", message)
        return message

    def _push_message(self, kind: str, message: TelegramMessage) -> None:
        room = self._world.room(message.chat_id)
        if _reaches_bot(self._world, room, message):
            line = f"messages of {room.chat.id}"
            self._world.updates.push(kind, message_json(self._world, message), line=line)

    def _tapped_json(self, room: Room, message: TelegramMessage) -> JsonObject:
        if message.deleted:
            return inaccessible_message_json(room, message.id)
        return message_json(self._world, message)


def _reaches_bot(world: TelegramWorld, room: Room, message: TelegramMessage) -> bool:
    """Privacy mode: in a group the bot sees only commands and replies to its own messages."""
    sees_all = world.reads_all_group_messages
    if room.is_private or sees_all or room.statuses[world.bot.id] == "administrator":
        return True
    replied = room.messages.get(message.reply_to) if message.reply_to else None
    if replied and replied.sender == world.bot:
        return True
    return _is_command_for(world.bot, message.text)


def _is_command_for(bot: TelegramUser, text: str) -> bool:
    command, _, addressee = text.split(maxsplit=1)[0].partition("@") if text else ("", "", "")
    is_addressed = not addressee or addressee.lower() == str(bot.username).lower()
    return command.startswith("/") and len(command) > 1 and is_addressed
