"""The sandbox in a process of its own: the other end of the wire."""

import asyncio
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from time import perf_counter

from benchmarks.customers import Customer, enter
from bot.addresses import Platform
from sandbox.server import Sandbox
from tests.house import invite_people, read_config

_processes = multiprocessing.get_context("spawn")


class World:
    """Customers who tap when they are told to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.config, self.secrets = connection.recv()
        self.customers: dict[Platform, tuple[Customer, ...]] = connection.recv()

    def tap(self, platform: Platform, numbers: Sequence[int]) -> None:
        """Let these customers tap, all at once."""
        self._connection.send((platform, list(numbers)))

    def tapped_at(self) -> float:
        """When the last taps went on the wire, by ``perf_counter``."""
        at: float = self._connection.recv()
        return at

    def sockets(self) -> int:
        """How many Slack sockets are open."""
        self._connection.send(None)
        n: int = self._connection.recv()
        return n


@contextmanager
def opened_world(n: int) -> Iterator[World]:
    """*n* customers on each platform."""
    here, there = _processes.Pipe()
    process = _processes.Process(target=_live, args=(there, n), daemon=True)
    process.start()
    try:
        yield World(here)
    finally:
        process.terminate()
        process.join()


def _live(connection: Connection, n: int) -> None:
    asyncio.run(_serve(connection, n))


async def _serve(connection: Connection, n: int) -> None:
    async with Sandbox() as sandbox:
        invite_people(sandbox)
        crowds = {platform: enter(sandbox, platform, n) for platform in Platform}
        connection.send(read_config(sandbox))
        connection.send({name: tuple(one for one, _ in crowd) for name, crowd in crowds.items()})
        while True:
            told = await asyncio.to_thread(connection.recv)
            if told is None:
                connection.send(sandbox.slack.socket_count)
                continue
            platform, numbers = told
            for number in numbers:
                _, hand = crowds[platform][number]
                hand()
            connection.send(perf_counter())  # nothing leaves before this loop goes round
