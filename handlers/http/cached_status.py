"""Caches a status for a second, so that many probes cause one query."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Final, Generic, TypeVar

CACHE_SECONDS: Final = 1.0

T = TypeVar("T")


class CachedRead(Generic[T]):
    """Calls *read* at most once a second, and shares its result among all callers."""

    def __init__(self, read: Callable[[], Coroutine[None, None, T]]) -> None:
        self._read = read
        self._task: asyncio.Task[T] | None = None
        self._next_at = 0.0

    async def __call__(self) -> T:
        return await asyncio.shield(self._latest())

    def _latest(self) -> asyncio.Task[T]:
        """Returns the running or recent task, else a new one."""
        loop = asyncio.get_running_loop()
        task = self._task
        if task is None or (task.done() and loop.time() >= self._next_at):
            self._next_at = loop.time() + CACHE_SECONDS
            task = self._task = loop.create_task(self._read())
        return task
