"""Twenty taps a second: from the COMMIT of a tap's work until its edit arrives at the platform."""

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from math import inf
from multiprocessing.synchronize import Event
from pathlib import Path

from sqlalchemy import select

from benchmarks import report
from benchmarks.asked_customers import all_asked
from benchmarks.customers import Customer, ask
from benchmarks.logs import heard, only_errors
from benchmarks.sandbox_process import SandboxProcess, SeenMessage, opened_world
from benchmarks.variants import running
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.app.running_bot import Bot
from handlers.app.wiring import opened
from handlers.clock import wall_clock
from handlers.slack.manifest import REQUEST_PATH
from storage.engine.databases import Database, Server
from storage.engine.store import Tx
from storage.operations.postgresql_long_transaction import bring_to_newest, long_transaction
from storage.schema import inbox
from tests.harness.house import by_webhook, free_port
from tests.harness.postgresql import PostgresServer, own_server

TAPS_A_SECOND = 20
SECONDS = 15
TAPS = TAPS_A_SECOND * SECONDS
PATIENCE_SECONDS = 5
"""After the last tap."""
ASKING_SECONDS = 120

TITLE = f"""
{TAPS_A_SECOND} taps a second for {SECONDS} s, by HTTP: from the COMMIT of a tap's work until its
edit arrives at the platform"""

_processes = multiprocessing.get_context("spawn")


async def run(folder: Path) -> None:
    print(TITLE)
    await _alone(folder / "edits.db")
    with own_server() as server:
        await _with_another_sender(server)


async def _alone(database: Path) -> None:
    """One process takes the taps and sends."""
    with opened_world(TAPS, **by_webhook(free_port())) as world:
        everybody = [one for crowd in world.customers.values() for one in crowd]
        async with _listening(world, world.config, database) as bot:
            await bot.store.run(ask, everybody, world.config, wall_clock())
            await all_asked(bot, len(everybody))
            for platform in Platform:
                waits = await _waits(world, platform, bot)
                report.p99(f"{platform.capitalize()}, one process on SQLite", waits)


async def _with_another_sender(server: PostgresServer) -> None:
    """Two processes on PostgreSQL: one takes the taps, and the other hears of them by NOTIFY."""
    database = server.create("edits")
    with long_transaction(database.url) as tx:
        bring_to_newest(tx)
    with opened_world(TAPS, **by_webhook(free_port())) as world:
        config = world.config.model_copy(update={"telegram": None})
        with _sender(world, config, database):
            async with _listening(world, config, database) as bot:
                waits = await _waits(world, Platform.SLACK, bot, elsewhere=True)
    report.p99("Slack, sent by another on PostgreSQL", waits)


@asynccontextmanager
async def _listening(
    world: SandboxProcess, config: Config, database: Database
) -> AsyncIterator[Bot]:
    async with opened(config, world.secrets, database, wall_clock) as bot, running(bot.run()):
        assert config.http is not None
        world.post_to(f"{config.http.public_url}{REQUEST_PATH}")
        yield bot


async def _waits(
    world: SandboxProcess, platform: Platform, bot: Bot, *, elsewhere: bool = False
) -> list[float]:
    """Seconds. *elsewhere*: nothing may be sent by this process."""
    with heard() as lines:
        world.tap_steadily(platform, range(TAPS), TAPS_A_SECOND)
        await asyncio.sleep(SECONDS + PATIENCE_SECONDS)
    if elsewhere and any(line["event"] == "message.sent" for line in lines):
        raise RuntimeError("this process sent by itself")
    users = await bot.store.read(_users)
    committed = {
        users[line["update"]]: line["timestamp"]
        for line in lines
        if line["event"] == "update.processed"
    }
    shown = [one for one in world.seen() if one.edited]
    return [
        _shown_at(customer, shown) - committed[customer.user]
        for customer in world.customers[platform]
    ]


def _users(tx: Tx) -> dict[str, str]:
    """Who tapped, by the name that an update has in the log: a private chat is its person's."""
    rows = tx.execute(select(inbox.c.platform, inbox.c.id, inbox.c.chat))
    return {f"{row.platform}/{row.id}": row.chat for row in rows}


def _shown_at(customer: Customer, shown: Sequence[SeenMessage]) -> float:
    """Seconds since 1970; infinite where nobody ever saw it."""
    score = f"{customer.score} of 10"
    times = (one.at for one in shown if one.chat == customer.chat and score in one.text)
    return min((at.timestamp() for at in times), default=inf)


@contextmanager
def _sender(world: SandboxProcess, config: Config, database: Server) -> Iterator[None]:
    """A process that has asked everybody, and so is the one that sends."""
    assert config.http is not None
    other = config.http.model_copy(update={"port": free_port()})
    config = config.model_copy(update={"http": other})
    asked = _processes.Event()
    args = (config, world.secrets, database, world.customers[Platform.SLACK], asked)
    process = _processes.Process(target=_send, args=args, daemon=True)
    process.start()
    try:
        if not asked.wait(ASKING_SECONDS):
            raise RuntimeError("not everybody was asked")
        yield
    finally:
        process.terminate()
        process.join()


def _send(
    config: Config, secrets: Secrets, database: Server, customers: Sequence[Customer], asked: Event
) -> None:
    only_errors()
    asyncio.run(_ask_and_send(config, secrets, database, customers, asked))


async def _ask_and_send(
    config: Config, secrets: Secrets, database: Server, customers: Sequence[Customer], asked: Event
) -> None:
    async with opened(config, secrets, database, wall_clock) as bot, running(bot.run()):
        await bot.store.run(ask, customers, config, wall_clock())
        await all_asked(bot, len(customers))
        asked.set()
        await asyncio.Event().wait()
