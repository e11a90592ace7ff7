"""Kill the bot again and again while customers tap, and start it again until nothing waits."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from bot.chat.platforms import Platform
from handlers.inbox.intake import Intake
from sandbox import Sandbox
from tests.crash.bot import SharedClock
from tests.crash.crowd import CROWDS, Crowd, CrowdCustomer, ask
from tests.crash.fleet import Fleet
from tests.crash.ledger import Books, TapCounts, standing
from tests.crash.setting import invite_everybody, prepared

LOOK_SECONDS = 0.004
DUST_SECONDS = 0.05
"""After a kill: what the process had already said has arrived by then."""
PATIENCE_SECONDS = 120.0


class Scene:
    """A sandbox that outlives the bot, a crowd of customers, and the bot's database."""

    def __init__(self, crowd: Crowd, fleet: Fleet, intake: type[Intake]) -> None:
        self.crowd = crowd
        self.books = Books(fleet.database)
        self._fleet = fleet
        self._intake = intake
        self._tapping: list[asyncio.Task[None]] = []

    @property
    def _worked(self) -> set[str]:
        return self.books.worked(self.crowd.platform)

    async def ask_everybody(self) -> None:
        """Every customer has the question in front of them."""
        now = self.crowd.sandbox.clock.now()
        async with prepared(self._fleet.database) as store:
            asked = (self.crowd.customers, self.crowd.platform, self._fleet.config, now)
            await store.run(ask, *asked)
        with self._running():
            await self._until(lambda: all(map(self.crowd.sees_question, self.crowd.customers)))

    async def kill_while_tapping(self, kills: int) -> AsyncIterator[TapCounts]:
        """An equal part of the customers taps before each kill; how the taps stood at each."""
        for number in range(kills):
            part = self.crowd.customers[number::kills]
            self._tapping += [asyncio.create_task(self.crowd.answer(one)) for one in part]
            with self._running():
                await self._moment_to_kill()
            await asyncio.sleep(DUST_SECONDS)
            yield standing(self.crowd.taps, self._worked)

    async def _moment_to_kill(self) -> None:
        """Some of what has come since the start is acknowledged, and not yet worked."""
        before = {tap.key for tap in self.crowd.taps if tap.acknowledged}
        enough = random.randint(1, 6)

        def is_due() -> bool:
            fresh = [tap for tap in self.crowd.taps if tap.key not in before]
            return standing(fresh, self._worked).acknowledged >= enough or self._is_over()

        await self._until(is_due)
        await asyncio.sleep(random.uniform(0, 0.05))

    def _is_over(self) -> bool:
        """Everybody has tapped, and all of it is worked."""
        for task in self._tapping:
            if not task.done():
                return False
            task.result()
        now = standing(self.crowd.taps, self._worked)
        return not now.acknowledged + now.unacknowledged

    async def drain(self) -> None:
        """Let the bot live until everybody has tapped and reads their own number."""
        with self._running():
            await self._until(self._is_over)
            await self._until(lambda: all(self._is_shown(one) for one in self.crowd.customers))

    async def drain_taps(self) -> None:
        """Let the bot live until everybody has tapped and whatever was kept is worked."""
        with self._running():
            await asyncio.gather(*self._tapping)
            await asyncio.sleep(1)

    def _is_shown(self, customer: CrowdCustomer) -> bool:
        return f"{customer.scores[-1]} of 10" in self.crowd.shows(customer)

    @contextmanager
    def _running(self) -> Iterator[None]:
        """The bot lives, and is killed."""
        self._fleet.start(Intake=self._intake)
        try:
            yield
        finally:
            self._fleet.kill()

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not condition():
                self._fleet.require_alive()
                await asyncio.sleep(LOOK_SECONDS)


@asynccontextmanager
async def scene(
    folder: Path, platform: Platform, size: int, intake: type[Intake]
) -> AsyncIterator[Scene]:
    async with (
        Sandbox(clock=SharedClock()) as sandbox,
        Fleet(sandbox, folder / "tentap.db", folder) as fleet,
    ):
        invite_everybody(sandbox)
        yield Scene(CROWDS[platform](sandbox, size), fleet, intake)
