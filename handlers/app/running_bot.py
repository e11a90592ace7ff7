"""A bot that is put together: how it starts, listens, sends and stops."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_bytes
from typing import Final

import structlog

from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.cluster.downtime import Downtime
from handlers.cluster.email_binding_verification import keep_verifying
from handlers.cluster.erasure_list import ErasureList
from handlers.cluster.housekeeping import keep_house
from handlers.cluster.leadership import Leadership
from handlers.connected_platform import Connected, UpdateSource
from handlers.http.server import WebServer
from handlers.inbox.intake import Intake
from handlers.outbox.dispatcher import Dispatcher
from handlers.outbox.job_runner import JobRunner
from handlers.usecases.campaigns import rhythm
from handlers.usecases.cases import alerts, clock_rows, old_cases
from handlers.usecases.context import Context
from handlers.usecases.operations import outages
from handlers.usecases.summary import weekly
from storage.cluster.leases import Lease
from storage.engine.store import Store

FINISH_SECONDS: Final = 8.0
"""How long running work may take after a stop is requested; docker kills after ten seconds."""
CATCH_UP_SECONDS: Final = 2.0
"""How long a start processes the rows of an earlier bot before it listens."""
LEAVE_SECONDS: Final = 2.0
"""The share of FINISH_SECONDS for telling one platform of the stop."""

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a bot consists of."""

    store: Store
    config: Config
    now: Callable[[], datetime]
    platforms: Mapping[Platform, Connected]
    leadership: Leadership
    intake: Intake
    dispatchers: Sequence[Dispatcher]
    jobs: JobRunner
    downtime: Downtime
    erasures: ErasureList | None
    """``None``: no list of erased people is kept."""
    web: Sequence[WebServer]
    wake: Callable[[], None]
    """Makes the outbox check now for rows that are due."""
    troubles: Callable[[], Sequence[str]]
    """Why platforms cannot be reached now, and what to do about it; no secrets in it."""


class Bot:
    """A bot that is ready to run."""

    def __init__(self, parts: Parts) -> None:
        self.store = parts.store
        self._parts = parts
        self._finish_by = 0.0

    @property
    def troubles(self) -> Sequence[str]:
        """Why platforms cannot be reached now, and what to do about it."""
        return self._parts.troubles()

    def wake(self) -> None:
        """Makes the outbox check now for rows that are due."""
        self._parts.wake()

    async def run(self) -> None:
        """Listens and sends until cancelled; then finishes the work in progress."""
        try:
            await self._run()
        except ExceptionGroup as failed:  # one reason is enough to stop, and to report
            raise failed.exceptions[0] from None
        finally:
            await self._finish()
            await self._parts.downtime.note()
            await self._parts.leadership.leave()

    async def _run(self) -> None:
        await self._parts.leadership.join()
        await self._prepare_database()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._note_stop())
            for web in self._parts.web:
                tasks.create_task(web.run())
            tasks.create_task(self._parts.leadership.renew())
            self._start_sending(tasks)
            tasks.create_task(self._parts.intake.keep_adopting())
            await self._catch_up()
            for name, platform in self._parts.platforms.items():
                tasks.create_task(self._listen(name, platform.update_source))
            self._start_periodic_work(tasks)
            tasks.create_task(self.store.watch(self.wake))
            log.info("tentap.running", process=self._parts.leadership.name)

    async def _prepare_database(self) -> None:
        """Plans summaries, rhythms and cases, and applies changed channels and a downtime."""
        await self.store.run(weekly.plan_all, self._context())
        await self.store.run(rhythm.plan_all, replace(self._context(), seed=token_bytes()))
        await self.store.run(alerts.follow_channels, self._parts.config)
        await self.store.run(clock_rows.plan_all, self._context())
        await self.store.run(old_cases.offer, self._context())
        await self.store.run(outages.back_at_work, self._context())
        if self._parts.erasures is not None:
            await self._parts.erasures.begin()

    def _context(self) -> Context:
        return Context(config=self._parts.config, now=self._parts.now())

    def _start_sending(self, tasks: asyncio.TaskGroup) -> None:
        leadership = self._parts.leadership
        tasks.create_task(leadership.run_as_leader("do jobs", self._parts.jobs.run))
        for dispatcher in self._parts.dispatchers:
            tasks.create_task(leadership.run_as_leader(f"send {dispatcher.queue}", dispatcher.run))

    def _start_periodic_work(self, tasks: asyncio.TaskGroup) -> None:
        leadership = self._parts.leadership
        tasks.create_task(leadership.run_as_leader("keep house", self._keep_house))
        tasks.create_task(self._parts.downtime.keep())
        if self._parts.erasures is not None:
            tasks.create_task(self._parts.erasures.keep())
        if any(name.traits.emails for name in self._parts.platforms):
            tasks.create_task(leadership.run_as_leader("verify accounts", self._verify))

    async def _catch_up(self) -> None:
        """Processes the rows of an earlier bot before listening, for a limited time.

        A bot that is killed again and again would otherwise begin the same rows each time.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(CATCH_UP_SECONDS):
                await self._parts.intake.caught_up.wait()

    async def _listen(self, name: Platform, update_source: UpdateSource) -> None:
        await update_source.greet()
        receive = self._parts.intake.receive
        if update_source.alone:
            await self._parts.leadership.run_as_leader(
                f"listen to {name}", lambda _: update_source.listen(receive)
            )
        else:
            await update_source.listen(receive)

    async def _verify(self, lease: Lease | None) -> None:
        """Verifies accounts that an earlier release bound; only an email address can bind one."""
        parts = self._parts
        async with asyncio.TaskGroup() as tasks:
            for name, platform in parts.platforms.items():
                if name.traits.emails:
                    directory = platform.adapter.directory
                    tasks.create_task(
                        keep_verifying(self.store, directory, name, parts.config, parts.now)
                    )

    async def _keep_house(self, lease: Lease | None) -> None:
        parts = self._parts
        await keep_house(self.store, parts.now, lease, parts.config.retention)

    async def _note_stop(self) -> None:
        """Starts the time limit that all running work shares once a stop is requested."""
        try:
            await asyncio.Event().wait()
        finally:
            self._finish_by = _from_now(FINISH_SECONDS)

    async def _finish(self) -> None:
        """Finishes the work in progress; rows that take too long stay for the next start."""
        try:
            async with asyncio.timeout_at(self._finish_by or _from_now(FINISH_SECONDS)):
                await self._leave()
                await self._parts.intake.finish()
        except TimeoutError:
            log.warning("tentap.stopped_with_work_left", seconds=FINISH_SECONDS)

    async def _leave(self) -> None:
        """Notifies each platform of the stop where no other process can listen, as on SQLite."""
        if self.store.shared:
            return
        for name, platform in self._parts.platforms.items():
            try:
                async with asyncio.timeout(LEAVE_SECONDS):
                    await platform.update_source.leave()
            except Exception as error:  # the stop goes on, and the next start repairs the rest
                log.warning("platform.leave_failed", platform=name, error=type(error).__name__)


def _from_now(seconds: float) -> float:
    return asyncio.get_running_loop().time() + seconds
