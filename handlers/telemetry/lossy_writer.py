"""Writes the log where it is read, and goes on where that fails."""

import os
import select
import threading
from collections.abc import Callable
from typing import Final

CHUNK: Final = 4096
"""Bytes that a pipe takes in one go, where it says that it takes any."""
PATIENCE_MS: Final = 100
"""How long a reader that has fallen behind is waited for, before the first line is lost."""


class LogOutput:
    """One file descriptor. A line that cannot be written is lost and counted, never an error.

    A disk may be full, a reader dead or stuck, a terminal gone: the bot is worth more than its log.
    """

    def __init__(self, descriptor: int, lost: Callable[[int], str]) -> None:
        """*lost*: the line that tells how many were lost."""
        self._descriptor = descriptor
        self._lost_line = lost
        self._lost = 0
        self._torn = False  # only a part of the last line was written
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLOUT)
        # The same thread may come twice: the garbage collector logs what it finds at any moment.
        self._lock = threading.RLock()

    def write_line(self, line: str) -> None:
        with self._lock:
            if self._lost and self._write(self._lost_line(self._lost)):
                self._lost = 0
            if self._lost or not self._write(line):
                self._lost += 1

    def _write(self, line: str) -> bool:
        """Whether the line was written whole."""
        left = f"{line}\n".encode(errors="backslashreplace")
        if self._torn:
            left = b"\n" + left
        try:
            while left and self._takes_more():
                written = os.write(self._descriptor, left[:CHUNK])
                self._torn = written < len(left)
                left = left[written:]
        except OSError:
            return False
        return not left

    def _takes_more(self) -> bool:
        """A reader that is stuck would stop the whole bot with it."""
        return bool(self._poll.poll(0 if self._lost else PATIENCE_MS))
