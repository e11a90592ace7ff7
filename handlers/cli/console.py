"""What the commands say, and where: results to stdout, everything about them to stderr.

Every command speaks through here. What others wrote stays words: ``SafeConsole`` shows what a
terminal would obey as its escape, and no markup in it means anything.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Never

from handlers.cli.escaping import on_one_line
from handlers.cli.streams import forgiving

if TYPE_CHECKING:
    from rich.console import Console

FAILED: Final = 1
"""Exit code: nothing is wrong with the command, yet it could not be done."""
MISUSED: Final = 2
"""Exit code: the command, `bot.toml` or the environment is wrong."""


class Trouble(Exception):  # noqa: N818 - it is what people are told, not a defect
    """The command ends here. The message says what happened, where, and what to do."""

    def __init__(
        self, message: str, *, details: Sequence[str] = (), exit_code: int = FAILED
    ) -> None:
        super().__init__(message)
        self.details = tuple(details)
        self.exit_code = exit_code


def stdout() -> "Console":
    """Made anew each time: it takes the stream, its width and NO_COLOR as they are now."""
    from handlers.cli.safe_console import SafeConsole

    return SafeConsole()


def stderr() -> "Console":
    """As above. What cannot be written there is lost, and stops nothing."""
    from handlers.cli.safe_console import SafeConsole

    return SafeConsole(file=forgiving(sys.stderr), stderr=True)


def say(text: str) -> None:
    """A result, as it is: no markup in it means anything, and no line of it is broken."""
    with _results():
        _print(stdout(), text)


def note(text: str) -> None:
    """A word about what is going on."""
    _print(stderr(), text)


def details(lines: Iterable[str]) -> None:
    """What there is to say beside it, each on one line."""
    for line in lines:
        note(f"  {on_one_line(line)}")


def tell(trouble: Trouble) -> None:
    """What went wrong."""
    _print(stderr(), on_one_line(str(trouble)), style="red")
    details(trouble.details)


def title(text: str) -> None:
    """What the lines below are about."""
    with _results():
        _print(stdout(), text, style="bold")


def mark(sign: str, style: str, text: str, indent: str = "") -> None:
    """A line of a list of results, with a coloured sign before it."""
    from rich.text import Text

    line = Text.assemble(indent, (sign, style), f" {on_one_line(text)}")
    with _results():
        stdout().print(line, soft_wrap=True, highlight=False)


def hint(text: str) -> None:
    """What to do about the line above."""
    say(f"  → {on_one_line(text)}")


def misused(message: str, *, details: Sequence[str] = ()) -> Never:
    raise Trouble(message, details=details, exit_code=MISUSED)


@contextmanager
def _results() -> Iterator[None]:
    """Trouble where a result cannot be written. A reader that has enough ends the command."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Trouble(
            f"The result could not be written to standard output: {error.strerror or error}. "
            "Make room, or send it elsewhere."
        ) from error


def _print(console: "Console", text: str, style: str | None = None) -> None:
    console.print(text, style=style, markup=False, highlight=False, emoji=False, soft_wrap=True)
