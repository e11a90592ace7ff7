"""Chooses and joins the parts of a bot; no other module does."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime

from starlette.routing import Route

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.app.platforms import connect
from handlers.app.running_bot import Bot, Parts
from handlers.clock import since_boot
from handlers.cluster.downtime import Downtime
from handlers.cluster.erasure_files import ErasureFiles
from handlers.cluster.erasure_list import ErasureList
from handlers.cluster.leadership import Leadership
from handlers.connected_platform import Connected
from handlers.http.probes import Probes
from handlers.http.server import Listeners, WebServer, listening
from handlers.inbox.intake import Intake
from handlers.outbox.dispatcher import Dispatcher
from handlers.outbox.job_runner import JobRunner
from handlers.telemetry.metrics import Metrics
from handlers.updates import Receive
from storage.engine.databases import Database, store_at
from storage.engine.store import Store
from storage.operations.migrate import migrate, require_newest


@asynccontextmanager
async def opened(
    config: Config,
    secrets: Secrets,
    database: Database,
    now: Callable[[], datetime],
    *,
    monotonic: Callable[[], float] = since_boot,
    erasures: ErasureFiles | None = None,
) -> AsyncIterator[Bot]:
    """Opens a bot on *database*, connected to the platforms of *config*.

    *erasures*: where the keys of erased people are; ``None``: no list of them is kept.

    Migrates a SQLite file to the newest schema. Leaves a server's database as it is, since other
    processes may use it. Raises SchemaError if its schema is not the newest.
    """
    async with AsyncExitStack() as stack:
        listeners = None if config.http is None else stack.enter_context(listening(config.http))
        store = await stack.enter_async_context(store_at(database, for_bot=True))
        await (store.read(require_newest) if store.shared else store.run(migrate))
        platforms = await connect(stack, config, secrets, store, now)
        listed = None
        if erasures is not None:
            listed = ErasureList(store, erasures, config, erasures.secret(), now)
        yield Bot(_joined(store, config, platforms, now, monotonic, listeners, listed))


def _joined(
    store: Store,
    config: Config,
    platforms: Mapping[Platform, Connected],
    now: Callable[[], datetime],
    monotonic: Callable[[], float],
    listeners: Listeners | None,
    erasures: ErasureList | None,
) -> Parts:
    def wake() -> None:
        jobs.wake()
        for dispatcher in dispatchers:
            dispatcher.wake()

    def troubles() -> Sequence[str]:
        found = (platform.update_source.trouble() for platform in platforms.values())
        return [trouble for trouble in found if trouble is not None]

    metrics = Metrics()
    leadership = Leadership(store)
    erasure_key = b"" if erasures is None else erasures.secret
    jobs = JobRunner(
        store, config, now=now, monotonic=monotonic, done=wake, erasure_key=erasure_key
    )
    dispatchers = [
        Dispatcher(
            transport=platform.transport,
            store=store,
            config=config,
            now=now,
            monotonic=monotonic,
            metrics=metrics,
        )
        for platform in platforms.values()
    ]
    intake = Intake(
        store,
        config,
        {name: platform.adapter for name, platform in platforms.items()},
        now=now,
        elapsed=monotonic,
        on_processed=wake,
        name=leadership.name,
        metrics=metrics,
    )
    probes = Probes(store, metrics, now=now, troubles=troubles)
    return Parts(
        store=store,
        config=config,
        now=now,
        platforms=platforms,
        leadership=leadership,
        intake=intake,
        dispatchers=dispatchers,
        jobs=jobs,
        downtime=Downtime(
            store, config, lambda: _last_contacts(platforms), now=now, elapsed=monotonic
        ),
        erasures=erasures,
        web=_web_servers(listeners, platforms, intake.receive, probes, metrics),
        wake=wake,
        troubles=troubles,
    )


def _last_contacts(platforms: Mapping[Platform, Connected]) -> Mapping[Platform, datetime]:
    found = {name: one.update_source.last_contact_at() for name, one in platforms.items()}
    return {name: at for name, at in found.items() if at is not None}


def _web_servers(
    listeners: Listeners | None,
    platforms: Mapping[Platform, Connected],
    receive: Receive,
    probes: Probes,
    metrics: Metrics,
) -> list[WebServer]:
    """Returns one server, or two if bot.toml gives the probes an address of their own."""
    if listeners is None:
        return []
    routes: list[Route] = []
    for platform in platforms.values():
        routes += platform.update_source.routes(receive)
    if listeners.probes is None:
        return [WebServer(listeners.web, [*probes.routes(), *routes], metrics)]
    return [
        WebServer(listeners.web, routes, metrics),
        WebServer(listeners.probes, probes.routes(), metrics),
    ]
