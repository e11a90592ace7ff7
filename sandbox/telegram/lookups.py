"""The bot's queries about itself and its chats, and its commands."""

from typing import Any

from sandbox.telegram.arguments import TelegramArguments
from sandbox.telegram.errors import bad_request
from sandbox.telegram.model import BotCommand, JsonObject
from sandbox.telegram.size_limits import check_commands
from sandbox.telegram.state import Room, TelegramWorld
from sandbox.telegram.to_json import full_chat_json, member_json, user_json

CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
SCOPES = CHAT_SCOPES | {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
}


class Lookups:
    """The methods that change no chat."""

    def __init__(self, world: TelegramWorld) -> None:
        self._world = world

    def get_me(self, _args: TelegramArguments) -> JsonObject:
        return user_json(self._world.bot) | {
            "can_join_groups": True,
            "can_read_all_group_messages": self._world.reads_all_group_messages,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def get_chat(self, args: TelegramArguments) -> JsonObject:
        return full_chat_json(self._world.readable_room(args.chat_id()).chat)

    def get_chat_member(self, args: TelegramArguments) -> JsonObject:
        room = self._world.readable_room(args.chat_id())
        user_id = args.number("user_id", 0, least=0, most=2**52)
        if not user_id:
            raise bad_request("invalid user_id specified")
        if user_id not in self._world.users and user_id != self._world.bot.id:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return self._member(room, user_id)

    def get_chat_administrators(self, args: TelegramArguments) -> list[JsonObject]:
        room = self._world.readable_room(args.chat_id())
        if room.is_private:
            raise bad_request("there are no administrators in the private chat")
        admins = ("creator", "administrator")
        others = {**room.statuses}
        others.pop(self._world.bot.id, None)
        return [self._member(room, user_id) for user_id in others if others[user_id] in admins]

    def get_file(self, args: TelegramArguments) -> JsonObject:
        photo = self._world.photos.get(args.text("file_id"))
        if photo is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return {
            "file_id": photo.file_id,
            "file_unique_id": f"unique-{photo.file_id}",
            "file_size": len(photo.content),
            "file_path": f"photos/{photo.file_id}.png",
        }

    def set_my_commands(self, args: TelegramArguments) -> bool:
        entries = args.json("commands", "commands") or []
        commands = [
            BotCommand(
                command=str(entry.get("command", "")).removeprefix("/"),
                description=str(entry.get("description", "")),
            )
            for entry in entries
        ]
        check_commands(commands)
        self._world.commands[self._scope(args)] = commands
        self._world.changes.notify()
        return True

    def get_my_commands(self, args: TelegramArguments) -> list[JsonObject]:
        commands = self._world.commands.get(self._scope(args), [])
        return [{"command": entry.command, "description": entry.description} for entry in commands]

    def delete_my_commands(self, args: TelegramArguments) -> bool:
        self._world.commands.pop(self._scope(args), None)
        return True

    def _scope(self, args: TelegramArguments) -> tuple[Any, ...]:
        scope = args.json("scope", "BotCommandScope") or {"type": "default"}
        if scope.get("type") not in SCOPES:
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")
        if scope["type"] in CHAT_SCOPES:
            self._world.readable_room(int(scope["chat_id"]))
        language = args.text("language_code")
        if language and not (len(language) == 2 and language.isalpha()):
            raise bad_request("invalid language code specified")
        return scope["type"], scope.get("chat_id"), scope.get("user_id"), language

    def _member(self, room: Room, user_id: int) -> JsonObject:
        user = self._world.bot if user_id == self._world.bot.id else self._world.users[user_id]
        return member_json(user, room.statuses.get(user_id, "left"))
