"""Closes a connection whose sender may still be sending."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

LINGER_SECONDS: Final = 1.0
"""How long a sender has to read the response to its refused request."""


class PartingTransport(asyncio.Transport):
    """A transport whose :meth:`close` does not cut off a sender that may still be sending.

    Closing a socket with unread bytes resets the connection, and the response is lost. So our side
    is closed first, and the connection a little later. Nothing is read meanwhile.
    """

    def __init__(self, inner: asyncio.Transport, *, may_be_sending: Callable[[], bool]) -> None:
        """*may_be_sending*: whether the sender may still be sending."""
        super().__init__()
        self._inner = inner
        self._may_be_sending = may_be_sending
        self._parting = False

    def close(self) -> None:
        if self.is_closing():
            return
        if self._may_be_sending():
            self._part()
        else:
            self._inner.close()

    def _part(self) -> None:
        self._parting = True
        self._inner.pause_reading()
        self._inner.write_eof()
        asyncio.get_running_loop().call_later(LINGER_SECONDS, self._inner.abort)

    def is_closing(self) -> bool:
        return self._parting or self._inner.is_closing()

    def abort(self) -> None:
        self._inner.abort()

    def write(self, data: Any) -> None:
        self._inner.write(data)

    def pause_reading(self) -> None:
        self._inner.pause_reading()

    def resume_reading(self) -> None:
        if not self._parting:
            self._inner.resume_reading()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._inner.get_extra_info(name, default)
