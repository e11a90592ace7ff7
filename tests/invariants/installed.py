"""`tentap run` as an operator starts it: a process of its own, which can be killed."""

import asyncio
import resource
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from sandbox import Sandbox
from tests.crash.bot import start_command
from tests.harness.house import PROJECT, tokens

STARTS_WITHIN = 20.0
STOPS_WITHIN = 15.0
"""Seconds, on a machine with much other work."""


class Running:
    """A running bot."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def lives(self) -> bool:
        return self._process.is_alive()

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """It can write to no file: neither to its database nor to its log."""
        assert self._process.pid is not None
        before = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
        try:
            yield
        finally:
            if self.lives:
                resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, before)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    async def stop(self) -> int:
        """Its exit code after SIGTERM."""
        self._process.terminate()
        return await self.ended()

    async def ended(self) -> int:
        """Its exit code, when it has ended by itself."""
        await asyncio.to_thread(self._process.join, STOPS_WITHIN)
        assert self._process.exitcode is not None
        return self._process.exitcode


@asynccontextmanager
async def running_bot(sandbox: Sandbox, folder: Path, log: Path | None) -> AsyncIterator[Running]:
    """The committed bot.toml on *sandbox*, with its database in *folder*; it listens already.
    Both its streams lead to *log*; they are closed where there is none."""
    config = str(_written_config(sandbox, folder))
    bot = Running(start_command("run", "--config", config, env=tokens(sandbox), out=log, err=log))
    try:
        await sandbox.telegram.until(lambda: sandbox.slack.socket_count, STARTS_WITHIN)
        yield bot
    finally:
        bot.kill()


def _written_config(sandbox: Sandbox, folder: Path) -> Path:
    text = (PROJECT / "bot.toml").read_text()
    text = text.replace("https://slack.com/api/", f"{sandbox.url}/api/")
    text = text.replace("https://api.telegram.org", sandbox.url)
    path = folder / "bot.toml"
    path.write_text(text)
    return path
