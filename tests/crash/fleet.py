"""Bots on one database, each in a process of its own: started, killed, frozen and woken."""

import asyncio
import os
import re
import signal
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from enum import Enum
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Self

from bot.config.config import Config, HttpConfig
from handlers.app.sandbox_config import StaffPlatform
from handlers.slack.manifest import REQUEST_PATH
from sandbox import Sandbox
from storage.engine.databases import Database
from tests.crash.balancer import Balancer
from tests.crash.bot import SharedClock, start_bot
from tests.harness.house import free_port, read_config

DOCKER_KILLS_AFTER = 10.0
LOOK_SECONDS = 0.05

SURVEY = {
    "key": "relationship",
    "kind": "nps",
    "expires_days": 90,  # a question in doubt may be looked for weeks later
    "summary": {"day": "monday", "time": "00:00"},
}


class Doors(Enum):
    """How updates reach the bots."""

    FETCHED = "polling, Socket Mode"
    POSTED = "webhooks"


class Fleet:
    """Bots that play on *sandbox*, which has a :class:`SharedClock`. Use as ``async with``."""

    def __init__(
        self,
        sandbox: Sandbox,
        database: Database,
        folder: Path,
        *,
        doors: Doors = Doors.FETCHED,
        size: int = 1,
        staff: StaffPlatform = StaffPlatform.SLACK,
        web: bool = False,
    ) -> None:
        """*folder* takes the bots' logs. *web*: they have a web server also where nobody posts."""
        assert isinstance(sandbox.clock, SharedClock)
        self.database = database
        self.size = size
        self._sandbox = sandbox
        self._clock = sandbox.clock
        self._folder = folder
        self._doors = doors
        self._staff = staff
        self._web = web
        self.ports = [free_port() for _ in range(size)]
        self._bots: dict[int, ForkServerProcess] = {}
        self._frozen: set[int] = set()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._stack.callback(self.kill_all)
        changes: dict[str, Any] = {"http": {}} if self._web else {}
        if self._doors is Doors.POSTED:
            balancer = await self._stack.enter_async_context(Balancer(self.ports))
            url = f"http://127.0.0.1:{balancer.port}"
            webhook = {"mode": "webhook"}
            changes = {"http": {"public_url": url}, "slack": webhook, "telegram": webhook}
            self._sandbox.slack.deliver_over_http(f"{url}{REQUEST_PATH}")
        self.config, self._secrets = read_config(
            self._sandbox, staff=self._staff, survey=[SURVEY], **changes
        )
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self._stack.aclose()

    def start(self, number: int = 0, **parts: Callable[..., Any]) -> ForkServerProcess:
        bot = start_bot(
            self._config_of(number),
            self._secrets,
            self.database,
            clock=self._clock,
            log=self._log(number),
            **parts,
        )
        self._bots[number] = bot
        return bot

    def _config_of(self, number: int) -> Config:
        http = self.config.http
        if http is None:
            return self.config
        own = HttpConfig(port=self.ports[number], public_url=http.public_url)
        return self.config.model_copy(update={"http": own})

    def start_all(self, **parts: Callable[..., Any]) -> None:
        for number in range(self.size):
            if number not in self._bots:
                self.start(number, **parts)

    def kill(self, number: int = 0) -> None:
        self._frozen.discard(number)
        bot = self._bots.pop(number)
        bot.kill()
        bot.join()

    def kill_all(self) -> None:
        for number in list(self._bots):
            self.kill(number)

    async def restart(self, number: int) -> None:
        """SIGTERM, and a new one when it has ended; until that one runs."""
        stopped, name = self._bots.pop(number), self.name_of(number)
        stopped.terminate()
        await asyncio.to_thread(stopped.join, DOCKER_KILLS_AFTER)
        assert stopped.exitcode == 0, f"bot {number} did not stop: {stopped.exitcode}"
        self.start(number)
        while self.name_of(number) == name:
            self.require_alive()
            await asyncio.sleep(LOOK_SECONDS)

    def freeze(self, number: int) -> None:
        self._signal(number, signal.SIGSTOP)
        self._frozen.add(number)

    def wake(self, number: int) -> None:
        self._signal(number, signal.SIGCONT)
        self._frozen.discard(number)

    def _signal(self, number: int, name: signal.Signals) -> None:
        pid = self._bots[number].pid
        assert pid is not None
        os.kill(pid, name)

    def name_of(self, number: int) -> str:
        """By which the bot is known in the database: it tells its log; empty before."""
        told = re.findall(r"tentap.running +process=(\w+)", self._log(number).read_text())
        return told[-1] if told else ""

    def _log(self, number: int) -> Path:
        return self._folder / f"bot-{number}.log"

    @property
    def awake(self) -> list[int]:
        """Those that live and are not frozen."""
        return [number for number in self._bots if number not in self._frozen]

    @property
    def bots(self) -> Mapping[int, ForkServerProcess]:
        """Those that were started and not killed."""
        return self._bots

    def require_alive(self) -> None:
        for number, bot in self._bots.items():
            assert bot.is_alive(), f"bot {number} ended by itself: see its log in {self._folder}"
