"""The state of Telegram: people, chats, their members and messages."""

from dataclasses import dataclass, field, replace
from typing import Any

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.telegram.errors import bad_request, forbidden, migrated
from sandbox.telegram.model import (
    BotCommand,
    ChatKind,
    ChatRef,
    Photo,
    SentFile,
    TelegramChat,
    TelegramMessage,
    TelegramUser,
    chat_id_of,
)
from sandbox.telegram.recorded_traffic import SentMessage, TelegramHistory
from sandbox.telegram.update_queue import UpdateQueue

FIRST_USER_ID = 5_000_000_001
FIRST_GROUP_ID = 4_000_001
FIRST_SUPERGROUP_ID = 1_000_000_001
SUPERGROUPS_BELOW = -1_000_000_000_000


@dataclass(kw_only=True)
class Room:
    """A chat with its members and messages."""

    chat: TelegramChat
    statuses: dict[int, str] = field(default_factory=dict)
    """User id → creator, administrator, member, left or kicked."""
    messages: dict[int, TelegramMessage] = field(default_factory=dict)
    opened: bool = False
    """The bot may write: it is in the group, or the person has pressed Start."""
    blocked: bool = False
    deactivated: bool = False
    migrated_to: int | None = None

    @property
    def is_private(self) -> bool:
        return self.chat.kind is ChatKind.PRIVATE


@dataclass(kw_only=True)
class TelegramWorld:
    """The whole state of the simulation."""

    clock: Clock
    changes: Changes
    updates: UpdateQueue
    bot: TelegramUser
    reads_all_group_messages: bool = False
    """Privacy mode is off."""
    users: dict[int, TelegramUser] = field(default_factory=dict)
    rooms: dict[int, Room] = field(default_factory=dict)
    photos: dict[str, Photo] = field(default_factory=dict)
    documents: dict[str, SentFile] = field(default_factory=dict)
    commands: dict[tuple[Any, ...], list[BotCommand]] = field(default_factory=dict)
    """(scope, chat id, user id, language code) → commands."""
    history: TelegramHistory = field(default_factory=TelegramHistory)

    def add_user(self, user: TelegramUser) -> None:
        if user.id in self.users:
            raise ValueError(f"there is a user {user.id} already")
        self.users[user.id] = user
        chat = TelegramChat(id=user.id, kind=ChatKind.PRIVATE, title=user.name)
        self.rooms[user.id] = Room(chat=chat, statuses={user.id: "member"})
        self.changes.notify()

    def next_user_id(self) -> int:
        return FIRST_USER_ID + len(self.users)

    def next_group_id(self, kind: ChatKind) -> int:
        is_super = kind is ChatKind.SUPERGROUP
        first = SUPERGROUPS_BELOW - FIRST_SUPERGROUP_ID if is_super else -FIRST_GROUP_ID
        return first - len(self.rooms)

    def room(self, ref: ChatRef) -> Room:
        """Returns the room of a chat, for tests and the page; KeyError if there is none."""
        return self.rooms[chat_id_of(ref)]

    def knows(self, user_id: int) -> bool:
        """Returns whether the bot and this person share a group."""
        return any(
            room.statuses.get(user_id) not in (None, "left", "kicked")
            for room in self.rooms.values()
            if not room.is_private and room.opened
        )

    def readable_room(self, chat_id: int) -> Room:
        """Returns the room of a chat, for the bot; ApiError if the bot cannot see it."""
        room = self.rooms.get(chat_id)
        if room is None or (room.is_private and not room.opened and not self.knows(chat_id)):
            raise bad_request("chat not found")
        if room.migrated_to:
            raise migrated(room.migrated_to)
        if not room.is_private and not room.opened:
            kind = room.chat.kind
            raise forbidden(f"bot was kicked from the {kind} chat")
        return room

    def writable_room(self, chat_id: int) -> Room:
        """Like `readable_room`; ApiError also if the bot may not write."""
        room = self.readable_room(chat_id)
        if room.deactivated:
            raise forbidden("user is deactivated")
        if room.blocked:
            raise forbidden("bot was blocked by the user")
        if not room.opened:
            raise forbidden("bot can't initiate conversation with a user")
        return room

    def next_message_id(self, room: Room) -> int:
        return len(room.messages) + 1

    def put(self, message: TelegramMessage) -> TelegramMessage:
        """Shows a new message, or a new version of one."""
        self.rooms[message.chat_id].messages[message.id] = message
        self.changes.notify()
        return message

    def put_sent(self, method: str, message: TelegramMessage) -> TelegramMessage:
        """Like `put`; also records the message as sent by the bot."""
        sent = SentMessage(at=self.clock.now(), method=method, message=message)
        self.history.sent.append(sent)
        return self.put(message)

    def delete(self, message: TelegramMessage) -> None:
        self.put(replace(message, deleted=True))
