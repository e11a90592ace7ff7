"""The signal by which the page learns of changes."""

import asyncio


class Changes:
    """A counter of changes; callers can wait for the next one."""

    def __init__(self) -> None:
        self.version = 0
        self._waiters: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Reports a change that a person could see."""
        self.version += 1
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()

    async def wait(self, after: int) -> int:
        """Waits until the version is higher than *after*, and returns it."""
        while self.version <= after:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.add(waiter)
            await waiter
        return self.version
