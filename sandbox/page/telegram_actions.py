"""A person's actions in a Telegram column."""

from typing import Any

from sandbox.page.layout import Pane, PaneKind
from sandbox.page.telegram_chat import Json, chat_json
from sandbox.telegram import Attachment, Telegram, TelegramMessage, TelegramUser
from sandbox.telegram.state import Room

CAPTIONED = ("photo", "video", "document", "audio", "animation")


class TelegramPageActions:
    """Shows a pane's chat and performs its person's actions."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def name(self, user_id: str) -> str:
        return self._telegram.user(int(user_id)).name

    def title(self, pane: Pane, user_id: str) -> str:
        place = self.name(user_id) if pane.kind is PaneKind.TELEGRAM_PRIVATE else ""
        return f"Telegram · {place or self._room(pane, user_id).chat.title}"

    def chat(self, pane: Pane, user_id: str) -> Json:
        return chat_json(self._telegram, self._room(pane, user_id), self._user(user_id))

    async def act(self, action: str, pane: Pane, user_id: str, body: Json) -> Json:
        """Performs *action*; LookupError if its object is gone, ValueError if the app lacks it."""
        room, user = self._room(pane, user_id), self._user(user_id)
        match action:
            case "start":
                self._telegram.start(user)
            case "link":
                self._telegram.open_link(user, body["url"])
            case "type":
                self._type(room, user, body)
            case "edit":
                self._telegram.edit_typed(self._own(room, user, body["message"]), body["text"])
            case "press":
                message = self._telegram.message(room.chat, body["message"])
                return {"tap": self._press(user, message, body["data"])}
            case "attach":
                self._attach(room, user, body["what"], body.get("caption", ""))
            case "forward":
                self._telegram.forward(user, self._telegram.message(room.chat, body["message"]))
            case "block":
                self._telegram.block(user)
            case "unblock":
                self._telegram.unblock(user)
            case _:
                raise LookupError(f"Telegram has no {action}")
        return {}

    def _user(self, user_id: str) -> TelegramUser:
        return self._telegram.user(int(user_id))

    def _room(self, pane: Pane, user_id: str) -> Room:
        return self._telegram.world.room(int(pane.chat or user_id))

    def _own(self, room: Room, user: TelegramUser, message_id: int) -> TelegramMessage:
        message = self._telegram.message(room.chat, message_id)
        if message.sender != user:
            raise ValueError("only its author can change a message")
        return message

    def _type(self, room: Room, user: TelegramUser, body: dict[str, Any]) -> None:
        reply_to = body.get("reply_to")
        replied = self._telegram.message(room.chat, reply_to) if reply_to else None
        self._telegram.type(user, body["text"], chat=room.chat, reply_to=replied)

    def _press(self, user: TelegramUser, message: TelegramMessage, data: str) -> str:
        offered = [button.data for row in message.rows for button in row]
        if message.deleted or data not in offered:
            raise LookupError("this button is gone")
        return self._telegram.tap_data(user, message, data).id

    def _attach(self, room: Room, user: TelegramUser, what: str, caption: str) -> None:
        match what:
            case "sticker":
                self._telegram.send_sticker(user, chat=room.chat)
            case "voice":
                self._telegram.send_voice(user, chat=room.chat)
            case "album":
                self._telegram.send_album(user, [caption, ""], chat=room.chat)
            case _ if what in CAPTIONED:
                self._telegram.send_media(user, Attachment(what), caption, chat=room.chat)
            case _:
                raise LookupError(f"nothing to send is called {what}")
