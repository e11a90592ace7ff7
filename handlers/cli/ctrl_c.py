"""Makes sure that Ctrl-C ends a command at any moment."""

import sys
from _thread import interrupt_main
from threading import Timer
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

REPEAT_SECONDS: Final = 0.05


def repeat_interrupt(unraisable: "UnraisableHookArgs") -> None:
    """Repeats a Ctrl-C that Python dropped because it came during a callback.

    Such a callback may belong to a weak reference. The repetition waits a moment, because this hook
    still runs inside the callback.
    """
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        Timer(REPEAT_SECONDS, interrupt_main).start()
    else:
        sys.__unraisablehook__(unraisable)
