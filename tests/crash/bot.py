"""The bot in a process of its own, which can be killed, with test wirings of its intake."""

import asyncio
import multiprocessing
import random
from collections.abc import Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
import structlog

from bot.config import Config
from bot.tokens import Secrets
from handlers import wiring
from handlers.intake import Intake
from handlers.running import run
from storage.inbox import Arrival, InboxRow

HESITATION_SECONDS = 0.25
HASTE_SECONDS = 0.25

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])


class HesitantIntake(Intake):
    """Lets time pass between acknowledgement and work, so that a kill can fall there."""

    async def _work(self, row: InboxRow) -> None:
        if row.attempt == 1:
            await asyncio.sleep(random.uniform(0, HESITATION_SECONDS))
        await super()._work(row)


class HastyIntake(Intake):
    """The planted fault: acknowledges first and stores afterwards."""

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        self._spawn(self._store_later(arrivals))

    async def _store_later(self, arrivals: Sequence[Arrival]) -> None:
        await asyncio.sleep(HASTE_SECONDS)
        await super().receive(arrivals)


def start_bot(config: Config, secrets: Secrets, database: Path, **parts: type) -> ForkServerProcess:
    """A process that runs the bot; ``kill()`` it like kill -9 does.

    *parts*: what stands in for the classes of these names where the bot is wired.
    """
    process = _processes.Process(target=_live, args=(config, secrets, database, parts))
    process.daemon = True
    process.start()
    return process


def _live(config: Config, secrets: Secrets, database: Path, parts: dict[str, type]) -> None:
    """Its log stands beside the database."""
    for name, part in parts.items():
        pytest.MonkeyPatch().setattr(wiring, name, part)
    with database.with_suffix(".log").open("a") as log:
        structlog.configure(logger_factory=structlog.WriteLoggerFactory(log))
        asyncio.run(run(config, secrets, database))
