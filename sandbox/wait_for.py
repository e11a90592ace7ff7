"""Waiting until a person would see something."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sandbox.change_signal import Changes

T = TypeVar("T")

LOOK_AGAIN = 0.05
"""Seconds after which a condition is looked at again though nothing in the sandbox changed."""


async def until(changes: Changes, condition: Callable[[], T], seconds: float) -> T:
    """The first true value of *condition*; a LookupError in it counts as not yet.

    TimeoutError after *seconds*.
    """
    async with asyncio.timeout(seconds):
        while True:
            version = changes.version
            value = _look(condition)
            if value:
                return value
            await _changed(changes, version)


def _look(condition: Callable[[], T]) -> T | None:
    try:
        return condition()
    except LookupError:
        return None


async def _changed(changes: Changes, version: int) -> None:
    try:
        await asyncio.wait_for(changes.wait(version), LOOK_AGAIN)
    except TimeoutError:
        return
