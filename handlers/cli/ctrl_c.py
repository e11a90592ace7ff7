"""Ctrl-C ends a command, wherever it falls."""

import sys
from _thread import interrupt_main
from threading import Timer
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

ELSEWHERE_SECONDS: Final = 0.05


def once_more(dropped: "UnraisableHookArgs") -> None:
    """Python drops a Ctrl-C that falls into a callback, of a weak reference say: press it again.

    A moment later, as this is still part of the callback.
    """
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        Timer(ELSEWHERE_SECONDS, interrupt_main).start()
    else:
        sys.__unraisablehook__(dropped)
