"""Writes log lines to a file descriptor. A failed write loses the line and raises nothing."""

import os
import select
import threading
from collections.abc import Callable
from typing import Final

CHUNK: Final = 4096
"""Bytes that a pipe accepts in one write, once it reports that it is writable."""
PATIENCE_MS: Final = 100
"""How long to wait for a slow reader before the first line is lost."""


class LogOutput:
    """Writes to one file descriptor. A line that cannot be written is counted as lost.

    The disk may be full, the reader dead or stuck, the terminal closed. The bot must not stop
    because of its log.
    """

    def __init__(self, descriptor: int, lost_line: Callable[[int], str]) -> None:
        """*lost_line* returns the line that reports so many lost lines."""
        self._descriptor = descriptor
        self._lost_line = lost_line
        self._lost = 0
        self._torn = False  # only a part of the last line was written
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLOUT)
        # The same thread may enter twice: the garbage collector can log at any moment.
        self._lock = threading.RLock()

    def write_line(self, line: str) -> None:
        with self._lock:
            if self._lost and self._write(self._lost_line(self._lost)):
                self._lost = 0
            if self._lost or not self._write(line):
                self._lost += 1

    def _write(self, line: str) -> bool:
        """Writes the line. Returns whether it was written completely."""
        left = f"{line}\n".encode(errors="backslashreplace")
        if self._torn:
            left = b"\n" + left
        try:
            while left and self._is_writable():
                written = os.write(self._descriptor, left[:CHUNK])
                self._torn = written < len(left)
                left = left[written:]
        except OSError:
            return False
        return not left

    def _is_writable(self) -> bool:
        """Whether a write does not block. A blocked write would stop the whole bot."""
        return bool(self._poll.poll(0 if self._lost else PATIENCE_MS))
