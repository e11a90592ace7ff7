"""Waiting for a condition in the sandbox."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sandbox.change_signal import Changes

T = TypeVar("T")

RECHECK_AFTER = 0.05
"""Seconds after which a condition is checked again even if nothing in the sandbox changed."""


async def until(changes: Changes, condition: Callable[[], T | None], seconds: float) -> T:
    """Returns the first true value of *condition*; TimeoutError after *seconds*.

    A LookupError in *condition* counts as not yet true.
    """
    async with asyncio.timeout(seconds):
        while True:
            version = changes.version
            value = _value_of(condition)
            if value:
                return value
            await _changed(changes, version)


def _value_of(condition: Callable[[], T | None]) -> T | None:
    try:
        return condition()
    except LookupError:
        return None


async def _changed(changes: Changes, version: int) -> None:
    try:
        await asyncio.wait_for(changes.wait(version), RECHECK_AFTER)
    except TimeoutError:
        return
