"""Socket Mode: open connections, envelopes, acknowledgements."""

import asyncio
import json
from datetime import datetime, timedelta
from functools import partial

from aiohttp import WSMsgType, web

from sandbox.slack.model import APP_ID, Json
from sandbox.slack.state import SlackWorld, new_id
from sandbox.slack.timers import Timers
from sandbox.slack.transport import ACKNOWLEDGE_WITHIN, Acknowledged, Missed

MOST_SOCKETS = 10
CLOSE_WITHIN = 1.0
"""Seconds for the app to close its end."""
WARNED_BEFORE = timedelta(seconds=10)
"""The time between a `disconnect` notice and the cut."""


class Sockets:
    """The app's open connections; each envelope goes to one of them."""

    def __init__(self, world: SlackWorld, timers: Timers) -> None:
        self._world = world
        self._timers = timers
        self._open: list[web.WebSocketResponse] = []
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Json | None]] = {}
        self._transports: dict[web.WebSocketResponse, asyncio.Transport] = {}

    @property
    def count(self) -> int:
        return len(self._open)

    def new_ticket(self) -> str:
        """Returns the secret part of a new socket address."""
        ticket = new_id("")
        self._tickets.add(ticket)
        return ticket

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serves one connection until it closes."""
        if request.query.get("ticket") not in self._tickets:
            raise web.HTTPForbidden
        socket = web.WebSocketResponse(timeout=CLOSE_WITHIN)
        await socket.prepare(request)
        if self.count >= MOST_SOCKETS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        if request.transport:
            self._transports[socket] = request.transport
        self._open.append(socket)
        try:
            await socket.send_json(self._hello())
            await self._listen(socket)
        finally:
            self._forget(socket)
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.count,
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
            "connection_info": {"app_id": APP_ID},
        }

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                waiting = self._waiting.get(answer.get("envelope_id", ""))
                if waiting and not waiting.done():
                    waiting.set_result(answer.get("payload") or {})

    def _forget(self, socket: web.WebSocketResponse) -> None:
        self._transports.pop(socket, None)
        if socket in self._open:
            self._open.remove(socket)

    async def deliver(self, envelope: Json) -> Acknowledged | Missed:
        """Sends to the next socket in turn; without an open socket the envelope is missed."""
        deadline = self._world.now() + ACKNOWLEDGE_WITHIN
        payload = await self._send(envelope, deadline) if self._open else None
        if payload is None:
            return Missed(reason="timeout", at=deadline)
        return Acknowledged(payload=payload)

    async def _send(self, envelope: Json, deadline: datetime) -> Json | None:
        socket = self._open.pop(0)
        self._open.append(socket)
        waiting: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = waiting
        self._timers.at(deadline, lambda: None if waiting.done() else waiting.set_result(None))
        try:
            await socket.send_str(json.dumps(envelope))
            return await waiting
        except ConnectionError:
            return None
        finally:
            del self._waiting[envelope["envelope_id"]]

    async def refresh(self, reason: str) -> None:
        """Asks the app to reconnect, as Slack does every few hours, and cuts the sockets later."""
        notice = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
        for socket in list(self._open):
            if reason != "warning":
                self._open.remove(socket)
            await socket.send_json(notice)
            self._timers.at(self._world.now() + WARNED_BEFORE, partial(self._cut, socket))

    def drop(self) -> None:
        """Cuts every connection without a notice, as a broken network does."""
        for socket in list(self._transports):
            self._cut(socket)

    def _cut(self, socket: web.WebSocketResponse) -> None:
        transport = self._transports.get(socket)
        self._forget(socket)
        if transport:
            transport.abort()

    async def close(self) -> None:
        for socket in list(self._transports):
            await socket.close()
