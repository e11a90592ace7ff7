"""uvicorn's connections, with two limits that it lacks: how long a request may take to arrive, and
how many connections there may be."""

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from handlers.http.refusals import Refusals

ARRIVE_SECONDS: Final = 10.0
"""From the first byte of a request, or the opening of its connection, to its last byte."""
MOST_CONNECTIONS: Final = 256

_ARRIVING: Final = (h11.IDLE, h11.SEND_BODY)


class PatientConnection(H11Protocol):
    """Waits for a request, but not for ever: slow senders are cut off.

    Above :data:`MOST_CONNECTIONS`, whoever has kept us waiting the longest is cut off, so that
    idle connections keep nobody out.
    """

    arrive_seconds = ARRIVE_SECONDS
    most_connections = MOST_CONNECTIONS
    refusals = Refusals()
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._expect()
        if len(self.connections) > self.most_connections:
            self._longest_waiting()._cut_off("more connections than are held")

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state in _ARRIVING:
            self._expect()
        else:
            self._stop_expecting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_expecting()
        super().connection_lost(exc)

    def _expect(self) -> None:
        """More bytes buy no more time."""
        if self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(
                self.arrive_seconds, self._cut_off, "slower than a request may be"
            )

    def _stop_expecting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _cut_off(self, reason: str) -> None:
        self.refusals.note(reason)
        self._stop_expecting()
        self.transport.abort()

    def _longest_waiting(self) -> "PatientConnection":
        """This one, where all others have sent their request."""
        waiting = [one for one in self.connections if isinstance(one, PatientConnection)]
        return min(waiting, key=PatientConnection._due)

    def _due(self) -> float:
        return float("inf") if self._deadline is None else self._deadline.when()
