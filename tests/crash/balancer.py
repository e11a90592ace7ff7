"""What stands before several bots: hands each connection to the next of them that takes it."""

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import Self

MOST_BYTES = 65536
ANSWER_SECONDS = 5.0
"""A bot that is asked and says nothing for so long is taken for frozen."""
REST_SECONDS = 5.0
"""How long a frozen one is left alone."""


class Balancer:
    """A TCP proxy on loopback. Use as ``async with``.

    Who finds nobody at all, or a bot that dies meanwhile, is cut off: platforms send again.
    """

    def __init__(self, ports: list[int]) -> None:
        self._ports = deque(ports)
        self._rests: dict[int, float] = {}
        self._serving: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1")
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._server.close()
        await _let_pass()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        await _let_pass()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._serving.add(task)

        def ended(task: asyncio.Task[None]) -> None:  # though it was cancelled before it began
            self._serving.discard(task)
            writer.transport.abort()

        task.add_done_callback(ended)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        found = await self._next()
        if found is not None:
            await self._pass_on(reader, writer, *found)

    async def _next(self) -> tuple[int, asyncio.StreamReader, asyncio.StreamWriter] | None:
        for _ in range(len(self._ports)):
            self._ports.rotate()
            port = self._ports[0]
            if self._rests.get(port, 0.0) > monotonic():
                continue
            with suppress(OSError):
                return port, *await asyncio.open_connection("127.0.0.1", port)
        return None

    async def _pass_on(
        self,
        from_client: asyncio.StreamReader,
        to_client: asyncio.StreamWriter,
        port: int,
        from_bot: asyncio.StreamReader,
        to_bot: asyncio.StreamWriter,
    ) -> None:
        """One request after the other: a platform asks again only after an answer."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(None) as patience, asyncio.TaskGroup() as both:

                async def ask() -> None:
                    while data := await from_client.read(MOST_BYTES):
                        if patience.when() is None:
                            patience.reschedule(loop.time() + ANSWER_SECONDS)
                        to_bot.write(data)
                    raise ConnectionError

                async def answer() -> None:
                    while data := await from_bot.read(MOST_BYTES):
                        patience.reschedule(None)
                        to_client.write(data)
                    with suppress(OSError):
                        await to_client.drain()
                    raise ConnectionError

                both.create_task(ask())
                both.create_task(answer())
        except* OSError:  # one of the ends is gone; TimeoutError is among these
            pass
        finally:
            if patience.expired():
                self._rests[port] = monotonic() + REST_SECONDS
            to_bot.transport.abort()


async def _let_pass() -> None:
    """Connections that are being accepted or closed are soon through with it."""
    for _ in range(20):
        await asyncio.sleep(0)
