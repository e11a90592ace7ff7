"""The bot in a process of its own, which can be killed, with test wirings of its parts."""

import asyncio
import multiprocessing
import os
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers import cli
from handlers.app import wiring
from handlers.app.run import run
from handlers.cli import run as cli_run  # so that it is imported once, for all processes
from handlers.clock import wall_clock
from handlers.inbox.intake import Intake
from sandbox import Clock
from storage.engine.databases import Database
from storage.messaging.inbox import Arrival, InboxRow

HESITATION_SECONDS = 0.25
HASTE_SECONDS = 0.25

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])


class SharedClock(Clock):
    """The sandbox's clock, which the bots' processes follow when it is moved."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: Any = _processes.RawValue("d", 0.0)
        """By how much it is ahead of the real one, in shared memory."""

    def move(self, by: timedelta) -> None:
        super().move(by)
        self.seconds.value = self._offset.total_seconds()


class HesitantIntake(Intake):
    """Lets time pass between acknowledgement and work, so that a kill can fall there."""

    async def _process(self, row: InboxRow, waits: asyncio.Event | None = None) -> bool:
        if row.attempt == 1:
            await asyncio.sleep(random.uniform(0, HESITATION_SECONDS))
        return await super()._process(row, waits)


class HastyIntake(Intake):
    """The planted fault: acknowledges first and stores afterwards."""

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        self._spawn(self._store_later(arrivals))

    async def _store_later(self, arrivals: Sequence[Arrival]) -> None:
        await asyncio.sleep(HASTE_SECONDS)
        await super().receive(arrivals)


def start_bot(
    config: Config,
    secrets: Secrets,
    database: Database,
    *,
    clock: SharedClock | None = None,
    log: Path | None = None,
    **parts: Callable[..., Any],
) -> ForkServerProcess:
    """A process that runs the bot; ``kill()`` it like kill -9 does.

    *log*: where it writes what happens; beside a database that is a file without one.
    *parts*: what stands in for what has these names where the bot is wired.
    """
    if log is None:
        assert isinstance(database, Path)
        log = database.with_suffix(".log")
    seconds = None if clock is None else clock.seconds
    process = _processes.Process(
        target=_live, args=(config, secrets, database, seconds, log, parts), daemon=True
    )
    process.start()
    return process


def _live(
    config: Config,
    secrets: Secrets,
    database: Database,
    seconds: Any,
    log: Path,
    parts: dict[str, Callable[..., Any]],
) -> None:
    def now() -> datetime:
        ahead = 0.0 if seconds is None else seconds.value
        return wall_clock() + timedelta(seconds=ahead)

    for name, part in parts.items():
        pytest.MonkeyPatch().setattr(wiring, name, part)
    with log.open("a") as lines:
        structlog.configure(logger_factory=structlog.WriteLoggerFactory(lines))
        asyncio.run(run(config, secrets, database, now=now))


def start_command(
    *words: str, env: Mapping[str, str], out: Path | None = None, err: Path | None = None
) -> ForkServerProcess:
    """A process that does what `tentap` does with these *words*.

    Its streams lead to *out* and *err*; one that leads nowhere is closed.
    """
    process = _processes.Process(target=_command, args=(words, env, out, err), daemon=True)
    process.start()
    return process


def _command(
    words: Sequence[str], env: Mapping[str, str], out: Path | None, err: Path | None
) -> None:
    assert cli_run
    sys.stdout, sys.stderr = _led_to(1, out), _led_to(2, err)
    os.environ.update(env)
    sys.argv = ["tentap", *words]
    cli.main()


def _led_to(stream: int, path: Path | None) -> Any:
    """As Python finds it; ``None`` where it is closed."""
    os.close(stream)
    if path is None:
        return None
    opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOCTTY)
    os.dup2(opened, stream)
    if opened != stream:
        os.close(opened)
    return os.fdopen(stream, "w", buffering=1, closefd=False)
