"""A whole bot and the sandbox in one process, as the demo has them."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.customers import Customer, Hand, ask, enter
from benchmarks.ways import running
from bot.addresses import Platform
from handlers.runlock import RunLock
from handlers.wiring import Bot, opened
from sandbox.server import Sandbox
from storage.store import Tx
from tests.house import invite_people, read_config


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
                    await all_asked(bot)
                    yield Playing(sandbox=sandbox, crowd=crowd)


async def all_asked(bot: Bot) -> None:
    """Wait until everybody has the question before them."""
    while await bot.store.read(_unasked):  # noqa: ASYNC110 - a database tells nobody of a change
        await asyncio.sleep(0.1)


def _unasked(tx: Tx) -> int:
    rows = tx.exec_driver_sql("SELECT count(*) FROM invitations WHERE state != 'handed over'")
    return int(rows.scalar_one())
