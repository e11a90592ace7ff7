"""The process dies at each named point; the next one keeps every promise."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from bot.chat.platforms import Platform
from handlers.app.sandbox_config import TELEGRAM_GROUPS, StaffPlatform
from sandbox import Sandbox
from storage.engine.databases import Database
from storage.states import OutboxKind, OutboxState
from tests.crash.bot import SharedClock
from tests.crash.crash_points import DELIVERY, INTAKE, CrashPoint
from tests.crash.crashing_store import Death, dying_store
from tests.crash.crowd import CROWDS, Crowd, CrowdCustomer, ask
from tests.crash.fleet import Doors, Fleet
from tests.crash.ledger import Books, lost, wrong
from tests.crash.setting import invite_everybody, plan_last_week, prepared
from tests.harness.postgresql import lent_database

pytestmark = pytest.mark.long

UNTIL_LOOKED_FOR = timedelta(seconds=31)
"""Before a message whose fate nobody knows is looked for."""
DIES_WITHIN = 20.0
SOON = 1.5
AFTER_A_LEASE = 10.0
"""Where others might live, what a dead process had is left alone for six seconds."""
LOOK_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True)
class DetractorDay:
    """One detractor is asked and taps, and the week's summary is due."""

    crowd: Crowd
    customer: CrowdCustomer
    tapping: asyncio.Task[None]
    fleet: Fleet
    books: Books

    @property
    def platform(self) -> Platform:
        return self.crowd.platform

    async def die(self, death: Death) -> None:
        bot = self.fleet.start(store_at=partial(dying_store, death))
        async with asyncio.timeout(DIES_WITHIN):
            while bot.is_alive():  # noqa: ASYNC110 - a process tells nobody
                await asyncio.sleep(LOOK_SECONDS)
        assert bot.exitcode == -signal.SIGKILL

    async def live_on(self) -> None:
        """Time passes until nothing is on its way in or out."""
        self.fleet.start()
        at_once = isinstance(self.fleet.database, Path)
        for _ in range(8):
            with suppress(TimeoutError):
                async with asyncio.timeout(SOON if at_once else AFTER_A_LEASE):
                    while not self.is_over():  # noqa: ASYNC110 - tables tell nobody
                        await asyncio.sleep(LOOK_SECONDS)
                    return
            self.crowd.sandbox.clock.move(UNTIL_LOOKED_FOR)

    def is_over(self) -> bool:
        by = self.crowd.sandbox.clock.now() + UNTIL_LOOKED_FOR
        is_asked = self.crowd.messages_of(self.customer)
        if is_asked and not (self.tapping.done() and self.is_shown()):
            return False
        waiting = any(tap.waiting for tap in self.crowd.taps) or self.books.waiting()
        return not (waiting or self.books.unsent(by))

    def is_shown(self) -> bool:
        try:
            return f"{self.customer.scores[-1]} of 10" in self.crowd.shows(self.customer)
        except LookupError:
            return False

    def alerts(self) -> int:
        return self._posted("support", f" · {self.customer.name}")

    def summaries(self) -> int:
        return self._posted("team", "Acme NPS · ")

    def _posted(self, channel: str, words: str) -> int:
        chat = {
            Platform.SLACK: f"C0{channel.upper()}",
            Platform.TELEGRAM: TELEGRAM_GROUPS[channel],
        }[self.platform]
        posts = self.crowd.posts.items()
        return sum(n for post, n in posts if post.startswith(f"{chat} ") and words in post)


@asynccontextmanager
async def a_day(
    platform: Platform, database: Database, folder: Path, doors: Doors, *, summary: bool
) -> AsyncIterator[DetractorDay]:
    staff = StaffPlatform.SLACK if platform is Platform.SLACK else StaffPlatform.TELEGRAM
    async with (
        Sandbox(clock=SharedClock()) as sandbox,
        Fleet(sandbox, database, folder, doors=doors, staff=staff) as fleet,
    ):
        invite_everybody(sandbox)
        crowd = CROWDS[platform](sandbox, 1)
        async with prepared(database) as store:
            now = sandbox.clock.now()
            if summary:
                await store.run(plan_last_week, fleet.config, now)
            await store.run(ask, crowd.customers, platform, fleet.config, now)
        [customer] = crowd.customers
        tapping = asyncio.create_task(crowd.answer(customer))
        books = Books(database)
        yield DetractorDay(
            crowd=crowd, customer=customer, tapping=tapping, fleet=fleet, books=books
        )
        tapping.cancel()


async def keeps_its_promises(
    point: CrashPoint, platform: Platform, database: Database, folder: Path, doors: Doors
) -> None:
    summary = any(death.kind is OutboxKind.SUMMARY for death in point.deaths)
    asked = 0 if point.unasked and platform is Platform.TELEGRAM else 1
    async with a_day(platform, database, folder, doors, summary=summary) as day:
        for death in point.deaths:
            await day.die(death)
        if point.acknowledged is not None:
            assert any(tap.acknowledged for tap in day.crowd.taps) is point.acknowledged
        await day.live_on()

        assert day.crowd.times_asked()[day.customer.chat] == asked
        assert lost(day.crowd.taps, day.books.worked(platform)) == []
        if asked:
            assert wrong([day.customer], platform, day.books) == []
            assert day.is_shown()
        assert asked <= day.alerts() <= asked * most_told(platform)
        assert summary <= day.summaries() <= summary * most_told(platform)
        sent = list(day.books.states(OutboxKind.SUMMARY).values()).count(OutboxState.SENT)
        assert sent == summary


def most_told(platform: Platform) -> int:
    """Slack is looked into before staff is told again; in Telegram they may be told twice."""
    return 1 if platform is Platform.SLACK else 2


SLACK, TELEGRAM = Platform
FETCHED, POSTED = Doors
Case = tuple[CrashPoint, Platform, Doors]


def _case(case: Case) -> ParameterSet:
    point, platform, doors = case
    return pytest.param(*case, id=f"{point.name}, {platform}, {doors.value}")


ALL = [
    *((point, platform, doors) for point in INTAKE for platform in Platform for doors in Doors),
    *((point, platform, FETCHED) for point in DELIVERY for platform in Platform),
]


@pytest.mark.parametrize(("point", "platform", "doors"), [_case(case) for case in ALL])
async def test_the_next_process_keeps_every_promise(
    tmp_path: Path, point: CrashPoint, platform: Platform, doors: Doors
) -> None:
    await keeps_its_promises(point, platform, tmp_path / "tentap.db", tmp_path, doors)


@pytest.mark.parametrize(
    ("point", "platform", "doors"),
    [_case((point, SLACK, POSTED)) for point in INTAKE[1:4]],
)
async def test_on_postgresql_it_waits_until_the_dead_one_is_known_to_be_gone(
    tmp_path: Path, point: CrashPoint, platform: Platform, doors: Doors
) -> None:
    with lent_database() as database:
        await keeps_its_promises(point, platform, database, tmp_path, doors)
