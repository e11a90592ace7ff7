"""What the commands say, and where: results to stdout, everything about them to stderr."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Never

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
    from rich.console import Console

    return Console()


def stderr() -> "Console":
    """As above. What cannot be written there is lost, and stops nothing."""
    from rich.console import Console

    return Console(file=forgiving(sys.stderr), stderr=True)


def say(text: str) -> None:
    """A result, as it is: no markup in it means anything, and no line of it is broken."""
    try:
        stdout().print(text, markup=False, highlight=False, emoji=False, soft_wrap=True)
    except BrokenPipeError:  # whoever read it has enough
        raise
    except OSError as error:
        raise Trouble(
            f"The result could not be written to standard output: {error.strerror or error}. "
            "Make room, or send it elsewhere."
        ) from error


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
