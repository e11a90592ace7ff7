"""Parses the body of a request only when the application asks for it."""

from typing import Final

import h11

MOST_PIECES: Final = 1024
"""Pieces in which a body may arrive, because each small piece costs as much as a hundred times its
bytes. Packets of 500 bytes can still carry the longest body."""


class BodyOnDemand(h11.Connection):
    """Holds a body back until it is :attr:`wanted`, so that a refused sender costs no parsing."""

    def __init__(self, most_waiting: int) -> None:
        """*most_waiting*: bytes of an unfinished part, such as the headers."""
        super().__init__(h11.SERVER, most_waiting)
        self.wanted = False
        self._pieces = 0

    @property
    def holds(self) -> bool:
        """Whether a body is announced for which the application has not asked yet."""
        return self.their_state is h11.SEND_BODY and not self.wanted

    @property
    def is_unfinished(self) -> bool:
        """Whether the sender may still be sending bytes that are not a new request."""
        return self.their_state in (h11.SEND_BODY, h11.ERROR)

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        if self.holds:
            return h11.NEED_DATA
        event = super().next_event()
        if isinstance(event, h11.Request):
            self.wanted, self._pieces = not _announces_body(event), 0
        elif isinstance(event, h11.Data):
            self._pieces += 1
            if self._pieces > MOST_PIECES:
                raise h11.RemoteProtocolError("a body in too many pieces")
        return event


def _announces_body(request: h11.Request) -> bool:
    headers = dict(request.headers)
    return b"transfer-encoding" in headers or headers.get(b"content-length", b"0") != b"0"
