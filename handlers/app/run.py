"""Runs a bot from its start to its stop, for ``tentap run``."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import structlog

from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.app.wiring import opened
from handlers.clock import wall_clock
from handlers.cluster.erasure_files import ErasureFiles
from handlers.cluster.runlock import RunLock
from handlers.telemetry.loggable_errors import loggable
from storage.engine import file_health
from storage.engine.databases import Database, Server, store_at
from storage.engine.store import StorageError
from storage.operations import migrate

SERVER_PATIENCE_SECONDS: Final = 60.0
"""How long a start waits for a server that is starting too, or fails over. After that the process
ends with the reason, so that a supervisor notices."""
SERVER_PAUSE_SECONDS: Final = 2.0
_DURING: Final = (
    "Exception in callback",
    "Error on transport creation",
    "Fatal",
    "Future exception was never retrieved",
    "Task exception was never retrieved",
    "Task was destroyed but it is pending",
    "Unclosed client session",
    "Unclosed connection",
    "Unclosed response",
    "an error occurred during closing of asynchronous generator",
    "unhandled exception during asyncio.run() shutdown",
)
"""How the messages of asyncio and aiohttp begin; what follows may quote values."""

log = structlog.get_logger()


async def run(
    config: Config,
    secrets: Secrets,
    database: Database,
    *,
    now: Callable[[], datetime] = wall_clock,
    erasures: ErasureFiles | None = None,
) -> None:
    """Runs until SIGTERM or Ctrl-C, then finishes what has begun. A second signal ends at once.

    *erasures*: where the keys of erased people are; ``None``: no list of them is kept.

    Raises DatabaseFileError if a file cannot be used, or is removed meanwhile; StorageError if a
    server is not reached within a minute; SchemaError if the schema is not this version's.
    """
    asyncio.get_running_loop().set_exception_handler(_log_task_failure)
    opening = opened(config, secrets, database, now, erasures=erasures)
    async with _exclusive(database), opening as bot:
        running = asyncio.create_task(bot.run())
        _stop_on_signal(running)
        with contextlib.suppress(asyncio.CancelledError):
            await running
    log.info("tentap.stopped")


@asynccontextmanager
async def _exclusive(database: Database) -> AsyncIterator[None]:
    """Checks and locks a database file, or waits until a server answers."""
    match database:
        case Path():
            file_health.require_writable(database)
            _warn_of_network(database)
            with RunLock(database):
                await asyncio.to_thread(file_health.require_sound, database)
                yield
        case Server():
            await _wait_for(database)
            yield


async def _wait_for(server: Server) -> None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + SERVER_PATIENCE_SECONDS
    async with store_at(server) as store:
        while True:
            try:
                await store.read(migrate.version)
            except StorageError as error:
                if loop.time() > deadline:
                    raise
                log.warning("database.unreachable", server=str(server), error=loggable(error))
            else:
                return
            await asyncio.sleep(SERVER_PAUSE_SECONDS)


def _warn_of_network(database: Path) -> None:
    kind = file_health.network_file_system(database)
    if kind is not None:
        advice = "SQLite's locks do not hold there: put the database on a local disk"
        log.warning("database.on_network", path=str(database), file_system=kind, advice=advice)


def _log_task_failure(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Logs the failure of a task that nothing awaits, by its kind and the known beginning of its
    message: both the error and asyncio's callback arguments may quote people."""
    error, message = context.get("exception"), str(context.get("message"))
    during = next((known for known in _DURING if message.startswith(known)), None)
    log.error("task.failed", error=type(error).__name__, during=during)


def _stop_on_signal(running: asyncio.Task[None]) -> None:
    loop = asyncio.get_running_loop()

    def stop() -> None:
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(name)
        running.cancel()

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop)
