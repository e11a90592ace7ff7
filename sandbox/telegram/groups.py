"""Groups: their members, and the bot's own status there."""

from collections.abc import Iterable, Sequence

from sandbox.telegram.model import (
    ChatKind,
    JsonObject,
    TelegramChat,
    TelegramMessage,
    TelegramUser,
)
from sandbox.telegram.state import Room, TelegramWorld
from sandbox.telegram.to_json import chat_json, member_json, message_json, user_json


class Groups:
    """People's actions on groups."""

    def __init__(self, world: TelegramWorld) -> None:
        self._world = world

    def add_group(
        self,
        title: str,
        members: Iterable[TelegramUser] = (),
        *,
        admins: Sequence[TelegramUser] = (),
        chat_id: int | None = None,
        kind: ChatKind = ChatKind.SUPERGROUP,
        bot_is_admin: bool = False,
    ) -> TelegramChat:
        """Adds a group with the bot as a member; the first admin is its creator."""
        chat = TelegramChat(id=chat_id or self._world.next_group_id(kind), kind=kind, title=title)
        statuses = {user.id: "member" for user in members}
        statuses |= {user.id: "administrator" for user in admins}
        statuses |= {user.id: "creator" for user in admins[:1]}
        statuses[self._world.bot.id] = "administrator" if bot_is_admin else "member"
        self._world.rooms[chat.id] = Room(chat=chat, statuses=statuses, opened=True)
        self._world.changes.notify()
        return chat

    @property
    def groups(self) -> list[TelegramChat]:
        """All groups except those upgraded to a supergroup."""
        rooms = self._world.rooms.values()
        return [room.chat for room in rooms if not room.is_private and not room.migrated_to]

    def members(self, group: TelegramChat) -> list[TelegramUser]:
        """Returns the people in *group*, without the bot."""
        statuses = self._world.room(group).statuses
        users = self._world.users
        gone = ("left", "kicked")
        return [users[id_] for id_ in statuses if id_ in users and statuses[id_] not in gone]

    def upgrade_group(self, group: TelegramChat) -> TelegramChat:
        """Turns a basic group into a supergroup with a new id."""
        old = self._world.room(group)
        chat = TelegramChat(
            id=self._world.next_group_id(ChatKind.SUPERGROUP),
            kind=ChatKind.SUPERGROUP,
            title=group.title,
        )
        room = Room(chat=chat, statuses={**old.statuses}, opened=True)
        self._world.rooms[chat.id] = room
        old.migrated_to = chat.id
        self._announce(old, {"migrate_to_chat_id": chat.id})
        self._announce(room, {"migrate_from_chat_id": group.id})
        return chat

    def join(self, user: TelegramUser, group: TelegramChat) -> None:
        self._world.room(group).statuses[user.id] = "member"

    def leave(self, user: TelegramUser, group: TelegramChat) -> None:
        self._world.room(group).statuses[user.id] = "left"

    def remove_bot(self, group: TelegramChat, by: TelegramUser) -> None:
        """Removes the bot from a group."""
        self._set_bot_status(self._world.room(group), by, "kicked")

    def _announce(self, room: Room, event: JsonObject) -> None:
        """Sends a service message, which reaches the bot in every privacy mode."""
        message = TelegramMessage(
            id=self._world.next_message_id(room),
            chat_id=room.chat.id,
            sender=self._world.bot,
            date=self._world.clock.now(),
        )
        self._world.put(message)
        content = message_json(self._world, message) | event
        del content["text"]
        self._world.updates.push("message", content, line=f"messages of {room.chat.id}")

    def _push_own_status(self, room: Room, by: TelegramUser, before: str, after: str) -> None:
        content = {
            "chat": chat_json(room.chat),
            "from": user_json(by),
            "date": int(self._world.clock.now().timestamp()),
            "old_chat_member": member_json(self._world.bot, before),
            "new_chat_member": member_json(self._world.bot, after),
        }
        self._world.updates.push("my_chat_member", content, line=f"status in {room.chat.id}")
        self._world.changes.notify()

    def _set_bot_status(self, room: Room, by: TelegramUser, status: str) -> None:
        before = room.statuses[self._world.bot.id]
        room.statuses[self._world.bot.id] = status
        room.opened = status != "kicked"
        self._push_own_status(room, by, before, status)
