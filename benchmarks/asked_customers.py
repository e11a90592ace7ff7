"""Everybody has the question before them."""

import asyncio
from pathlib import Path

from benchmarks.customers import ask
from benchmarks.sandbox_process import SandboxProcess
from benchmarks.variants import running
from handlers.app.running_bot import Bot
from handlers.app.wiring import opened
from handlers.clock import wall_clock
from storage.engine.store import Tx


async def asked_in(folder: Path, world: SandboxProcess) -> Path:
    """A database in which every customer of *world* has the question before them."""
    database = folder / "asked.db"
    customers = [one for crowd in world.customers.values() for one in crowd]
    async with opened(world.config, world.secrets, database, wall_clock) as bot:
        await bot.store.run(ask, customers, world.config, wall_clock())
        async with running(bot.run()):
            await all_asked(bot, len(customers))
        await bot.store.checkpoint()
    return database


async def all_asked(bot: Bot, n: int) -> None:
    """Wait until so many have the question before them."""
    while await bot.store.read(asked) < n:  # noqa: ASYNC110 - a database tells nobody of a change
        await asyncio.sleep(0.1)


def asked(tx: Tx) -> int:
    """How many have."""
    rows = tx.exec_driver_sql("SELECT count(*) FROM invitations WHERE state = 'handed over'")
    return int(rows.scalar_one())
