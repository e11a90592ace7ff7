"""A tap alone, and 32 at once: Tentap against the floor, in turns, in one run."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import report, tentap
from benchmarks.asked_customers import asked_in
from benchmarks.databases import DatabaseKind, in_file, on_server, raw
from benchmarks.floor import Floor
from benchmarks.sandbox_process import SandboxProcess, opened_world
from benchmarks.statement_recorder import Recorded, StatementRecorder
from benchmarks.variants import Meter, Way
from bot.chat.platforms import Platform
from storage.engine.databases import Database
from tests.harness.postgresql import own_server

ROUNDS = 7
WARM_UP = 8
ALONE = 48
AT_ONCE = 32
BURSTS = 4
CUSTOMERS = WARM_UP + ALONE + AT_ONCE * BURSTS
BREATH_SECONDS = 0.01
"""Between two taps: the next poll must have reached Telegram."""
MOST_ALONE, MOST_AT_ONCE = 2.2, 1.1
"""Times the floor."""

TITLE = f"""
A tap's way from the wire to its committed answer, in medians of {ROUNDS} rounds
(the least and the greatest ratio of a round); the floor: the bare library with the same statements
in the bare driver"""


@dataclass(frozen=True, kw_only=True)
class InboundPath:
    """One way for taps to come in."""

    name: str
    platform: Platform
    tentap: Way
    floor: Callable[[Floor], Way]
    has_sockets: bool = False


LINES = (
    InboundPath(
        name="Telegram, polling",
        platform=Platform.TELEGRAM,
        tentap=tentap.in_telegram,
        floor=lambda floor: floor.in_telegram,
    ),
    InboundPath(
        name="Slack, Socket Mode",
        platform=Platform.SLACK,
        tentap=tentap.in_slack,
        floor=lambda floor: floor.in_slack,
        has_sockets=True,
    ),
    InboundPath(
        name="Slack, HTTP",
        platform=Platform.SLACK,
        tentap=tentap.in_slack_over_http,
        floor=lambda floor: floor.in_slack_over_http,
    ),
)
"""HTTP comes last: an app that is set to post opens no sockets any more."""


async def run(folder: Path) -> None:
    print(TITLE)
    with opened_world(CUSTOMERS) as world, own_server() as server:
        asked = await asked_in(folder, world)
        places = (in_file(asked), on_server(server, asked))
        for line in LINES:
            for place in places:
                await _compare(Bench(world, line, place))


async def _compare(bench: "Bench") -> None:
    """In turns, one right after the other: both meet the machine as it is."""
    ours, theirs = bench.line.tentap, bench.line.floor(Floor(await bench.record()))
    pairs = [(await bench.turn(ours), await bench.turn(theirs)) for _ in range(ROUNDS)]
    name = f"{bench.line.name} on {bench.place.name}"
    alone = [(tentap.alone, floor.alone) for tentap, floor in pairs]
    at_once = [(tentap.at_once, floor.at_once) for tentap, floor in pairs]
    report.ratio(f"{name}, alone", alone, MOST_ALONE)
    report.ratio(f"{name}, {AT_ONCE} at once", at_once, MOST_AT_ONCE)


@dataclass(frozen=True, kw_only=True)
class TurnMedians:
    """Seconds; the medians of one turn."""

    alone: float
    at_once: float
    """For all 32."""


class Bench:
    """One line's customers, asked once; each turn begins at the same database."""

    def __init__(self, world: SandboxProcess, line: InboundPath, place: DatabaseKind) -> None:
        self._world = world
        self.line = line
        self.place = place

    async def record(self) -> tuple[Recorded, ...]:
        """What Tentap says to its database for each tap, one after the other."""
        recorder = StatementRecorder()
        async with self._listening(self.line.tentap) as meter:
            with recorder.listening():
                for number in range(CUSTOMERS):
                    await self._seconds(meter, [number])
                    recorder.tap_is_over()
        return tuple(recorder.taps)

    async def turn(self, way: Way) -> TurnMedians:
        numbers = iter(range(CUSTOMERS))
        async with self._listening(way) as meter:
            for _ in range(WARM_UP):
                await self._seconds(meter, [next(numbers)])
            alone = [await self._seconds(meter, [next(numbers)]) for _ in range(ALONE)]
            at_once = [
                await self._seconds(meter, [next(numbers) for _ in range(AT_ONCE)])
                for _ in range(BURSTS)
            ]
        return TurnMedians(alone=median(alone), at_once=median(at_once))

    @asynccontextmanager
    async def _listening(self, way: Way) -> AsyncIterator[Meter]:
        meter = Meter()
        with self.place.fresh() as database:
            await self._sockets(none=True)
            async with way(self._world, database, meter.committed):
                await self._sockets(none=False)
                yield meter
            if (found := _answers(database)) != CUSTOMERS:
                raise RuntimeError(f"{found} answers of {CUSTOMERS} taps: nothing was measured")

    async def _sockets(self, *, none: bool) -> None:
        """Wait until Slack has somebody to talk to, or nobody."""
        if self.line.has_sockets:
            while (self._world.sockets() == 0) is not none:  # noqa: ASYNC110 - another process's
                await asyncio.sleep(BREATH_SECONDS)

    async def _seconds(self, meter: Meter, numbers: Sequence[int]) -> float:
        """From the taps on the wire to the last COMMIT."""
        done = meter.expect(len(numbers))
        self._world.tap(self.line.platform, numbers)
        ended = await done
        seconds = ended - self._world.tapped_at()
        await asyncio.sleep(BREATH_SECONDS)
        return seconds


def _answers(database: Database) -> int:
    with raw(database) as driver:
        counted = driver.execute("SELECT count(*) FROM invitations WHERE score IS NOT NULL", ())
        return int(counted[0][0])
