"""A Slack that answers one method with nonsense, with sockets of its own."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from tests.hostile.server import HostileServer, Json, Misbehaviour, PressedButton

Method = Callable[[Json], Awaitable[Json]]

SOCKET = "socket"
"""As a row's method: what a socket answers when it is opened."""


class HostileSlackApi(HostileServer):
    prefix = "/api"
    first, second = "U11", "U12"

    def __init__(self, row: Misbehaviour) -> None:
        super().__init__(row)
        self.sockets: list[web.WebSocketResponse] = []
        self._taps: dict[str, PressedButton] = {}
        self._waiting: list[Json] = []
        self._messages: list[Json] = []
        self._number = 0
        self._methods: dict[str, Method] = {
            "auth.test": self._me,
            "apps.connections.open": self._address,
            "conversations.open": self._opened,
            "conversations.history": self._history,
            "users.info": self._about,
            "chat.postMessage": self._posted,
            "chat.update": self._updated,
        }

    def routes(self) -> list[web.RouteDef]:
        return [*super().routes(), web.get("/socket", self._socket)]

    def tap(self, user: str, score: int) -> PressedButton:
        tap = PressedButton(score=score)
        ts = next(m["ts"] for m in reversed(self._messages) if m["channel"] == f"D{user}")
        action = {
            "type": "button",
            "action_ts": self._ts(),
            "value": self.asked(user)[-1][str(score)],
        }
        payload = {
            "type": "block_actions",
            "user": {"id": user, "username": "dani"},
            "trigger_id": f"trigger.{self._number}",
            "container": {"channel_id": f"D{user}", "message_ts": ts},
            "actions": [action],
        }
        self._taps[self.send(payload)] = tap
        return tap

    def send(self, payload: Any, kind: str = "interactive", **changes: Any) -> str:
        """Over one socket; later, where none is open."""
        self._number += 1
        envelope = {
            "type": kind,
            "envelope_id": f"envelope{self._number}",
            "payload": payload,
            "accepts_response_payload": False,
            **changes,
        }
        self._waiting.append(envelope)
        asyncio.get_running_loop().create_task(self._flush())
        return f"envelope{self._number}"

    async def _flush(self) -> None:
        """Until they are acknowledged, envelopes are sent again on each new socket."""
        for socket in self.sockets[:1]:
            for envelope in self._waiting:
                with suppress(ConnectionError):
                    await socket.send_str(json.dumps(envelope))

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        self.calls.append(SOCKET)
        if self.misbehaves(SOCKET):
            return await self.row.answer(request)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        try:
            await socket.send_str('{"type": "hello"}')
            await self._flush()
            async for frame in socket:
                if frame.type == WSMsgType.TEXT:
                    self._acknowledged(json.loads(frame.data)["envelope_id"])
        finally:
            self.sockets.remove(socket)
        return socket

    def _acknowledged(self, envelope_id: str) -> None:
        self._waiting = [one for one in self._waiting if one["envelope_id"] != envelope_id]
        if envelope_id in self._taps:
            self._taps[envelope_id].acknowledged = True

    async def do(self, method: str, fields: Json) -> Json:
        handle = self._methods.get(method)
        return {"ok": True, **({} if handle is None else await handle(fields))}

    async def _me(self, fields: Json) -> Json:
        return {"user": "tentap", "team": "Acme", "user_id": "U0BOT", "bot_id": "B0BOT"}

    async def _address(self, fields: Json) -> Json:
        return {"url": self.url.replace("http", "ws") + "/socket"}

    async def _opened(self, fields: Json) -> Json:
        return {"channel": {"id": f"D{fields['users']}"}}

    async def _about(self, fields: Json) -> Json:
        about = {"locale": "en-US", "tz": "Europe/London", "real_name": "Dani", "profile": {}}
        return {"user": {"id": fields["user"], **about}}

    async def _posted(self, fields: Json) -> Json:
        channel, ts = fields["channel"], self._ts()
        metadata = _read(fields.get("metadata")) or {}
        self._messages.append({"channel": channel, "ts": ts, "metadata": metadata})
        if buttons := _buttons(fields.get("blocks")):
            self.questions.append((channel.removeprefix("D"), buttons))
        return {"channel": channel, "ts": ts}

    async def _updated(self, fields: Json) -> Json:
        return {"channel": fields["channel"], "ts": fields["ts"]}

    async def _history(self, fields: Json) -> Json:
        seen = [one for one in self._messages if one["channel"] == fields["channel"]]
        return {"messages": seen, "has_more": False}

    def _ts(self) -> str:
        self._number += 1
        return f"1763700000.{self._number:06}"


def _read(field: Any) -> Any:
    """Some calls carry JSON, others carry it as text."""
    return json.loads(field) if isinstance(field, str) else field


def _buttons(blocks: Any) -> dict[str, str]:
    elements = [one for block in _read(blocks) or [] for one in block.get("elements", [])]
    found = {one["text"]["text"].split()[-1]: one["value"] for one in elements if "value" in one}
    return found if "10" in found else {}
