"""Prints the commands' output: results to stdout, everything else to stderr.

All commands print through this module. ``SafeConsole`` escapes control characters, and markup is
off, so that other people's text stays plain text.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Never

from handlers.cli.escaping import on_one_line
from handlers.cli.streams import ignoring_errors

if TYPE_CHECKING:
    from rich.console import Console

FAILED: Final = 1
"""Exit code: the command is correct, but it could not be done."""
MISUSED: Final = 2
"""Exit code: the command, `bot.toml` or the environment is wrong."""


class Trouble(Exception):  # noqa: N818 - a message for people, not a defect
    """Ends the command. The message says what happened, where, and what to do."""

    def __init__(
        self, message: str, *, details: Sequence[str] = (), exit_code: int = FAILED
    ) -> None:
        super().__init__(message)
        self.details = tuple(details)
        self.exit_code = exit_code


def stdout() -> "Console":
    """Returns a new console each time, which uses the present stream, width and NO_COLOR."""
    from handlers.cli.safe_console import SafeConsole

    return SafeConsole()


def stderr() -> "Console":
    """Returns a new console. Text that cannot be written is lost and raises nothing."""
    from handlers.cli.safe_console import SafeConsole

    return SafeConsole(file=ignoring_errors(sys.stderr), stderr=True)


def say(text: str) -> None:
    """Prints a result without markup and without breaking its lines."""
    with _results():
        _print(stdout(), text)


def say_part(text: str) -> None:
    """Prints a part of a result, which contains its own line ends."""
    with _results():
        _print(stdout(), text, end="")


def note(text: str) -> None:
    """Prints a line about the progress or state to stderr."""
    _print(stderr(), text)


def details(lines: Iterable[str]) -> None:
    """Prints further details to stderr, each on one line."""
    for line in lines:
        note(f"  {on_one_line(line)}")


def tell(trouble: Trouble) -> None:
    """Prints what went wrong to stderr."""
    _print(stderr(), on_one_line(str(trouble)), style="red")
    details(trouble.details)


def title(text: str) -> None:
    """Prints a heading for the lines below."""
    with _results():
        _print(stdout(), text, style="bold")


def mark(sign: str, style: str, text: str, indent: str = "") -> None:
    """Prints a line of a list of results, with a coloured sign before it."""
    from rich.text import Text

    line = Text.assemble(indent, (sign, style), f" {on_one_line(text)}")
    with _results():
        stdout().print(line, soft_wrap=True, highlight=False)


def hint(text: str) -> None:
    """Prints what to do about the line above."""
    say(f"  → {on_one_line(text)}")


def misused(message: str, *, details: Sequence[str] = ()) -> Never:
    raise Trouble(message, details=details, exit_code=MISUSED)


@contextmanager
def _results() -> Iterator[None]:
    """Raises Trouble if a result cannot be written. A closed pipe just ends the command."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Trouble(
            f"The result could not be written to standard output: {error.strerror or error}. "
            "Free some space, or redirect it elsewhere."
        ) from error


def _print(console: "Console", text: str, style: str | None = None, end: str = "\n") -> None:
    console.print(
        text, style=style, markup=False, highlight=False, emoji=False, soft_wrap=True, end=end
    )
