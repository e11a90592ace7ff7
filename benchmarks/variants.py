"""The ways of a tap from the wire to a committed answer: Tentap's, and the floor's."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from time import perf_counter

from benchmarks.sandbox_process import SandboxProcess
from storage.engine.databases import Database

Committed = Callable[[], None]
"""To be called when the work of one tap is committed."""

Way = Callable[[SandboxProcess, Database, Committed], AbstractAsyncContextManager[None]]
"""Listens to the world as long as it is open, and keeps the answers in the database."""


class Meter:
    """Tells when as many taps are committed as were expected."""

    def __init__(self) -> None:
        self._left = 0
        self._done: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def expect(self, n: int) -> asyncio.Future[float]:
        """The time at which *n* more taps are committed, by ``perf_counter``."""
        self._left = n
        self._done = asyncio.get_running_loop().create_future()
        return self._done

    def committed(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._done.set_result(perf_counter())


@asynccontextmanager
async def running(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """*work* goes on meanwhile, and is cancelled at the end."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
