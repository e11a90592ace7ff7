"""A tap alone, and 32 at once: Tentap against the floor, in turns, in one run."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import tentap
from benchmarks.customers import ask
from benchmarks.floor import Floor, Recorded, Recorder
from benchmarks.playing import all_asked
from benchmarks.ways import Meter, Way, running
from benchmarks.world import World
from bot.addresses import Platform
from handlers.running import wall_clock
from handlers.wiring import opened

ROUNDS = 9
WARM_UP = 8
ALONE = 96
AT_ONCE = 32
BURSTS = 6
CUSTOMERS = WARM_UP + ALONE + AT_ONCE * BURSTS
BREATH_SECONDS = 0.01
"""Between two taps: the next poll must have reached Telegram."""

TENTAP: dict[Platform, Way] = {
    Platform.SLACK: tentap.in_slack,
    Platform.TELEGRAM: tentap.in_telegram,
}


@dataclass(frozen=True, kw_only=True)
class Round:
    """Seconds; the medians of one turn."""

    alone: float
    at_once: float
    """For all 32."""


class Bench:
    """One platform's customers, asked once; each turn begins at the same database."""

    def __init__(self, world: World, platform: Platform, asked: Path) -> None:
        self._world = world
        self._platform = platform
        self._asked = asked

    async def record(self) -> tuple[Recorded, ...]:
        """What Tentap says to its database for each tap, one after the other."""
        recorder = Recorder()
        async with self._listening(TENTAP[self._platform]) as meter:
            with recorder.listening():
                for number in range(CUSTOMERS):
                    await self._seconds(meter, [number])
                    recorder.tap_is_over()
        return tuple(recorder.taps)

    async def turn(self, way: Way) -> Round:
        numbers = iter(range(CUSTOMERS))
        async with self._listening(way) as meter:
            for _ in range(WARM_UP):
                await self._seconds(meter, [next(numbers)])
            alone = [await self._seconds(meter, [next(numbers)]) for _ in range(ALONE)]
            at_once = [
                await self._seconds(meter, [next(numbers) for _ in range(AT_ONCE)])
                for _ in range(BURSTS)
            ]
        return Round(alone=median(alone), at_once=median(at_once))

    @asynccontextmanager
    async def _listening(self, way: Way) -> AsyncIterator[Meter]:
        meter, database = Meter(), self._asked.with_name("turn.db")
        shutil.copy(self._asked, database)
        await self._sockets(none=True)
        async with way(self._world, database, meter.committed):
            await self._sockets(none=False)
            yield meter
        if (found := _answers(database)) != CUSTOMERS:
            raise RuntimeError(f"{found} answers came of {CUSTOMERS} taps: nothing was measured")
        for left in self._asked.parent.glob("turn.db*"):
            left.unlink()

    async def _sockets(self, *, none: bool) -> None:
        """Wait until Slack has somebody to talk to, or nobody."""
        if self._platform is Platform.SLACK:
            while (self._world.sockets() == 0) is not none:  # noqa: ASYNC110 - another process's
                await asyncio.sleep(BREATH_SECONDS)

    async def _seconds(self, meter: Meter, numbers: Sequence[int]) -> float:
        """From the taps on the wire to the last COMMIT."""
        done = meter.expect(len(numbers))
        self._world.tap(self._platform, numbers)
        ended = await done
        seconds = ended - self._world.tapped_at()
        await asyncio.sleep(BREATH_SECONDS)
        return seconds


def _answers(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT count(*) FROM invitations WHERE score IS NOT NULL"
        return int(connection.execute(query).fetchone()[0])


async def asked_in(folder: Path, world: World) -> Path:
    """A database in which every customer has the question before them."""
    database = folder / "asked.db"
    customers = [one for crowd in world.customers.values() for one in crowd]
    async with opened(world.config, world.secrets, database, wall_clock) as bot:
        await bot.store.run(ask, customers, world.config, wall_clock())
        async with running(bot.run()):
            await all_asked(bot)
        await bot.store.checkpoint()
    return database


@dataclass(frozen=True, kw_only=True)
class Rounds:
    """A platform's turns in pairs, one right after the other: both meet the machine as it is."""

    platform: Platform
    pairs: tuple[tuple[Round, Round], ...]
    """Tentap's, and the floor's."""


async def measure(world: World, platform: Platform, asked: Path) -> Rounds:
    bench = Bench(world, platform, asked)
    floor = Floor(await bench.record())
    bare = floor.in_slack if platform is Platform.SLACK else floor.in_telegram
    pairs = [(await bench.turn(TENTAP[platform]), await bench.turn(bare)) for _ in range(ROUNDS)]
    return Rounds(platform=platform, pairs=tuple(pairs))
