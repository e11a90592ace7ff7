"""The one place where the parts are chosen and joined: a running bot from a configuration."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from typing import Final

import structlog
from starlette.routing import Route

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.app.platforms import connect
from handlers.cluster.account_verification import keep_verifying
from handlers.cluster.downtime import Downtime
from handlers.cluster.housekeeping import keep_house
from handlers.cluster.leadership import Leadership
from handlers.connected import Connected, UpdateSource
from handlers.http.probes import Probes
from handlers.http.server import Listeners, WebServer, listening
from handlers.inbox.intake import Intake
from handlers.outbox.dispatcher import Dispatcher
from handlers.outbox.job_runner import JobRunner
from handlers.telemetry.metrics import Metrics
from handlers.usecases.cases import alerts
from handlers.usecases.context import Context
from handlers.usecases.operations import outages
from handlers.usecases.summary import weekly
from storage.cluster.leases import Lease
from storage.engine.databases import Database, store_at
from storage.engine.store import Store
from storage.operations.migrate import migrate, require_newest

FINISH_SECONDS: Final = 8.0
"""Running work may take this long after a stop was asked for; docker kills after ten."""
CATCH_UP_SECONDS: Final = 2.0
"""At the start, for what an earlier bot left."""
LEAVE_SECONDS: Final = 2.0
"""Of these, for what a platform should know of a stop."""

_SINCE_BOOT: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)

log = structlog.get_logger()


def since_boot() -> float:
    """Seconds, by a clock that nobody sets and that goes on while the machine is suspended."""
    return time.clock_gettime(_SINCE_BOOT)


class Bot:
    """A bot with all its parts, ready to run."""

    def __init__(
        self,
        store: Store,
        config: Config,
        platforms: Mapping[Platform, Connected],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        listeners: Listeners | None,
    ) -> None:
        """*listeners*: where its web server answers, if it has one."""
        self.store = store
        self._config = config
        self._now = now
        self._platforms = platforms
        self._metrics = Metrics()
        self._dispatchers = [
            Dispatcher(
                transport=platform.transport,
                store=store,
                config=config,
                now=now,
                monotonic=monotonic,
                metrics=self._metrics,
            )
            for platform in platforms.values()
        ]
        self._jobs = JobRunner(store, config, now=now, monotonic=monotonic, done=self.wake)
        adapters = {name: platform.adapter for name, platform in platforms.items()}
        self._leadership = Leadership(store)
        self._intake = Intake(
            store,
            config,
            adapters,
            now=now,
            elapsed=monotonic,
            on_processed=self.wake,
            name=self._leadership.name,
            metrics=self._metrics,
        )
        self._downtime = Downtime(store, config, self._heard, now=now, elapsed=monotonic)
        self._finish_by = 0.0
        self._web = [] if listeners is None else self._serve(listeners)

    def _serve(self, listeners: Listeners) -> list[WebServer]:
        probes = Probes(self.store, self._metrics, now=self._now, troubles=lambda: self.troubles)
        routes: list[Route] = []
        for platform in self._platforms.values():
            routes += platform.update_source.routes(self._intake.receive)
        if listeners.probes is None:
            return [WebServer(listeners.web, [*probes.routes(), *routes], self._metrics)]
        return [
            WebServer(listeners.web, routes, self._metrics),
            WebServer(listeners.probes, probes.routes(), self._metrics),
        ]

    def wake(self) -> None:
        """Something may be due in the outbox."""
        self._jobs.wake()
        for dispatcher in self._dispatchers:
            dispatcher.wake()

    @property
    def troubles(self) -> tuple[str, ...]:
        """Why some platform is not heard at present, and what to do about it."""
        found = (platform.update_source.trouble() for platform in self._platforms.values())
        return tuple(trouble for trouble in found if trouble is not None)

    def _heard(self) -> Mapping[Platform, datetime]:
        found = {name: one.update_source.last_contact_at() for name, one in self._platforms.items()}
        return {name: at for name, at in found.items() if at is not None}

    async def run(self) -> None:
        """Listen and speak until cancelled; then finish what has begun."""
        try:
            await self._run()
        except ExceptionGroup as failed:  # one reason is enough to stop, and to tell
            raise failed.exceptions[0] from None
        finally:
            await self._finish()
            await self._downtime.note()
            await self._leadership.leave()

    async def _finish(self) -> None:
        """Work what has begun; what takes too long stays in the tables until the next start."""
        try:
            async with asyncio.timeout_at(self._finish_by or _from_now(FINISH_SECONDS)):
                await self._leave()
                await self._intake.finish()
        except TimeoutError:
            log.warning("tentap.stopped_with_work_left", seconds=FINISH_SECONDS)

    async def _leave(self) -> None:
        """Where nobody can listen before the next start. On a server's database others may."""
        if self.store.shared:
            return
        for name, platform in self._platforms.items():
            try:
                async with asyncio.timeout(LEAVE_SECONDS):
                    await platform.update_source.leave()
            except Exception as error:  # it stops all the same; the next start sees to the rest
                log.warning("platform.leave_failed", platform=name, error=type(error).__name__)

    async def _run(self) -> None:
        await self._leadership.join()
        await self.store.run(weekly.plan_all, Context(config=self._config, now=self._now()))
        await self.store.run(alerts.follow_channels, self._config)
        await self.store.run(outages.back_at_work, Context(config=self._config, now=self._now()))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._note_stop())
            for web in self._web:
                tasks.create_task(web.run())
            tasks.create_task(self._leadership.renew())
            tasks.create_task(self._leadership.run_as_leader("do jobs", self._jobs.run))
            for dispatcher in self._dispatchers:
                tasks.create_task(
                    self._leadership.run_as_leader(f"send {dispatcher.queue}", dispatcher.run)
                )
            tasks.create_task(self._intake.keep_adopting())
            await self._catch_up()
            for name, platform in self._platforms.items():
                tasks.create_task(self._listen(name, platform.update_source))
            tasks.create_task(self._leadership.run_as_leader("keep house", self._keep_house))
            tasks.create_task(self._downtime.keep())
            if any(name.traits.emails for name in self._platforms):
                tasks.create_task(self._leadership.run_as_leader("verify accounts", self._verify))
            tasks.create_task(self.store.watch(self.wake))
            log.info("tentap.running", process=self._leadership.name)

    async def _catch_up(self) -> None:
        """What was left is worked before more is asked for, but keeps nobody waiting for long.

        A bot that is killed again and again would else begin the same rows each time.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(CATCH_UP_SECONDS):
                await self._intake.caught_up.wait()

    async def _note_stop(self) -> None:
        """From here on, all that has begun shares the time that a stop may take."""
        try:
            await asyncio.Event().wait()
        finally:
            self._finish_by = _from_now(FINISH_SECONDS)

    async def _listen(self, name: Platform, update_source: UpdateSource) -> None:
        await update_source.greet()
        if update_source.alone:
            await self._leadership.run_as_leader(
                f"listen to {name}", lambda _: update_source.listen(self._intake.receive)
            )
        else:
            await update_source.listen(self._intake.receive)

    async def _verify(self, lease: Lease | None) -> None:
        """Only an email address can have tied what an earlier release left to be verified."""
        async with asyncio.TaskGroup() as tasks:
            for name, platform in self._platforms.items():
                if name.traits.emails:
                    directory = platform.adapter.directory
                    tasks.create_task(
                        keep_verifying(self.store, directory, name, self._config, self._now)
                    )

    async def _keep_house(self, lease: Lease | None) -> None:
        await keep_house(self.store, self._now, lease)


def _from_now(seconds: float) -> float:
    return asyncio.get_running_loop().time() + seconds


@asynccontextmanager
async def opened(
    config: Config,
    secrets: Secrets,
    database: Database,
    now: Callable[[], datetime],
    *,
    monotonic: Callable[[], float] = since_boot,
) -> AsyncIterator[Bot]:
    """A bot on *database*, connected to what *config* names.

    A SQLite file is brought to the newest schema. A server's is left as it is, since other
    processes may work on it: SchemaError where it is not the newest.
    """
    async with AsyncExitStack() as stack:
        listeners = None if config.http is None else stack.enter_context(listening(config.http))
        store = await stack.enter_async_context(store_at(database, for_bot=True))
        await (store.read(require_newest) if store.shared else store.run(migrate))
        platforms = await connect(stack, config, secrets, store, now)
        yield Bot(store, config, platforms, now, monotonic, listeners)
