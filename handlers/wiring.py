"""The one place where the parts are chosen and joined: a running bot from a configuration."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import structlog

from bot.addresses import Platform
from bot.config import Config
from bot.tokens import Secrets
from handlers import alerting, outages, weekly
from handlers.delivery import Delivery
from handlers.housekeeping import keep_alive, keep_house, note_alive, watch_file
from handlers.intake import Intake
from handlers.platforms import Connected, connect
from storage.migrate import migrate
from storage.store import Store

FINISH_SECONDS: Final = 8.0
"""Running work may take this long after a stop was asked for; docker kills after ten."""

log = structlog.get_logger()


class Bot:
    """A bot with all its parts, ready to run."""

    def __init__(
        self,
        store: Store,
        config: Config,
        platforms: Mapping[Platform, Connected],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        self.store = store
        self._config = config
        self._now = now
        self._platforms = platforms
        self._deliveries = [
            Delivery(
                name, store, platform.messenger, platform.door.directory, config, now, monotonic
            )
            for name, platform in platforms.items()
        ]
        doors = {name: platform.door for name, platform in platforms.items()}
        self._intake = Intake(store, config, doors, now=now, worked=self.wake)

    def wake(self) -> None:
        """Something may be due in the outbox."""
        for delivery in self._deliveries:
            delivery.wake()

    @property
    def troubles(self) -> tuple[str, ...]:
        """Why some platform is not heard at present, and what to do about it."""
        found = (platform.trouble() for platform in self._platforms.values())
        return tuple(trouble for trouble in found if trouble is not None)

    async def run(self) -> None:
        """Listen and speak until cancelled; then finish what has begun."""
        try:
            await self._run()
        except ExceptionGroup as failed:  # one reason is enough to stop, and to tell
            raise failed.exceptions[0] from None
        finally:
            await self._finish()
            await note_alive(self.store, self._now())

    async def _finish(self) -> None:
        """Work what has begun; what takes too long stays in the tables until the next start."""
        try:
            async with asyncio.timeout(FINISH_SECONDS):
                await self._intake.finish()
        except TimeoutError:
            log.warning("tentap.unfinished", seconds=FINISH_SECONDS)

    async def _run(self) -> None:
        await self.store.run(weekly.plan_all, self._config, self._now())
        await self.store.run(alerting.follow_channels, self._config)
        await self.store.run(outages.back_at_work, self._config, self._now())
        async with asyncio.TaskGroup() as tasks:
            for delivery in self._deliveries:
                tasks.create_task(delivery.run())
            await self._intake.work_backlog()
            tasks.create_task(self._intake.work_retried())
            for platform in self._platforms.values():
                tasks.create_task(platform.listen(self._intake.receive))
            tasks.create_task(keep_house(self.store, self._now))
            tasks.create_task(keep_alive(self.store, self._now))
            tasks.create_task(watch_file(self.store.path))
            log.info("tentap.running", sqlite=sqlite3.sqlite_version)


@asynccontextmanager
async def opened(
    config: Config,
    secrets: Secrets,
    database: Path,
    now: Callable[[], datetime],
    *,
    monotonic: Callable[[], float] = time.monotonic,
) -> AsyncIterator[Bot]:
    """A bot on *database*, brought to the newest schema, connected to what *config* names."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(Store(database))
        await store.run(migrate)
        platforms = await connect(stack, config, secrets, now)
        yield Bot(store, config, platforms, now, monotonic)
