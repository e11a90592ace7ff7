"""Writes files with data of people: whole or not at all, and readable by their owner only."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from handlers.cli.console import Trouble

PRIVATE: Final = 0o600


@contextmanager
def private_file(output: Path) -> Iterator[Callable[[str], None]]:
    """Yields a function that adds text to the file, which replaces an earlier one at the end.

    A device or a pipe is written to directly. Raises Trouble if the file cannot be written.
    """
    target = output.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    special = target.exists() and not target.is_file()
    flags = os.O_WRONLY if special else os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        opened = os.open(target if special else part, flags, PRIVATE)
        try:
            with os.fdopen(opened, "w", encoding="utf-8", newline="") as file:
                yield lambda text: _write(file.write, text)
            if not special:
                part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise Trouble(
            f"{output}: can't be written: {error.strerror or error}. Check the path, its"
            " permissions and the disk's space."
        ) from error


def _write(write: Callable[[str], int], text: str) -> None:
    write(text)


def make_private_folder(folder: Path) -> None:
    """Makes a folder for its owner, if it does not exist. Raises Trouble."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"{folder}: this folder can't be made: {error.strerror or error}. Name another one."
        ) from error


def write_private_bytes(output: Path, content: bytes) -> None:
    """Writes a whole file, which replaces an earlier one. Raises Trouble."""
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        with os.fdopen(opened, "wb") as file:
            file.write(content)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Trouble(
            f"{output}: can't be written: {error.strerror or error}. Check the path, its"
            " permissions and the disk's space."
        ) from error


def write_private(output: Path, content: str) -> None:
    """Writes the whole file or nothing."""
    with private_file(output) as write:
        write(content)
