"""The database is looked at once a second at most, however many ask."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Final, Generic, TypeVar

LOOK_EVERY_SECONDS: Final = 1.0

T = TypeVar("T")


class SharedLook(Generic[T]):
    """Everybody who asks within a second of a look shares what it found."""

    def __init__(self, look: Callable[[], Coroutine[None, None, T]]) -> None:
        self._look = look
        self._task: asyncio.Task[T] | None = None
        self._next_at = 0.0

    async def __call__(self) -> T:
        return await asyncio.shield(self._latest())

    def _latest(self) -> asyncio.Task[T]:
        """One that is not done yet, or not old yet; else a new one."""
        loop = asyncio.get_running_loop()
        task = self._task
        if task is None or (task.done() and loop.time() >= self._next_at):
            self._next_at = loop.time() + LOOK_EVERY_SECONDS
            task = self._task = loop.create_task(self._look())
        return task
