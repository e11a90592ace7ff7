"""What the commands say, and where: results to stdout, everything about them to stderr."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Never

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
    return _console(stderr=False)


def stderr() -> "Console":
    return _console(stderr=True)


def say(text: str) -> None:
    """A result, as it is: no markup in it means anything, and no line of it is broken."""
    stdout().print(text, markup=False, highlight=False, emoji=False, soft_wrap=True)


def note(text: str) -> None:
    """A word about what is going on."""
    stderr().print(text, markup=False, highlight=False, emoji=False, soft_wrap=True)


def tell(trouble: Trouble) -> None:
    """What went wrong."""
    console = stderr()
    console.print(str(trouble), style="red", markup=False, highlight=False, soft_wrap=True)
    for line in trouble.details:
        note(f"  {line}")


def misused(message: str, *, details: Sequence[str] = ()) -> Never:
    raise Trouble(message, details=details, exit_code=MISUSED)


def _console(*, stderr: bool) -> "Console":
    """Made anew each time: it takes the stream, its width and NO_COLOR as they are now."""
    from rich.console import Console

    return Console(stderr=stderr)
