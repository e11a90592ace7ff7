"""Handles standard streams that are closed, full, or without a reader."""

import io
import os
import sys
from contextlib import suppress
from typing import Final, TextIO, cast

STANDARD: Final = (0, 1, 2)


def open_missing() -> None:
    """Opens the null device for each closed standard stream.

    Otherwise the next opened file would get its number, and receive what is written there.
    """
    for number in STANDARD:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def discard_unwritten() -> None:
    """Discards output that could not be written and was reported.

    Python would try it again at exit, complain, and change the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def ignoring_errors(stream: TextIO) -> TextIO:
    """Returns *stream* as one that silently loses text that cannot be written."""
    return cast(TextIO, _ErrorIgnoringStream(stream))


class _ErrorIgnoringStream(io.TextIOBase):
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]  # an attribute in typeshed
        return self._stream.encoding

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    def write(self, text: str) -> int:
        with suppress(OSError):
            return self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()
