"""Adds limits to uvicorn's connections: on their number, and on the time a request takes to arrive.

A refused sender is not read any further."""

import asyncio
from typing import Any, Final

import h11
from starlette.types import Message, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from handlers.http.lingering_close import PartingTransport
from handlers.http.refusal_log import Refusals
from handlers.http.request_body import BodyOnDemand
from handlers.http.request_limits import MOST_HEADERS

ARRIVE_SECONDS: Final = 10.0
"""From a request's first byte, or the opening of its connection, to its last byte."""
MOST_CONNECTIONS: Final = 256

_ARRIVING: Final = (h11.IDLE, h11.SEND_BODY)
_CLOSE: Final = (b"connection", b"close")


class PatientConnection(H11Protocol):
    """Cuts off senders that are too slow.

    Above :data:`MOST_CONNECTIONS`, the connection that has been waiting longest is cut off, so that
    idle connections do not keep new ones out. After a refusal the connection is closed, and nothing
    more on it is parsed or read.
    """

    arrive_seconds = ARRIVE_SECONDS
    most_connections = MOST_CONNECTIONS
    refusals = Refusals()
    conn: BodyOnDemand
    _deadline: asyncio.TimerHandle | None = None

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.conn = BodyOnDemand(MOST_HEADERS)
        self._application = self.app
        self.app = self._answer

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def read() -> Message:
            self.conn.wanted = True
            self.handle_events()
            return await receive()

        async def write(message: Message) -> None:
            if message["type"] == "http.response.start" and self._ends_with(message["status"]):
                message = {**message, "headers": [*message.get("headers", ()), _CLOSE]}
            await send(message)

        await self._application(scope, read, write)

    def _ends_with(self, status: int) -> bool:
        """Whether the connection ends after a response with this *status*."""
        return 400 <= status < 500 or self.conn.their_state is h11.SEND_BODY

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        parting = PartingTransport(transport, may_be_sending=lambda: self.conn.is_unfinished)
        super().connection_made(parting)
        self._expect()
        if len(self.connections) > self.most_connections:
            self._longest_waiting()._cut_off("more connections than are held")

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state in _ARRIVING:
            self._expect()

    def handle_events(self) -> None:
        super().handle_events()
        if self.conn.holds:
            self.flow.pause_reading()
        if self.conn.their_state not in _ARRIVING:
            self._stop_expecting()

    def send_400_response(self, msg: str) -> None:
        """Answers 400, and ends the application's wait for the rest of the request."""
        self.refusals.note("no valid HTTP request")
        super().send_400_response(msg)
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_expecting()
        super().connection_lost(exc)

    def _expect(self) -> None:
        """Starts the deadline of a request. Further bytes do not extend it."""
        if self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(
                self.arrive_seconds, self._cut_off, "slower than a request may be"
            )

    def _stop_expecting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _cut_off(self, reason: str) -> None:
        if not self.transport.is_closing():
            self.refusals.note(reason)
        self._stop_expecting()
        self.transport.abort()

    def _longest_waiting(self) -> "PatientConnection":
        """Returns the connection that has been waiting longest; this one, if no other waits."""
        waiting = [one for one in self.connections if isinstance(one, PatientConnection)]
        return min(waiting, key=PatientConnection._due)

    def _due(self) -> float:
        """Returns when this connection ends by itself: never while its response is prepared."""
        if self.transport.is_closing():
            return 0.0
        timer = self._deadline or self.timeout_keep_alive_task
        return float("inf") if timer is None else timer.when()
