"""A Bot API that answers one method with nonsense."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from tests.hostile.server import HostileServer, Json, Misbehaviour, PressedButton

Method = Callable[[Json], Awaitable[Any]]

ME = {"id": 1, "is_bot": True, "first_name": "Tentap", "username": "tentap_bot"}
GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)


class HostileBotApi(HostileServer):
    prefix = "/bot{token}"

    def __init__(self, row: Misbehaviour) -> None:
        super().__init__(row)
        self._updates: list[Json] = []
        self._taps: dict[int, PressedButton] = {}
        self._arrived = asyncio.Event()
        self._update_id = 1000
        self._message_id = 0
        self._question_of: dict[str, int] = {}
        self._methods: dict[str, Method] = {
            "getMe": self._me,
            "getWebhookInfo": self._webhook,
            "getChat": self._chat_told,
            "getUpdates": self._updates_from,
            "sendMessage": self._sent,
            "editMessageText": self._edited,
        }

    def add(self, update: Json) -> int:
        self._update_id += 1
        self._updates.append({"update_id": self._update_id, **update})
        self._arrived.set()
        return self._update_id

    def tap(self, user: str, score: int) -> PressedButton:
        press = {
            "id": f"press{self._update_id}",
            "from": _person(user),
            "chat_instance": "1",
            "data": self.asked(user)[-1][str(score)],
            "message": self._message(user, self._question_of[user]),
        }
        tap = PressedButton(score=score)
        self._taps[self.add({"callback_query": press})] = tap
        return tap

    async def do(self, method: str, fields: Json) -> Json:
        handle = self._methods.get(method)
        return {"ok": True, "result": True if handle is None else await handle(fields)}

    async def _me(self, fields: Json) -> Json:
        return ME

    async def _webhook(self, fields: Json) -> Json:
        return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}

    async def _chat_told(self, fields: Json) -> Json:
        colours = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
        return {**_chat(fields["chat_id"]), "first_name": "Nora", **colours}

    async def _sent(self, fields: Json) -> Json:
        chat = str(fields["chat_id"])
        self._message_id += 1
        if buttons := _buttons(fields.get("reply_markup")):
            self.questions.append((chat, buttons))
            self._question_of[chat] = self._message_id
        return self._message(chat, self._message_id)

    async def _edited(self, fields: Json) -> Json:
        return self._message(fields["chat_id"], int(fields["message_id"]))

    async def _updates_from(self, fields: Json) -> list[Json]:
        offset = int(fields.get("offset", 0))
        for update_id, tap in self._taps.items():
            tap.acknowledged |= update_id < offset
        self._updates = [one for one in self._updates if one["update_id"] >= offset]
        self._arrived.clear()
        if not self._updates:
            try:
                async with asyncio.timeout(int(fields.get("timeout", 0))):
                    await self._arrived.wait()
            except TimeoutError:
                return []
        return self._updates[: int(fields.get("limit", 100))]

    def _message(self, chat: str, message_id: int) -> Json:
        return {"message_id": message_id, "date": 0, "chat": _chat(chat), "text": "…"}


def _chat(chat: str) -> Json:
    return {"id": int(chat), "type": "supergroup" if str(chat).startswith("-") else "private"}


def _person(user: str) -> Json:
    return {"id": int(user), "is_bot": False, "first_name": "Nora"}


def _buttons(markup: Any) -> dict[str, str]:
    rows = json.loads(markup)["inline_keyboard"] if markup else []
    found = {one["text"].split()[-1]: one["callback_data"] for row in rows for one in row}
    return found if "10" in found else {}
