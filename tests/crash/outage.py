"""PostgreSQL is stopped, crashes, and loses its lines while people tap; no bot is restarted."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.engine.databases import Server
from storage.operations.migrate import migrate
from tests.crash.fleet import Doors
from tests.crash.loop import Mode, Play, play
from tests.harness.postgresql import PostgresServer, open_tx, own_server
from tests.harness.proxy import AtCommit, Proxy

DOWN_SECONDS = (2.0, 4.0)
LONG_DOWN_SECONDS = (15.0, 20.0)
"""Longer than a lease lives and than a takeover may take, so that nobody leads any more."""
ASKED_FOR_A_BREAK = 6
"""People on each platform."""


@contextmanager
def _own_database() -> Iterator[tuple[PostgresServer, Server]]:
    """A server that may be stopped, and a database on it with every table."""
    with own_server() as server:
        database = server.create("tentap")
        with open_tx(database) as tx:
            migrate(tx)
        yield server, database


async def run_outage(folder: Path, doors: Doors) -> Play:
    """The bot's line goes through a proxy; what cuts it falls while people tap."""
    mode = Mode(database="PostgreSQL", doors=doors)
    with _own_database() as (server, database):
        async with (
            Proxy(database) as line,
            play(mode, folder, database=database, line=line.database) as played,
        ):
            for break_something in BREAKS:
                await played.ask(ASKED_FOR_A_BREAK)
                await played.taps_under_way()
                await break_something(line, server)
            await played.settle()
            return played


async def _cut(line: Proxy, server: PostgresServer) -> None:
    for _ in range(5):
        line.cut()
        await asyncio.sleep(random.uniform(0.05, 0.3))


async def _lose_answers(line: Proxy, server: PostgresServer) -> None:
    for _ in range(5):
        line.at_commit = random.choice(list(AtCommit))
        await asyncio.sleep(random.uniform(0.1, 0.3))


async def _stop(line: Proxy, server: PostgresServer) -> None:
    await asyncio.to_thread(server.stop)
    await _start_after(DOWN_SECONDS, server)


async def _stop_for_long(line: Proxy, server: PostgresServer) -> None:
    await asyncio.to_thread(server.stop)
    await _start_after(LONG_DOWN_SECONDS, server)


async def _crash(line: Proxy, server: PostgresServer) -> None:
    await asyncio.to_thread(server.crash)
    await _start_after(DOWN_SECONDS, server)


async def _start_after(seconds: tuple[float, float], server: PostgresServer) -> None:
    await asyncio.sleep(random.uniform(*seconds))
    await asyncio.to_thread(server.start)


BREAKS = (_cut, _lose_answers, _stop, _lose_answers, _stop_for_long, _crash, _cut)
