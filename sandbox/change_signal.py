"""How the page learns that something happened."""

import asyncio


class Changes:
    """A counter that can be waited for."""

    def __init__(self) -> None:
        self.version = 0
        self._waiters: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Something that a person could see has changed."""
        self.version += 1
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()

    async def wait(self, after: int) -> int:
        """The version as soon as it is higher than *after*."""
        while self.version <= after:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.add(waiter)
            await waiter
        return self.version
