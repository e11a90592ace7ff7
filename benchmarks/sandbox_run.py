"""A whole bot and the sandbox in one process, as the demo has them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asked_customers import all_asked
from benchmarks.customers import Customer, Hand, ask, enter
from benchmarks.variants import running
from bot.chat.platforms import Platform
from handlers.app.wiring import opened
from handlers.cluster.runlock import RunLock
from sandbox import Sandbox
from tests.harness.house import invite_people, read_config


@dataclass(frozen=True, kw_only=True)
class Playing:
    sandbox: Sandbox
    crowd: tuple[tuple[Customer, Hand], ...]
    """Each has the question before them; the platforms take turns."""


@asynccontextmanager
async def playing(
    database: Path, sizes: Mapping[Platform, int], *, rate_limits: bool
) -> AsyncIterator[Playing]:
    """A running bot that has asked so many customers on each platform."""
    async with Sandbox(rate_limits=rate_limits) as sandbox:
        invite_people(sandbox)
        config, secrets = read_config(sandbox)
        crowds = [enter(sandbox, platform, size) for platform, size in sizes.items()]
        crowd = tuple(one for turn in zip(*crowds, strict=True) for one in turn)
        with RunLock(database):
            async with opened(config, secrets, database, sandbox.clock.now) as bot:
                customers = [customer for customer, _ in crowd]
                await bot.store.run(ask, customers, config, sandbox.clock.now())
                async with running(bot.run()):
                    await all_asked(bot, len(customers))
                    yield Playing(sandbox=sandbox, crowd=crowd)
