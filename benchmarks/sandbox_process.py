"""The sandbox in a process of its own: the other end of the wire."""

import asyncio
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any

from benchmarks.customers import Customer, Hand, enter
from bot.chat.platforms import Platform
from sandbox import Sandbox
from tests.harness.house import invite_people, read_config

_processes = multiprocessing.get_context("spawn")


@dataclass(frozen=True, kw_only=True)
class SeenMessage:
    """What a chat showed, and since when."""

    chat: str
    text: str
    at: datetime
    edited: bool


class SandboxProcess:
    """Customers who tap when they are told to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.config, self.secrets = connection.recv()
        self.signing_secret: str = connection.recv()
        self.customers: dict[Platform, tuple[Customer, ...]] = connection.recv()

    def tap(self, platform: Platform, numbers: Sequence[int]) -> None:
        """Let these customers tap, all at once."""
        self._connection.send(("tap", platform, list(numbers)))

    def tap_steadily(self, platform: Platform, numbers: Sequence[int], per_second: int) -> None:
        """Let these customers tap one after the other, from now on."""
        self._ask("tap_steadily", platform, list(numbers), per_second)

    def tapped_at(self) -> float:
        """When the last taps went on the wire, by ``perf_counter``."""
        at: float = self._connection.recv()
        return at

    def sockets(self) -> int:
        """How many Slack sockets are open."""
        n: int = self._ask("sockets")
        return n

    def post_to(self, url: str) -> None:
        """From now on Slack posts there instead of using sockets."""
        self._ask("post_to", url)

    def seen(self) -> list[SeenMessage]:
        """Everything that any chat ever showed, in its order."""
        seen: list[SeenMessage] = self._ask("seen")
        return seen

    def _ask(self, *told: Any) -> Any:
        self._connection.send(told)
        return self._connection.recv()


@contextmanager
def opened_world(n: int, *, rate_limits: bool = False, **changes: Any) -> Iterator[SandboxProcess]:
    """*n* customers on each platform; *changes* to bot.toml as in ``read_config``."""
    here, there = _processes.Pipe()
    args = (there, n, rate_limits, changes)
    process = _processes.Process(target=_live, args=args, daemon=True)
    process.start()
    try:
        yield SandboxProcess(here)
    finally:
        process.terminate()
        process.join()


def _live(connection: Connection, n: int, rate_limits: bool, changes: dict[str, Any]) -> None:
    asyncio.run(_serve(connection, n, rate_limits, changes))


async def _serve(
    connection: Connection, n: int, rate_limits: bool, changes: dict[str, Any]
) -> None:
    async with Sandbox(rate_limits=rate_limits) as sandbox:
        invite_people(sandbox)
        crowds = {platform: enter(sandbox, platform, n) for platform in Platform}
        connection.send(read_config(sandbox, **changes))
        connection.send(sandbox.slack.signing_secret)
        connection.send({name: tuple(one for one, _ in crowd) for name, crowd in crowds.items()})
        hands = {name: [hand for _, hand in crowd] for name, crowd in crowds.items()}
        stage = _Stage(sandbox, hands)
        while True:
            name, *args = await asyncio.to_thread(connection.recv)
            connection.send(getattr(stage, name)(*args))


class _Stage:
    """What can be asked of the world, by name; each answer goes back."""

    def __init__(self, sandbox: Sandbox, hands: dict[Platform, list[Hand]]) -> None:
        self._sandbox = sandbox
        self._hands = hands

    def tap(self, platform: Platform, numbers: Sequence[int]) -> float:
        for number in numbers:
            self._hands[platform][number]()
        return perf_counter()  # nothing leaves before this loop goes round

    def tap_steadily(self, platform: Platform, numbers: Sequence[int], per_second: int) -> None:
        loop = asyncio.get_running_loop()
        begin = loop.time()
        for turn, number in enumerate(numbers):
            loop.call_at(begin + turn / per_second, self._hands[platform][number])

    def sockets(self) -> int:
        return self._sandbox.slack.socket_count

    def post_to(self, url: str) -> None:
        self._sandbox.slack.deliver_over_http(url)

    def seen(self) -> list[SeenMessage]:
        in_slack = [
            SeenMessage(chat=made.channel, text=made.text, at=made.at, edited=made.method != _POST)
            for made in self._sandbox.slack.history.made
        ]
        in_telegram = [
            SeenMessage(
                chat=str(sent.message.chat_id),
                text=sent.message.text,
                at=sent.at,
                edited=sent.method != _SEND,
            )
            for sent in self._sandbox.telegram.history.sent
        ]
        return in_slack + in_telegram


_POST, _SEND = "chat.postMessage", "sendMessage"
