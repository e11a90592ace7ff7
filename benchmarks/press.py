"""A press in Slack until our 200, over HTTP, as the other end of the wire sees it."""

import asyncio
import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlsplit

from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks import report
from benchmarks.asked_customers import asked_in
from benchmarks.databases import DatabaseKind, in_file, raw
from benchmarks.floor import bare_route
from benchmarks.sandbox_process import SandboxProcess, opened_world
from benchmarks.tentap import serving_presses
from benchmarks.web_server import serving
from bot.chat.platforms import Platform
from handlers.slack.manifest import REQUEST_PATH
from storage.engine.databases import Database

ROUNDS = 9
WARM_UP = 8
PRESSES = 100
BREATH_SECONDS = 0.01
"""After each 200: the press is processed then."""
MOST = 2.0

TITLE = f"""
A press in Slack over HTTP until its 200, the p50 of {PRESSES} in each of {ROUNDS} rounds;
the floor: a route that checks the signature and commits one row"""


async def run(folder: Path) -> None:
    print(TITLE)
    processes = multiprocessing.get_context("spawn")
    with (
        opened_world(WARM_UP + PRESSES) as world,
        ProcessPoolExecutor(1, mp_context=processes) as presser,
    ):
        place = in_file(await asked_in(folder, world))
        bench = _Bench(world, place, presser, await _bodies(world))
        pairs = [(await bench.turn(_tentap), await bench.turn(_bare)) for _ in range(ROUNDS)]
    report.ratio("Slack, press to 200", pairs, MOST)


async def _bodies(world: SandboxProcess) -> Sequence[bytes]:
    """What Slack posts when each of the customers presses."""
    bodies: list[bytes] = []

    async def take(request: Request) -> Response:
        bodies.append(await request.body())
        return Response()

    async with serving(Route(REQUEST_PATH, take, methods=["POST"])) as url:
        world.post_to(url)
        world.tap(Platform.SLACK, range(WARM_UP + PRESSES))
        world.tapped_at()
        while len(bodies) < WARM_UP + PRESSES:  # noqa: ASYNC110 - counts what another process sends
            await asyncio.sleep(BREATH_SECONDS)
    return bodies


class _Bench:
    def __init__(
        self, world: SandboxProcess, place: DatabaseKind, presser: Executor, bodies: Sequence[bytes]
    ) -> None:
        self._world = world
        self._place = place
        self._presser = presser
        self._bodies = bodies

    async def turn(self, way: "_Way") -> float:
        """Seconds; the median."""
        loop = asyncio.get_running_loop()
        secret = self._world.signing_secret
        with self._place.fresh() as database:
            async with way(self._world, database) as url:
                seconds = await loop.run_in_executor(
                    self._presser, _press_all, url, secret, self._bodies
                )
            kept = _kept(database)
        if kept != len(self._bodies):
            raise RuntimeError(f"{kept} of {len(self._bodies)} presses were kept")
        return median(seconds[WARM_UP:])


_Way = Callable[[SandboxProcess, Database], AbstractAsyncContextManager[str]]
"""Answers presses at an address, and keeps them in the database."""


def _tentap(world: SandboxProcess, database: Database) -> AbstractAsyncContextManager[str]:
    return serving_presses(world, database, lambda: None)


def _bare(world: SandboxProcess, database: Database) -> AbstractAsyncContextManager[str]:
    return bare_route(world.signing_secret, database)


def _press_all(url: str, secret: str, bodies: Sequence[bytes]) -> list[float]:
    """Seconds until each 200, over one connection; in a process of its own."""
    address = urlsplit(url)
    assert address.hostname is not None
    connection = HTTPConnection(address.hostname, address.port)
    seconds = []
    for body in bodies:
        headers = _signed(secret, body)
        begin = perf_counter()
        connection.request("POST", address.path, body, headers)
        answer = connection.getresponse()
        answer.read()
        seconds.append(perf_counter() - begin)
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"a press was answered with {answer.status}")
        time.sleep(BREATH_SECONDS)
    connection.close()
    return seconds


def _signed(secret: str, body: bytes) -> dict[str, str]:
    timestamp = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    assert signature is not None
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature,
    }


def _kept(database: Database) -> int:
    """Rows of the inbox, or of the bare route's table."""
    with raw(database) as driver:
        (is_bare,) = driver.execute("SELECT count(*) FROM sqlite_master WHERE name = 'presses'", ())
        table = "presses" if is_bare[0] else "inbox"
        return int(driver.execute(f"SELECT count(*) FROM {table}", ())[0][0])
