"""The crash loop: customers answer, bots are killed at random moments, week after week.

What the sandbox saw is held against the tables at the end of each week, since keys are forgotten
after eight days, and once more when nothing is on its way any more.
"""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.chat.platforms import Platform
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.context import Context
from sandbox import Sandbox
from storage.engine.databases import Database, store_at
from storage.engine.store import Tx
from storage.states import OutboxKind, OutboxState
from tests.crash.bot import SharedClock
from tests.crash.crowd import CROWDS, Crowd, keep
from tests.crash.fleet import Doors, Fleet
from tests.crash.ledger import Books, doubled, lost, wrong
from tests.crash.setting import invite_everybody, plan_last_week, prepared
from tests.harness.postgresql import lent_database

WEEK = timedelta(days=7)
ALERTED = re.compile(r"^\S+ \d+ · (Customer [^\s,:]+)", re.MULTILINE)
SUMMED_UP = re.compile(r"^.* NPS · ")
"""The title of a weekly summary."""
UNTIL_LOOKED_FOR = timedelta(seconds=31)
LOOK_SECONDS = 0.1
WORKED_WITHIN = 100.0
LOOKED_FOR_AFTER = 25.0
"""Seconds, before time is let pass so that messages in doubt are looked for."""
MOST_LOOKS = 16
"""It takes half a minute until what a dead process was sending is known to be in doubt, and alerts
leave one a second."""
TAPS_WITHIN = 9.0
"""Where others might live, the next one waits until the dead one's leases have run out."""
ANY_MOMENT = 1.5
"""Seconds within which a kill falls, after somebody taps or after the last kill."""
DOWN_SECONDS = 0.6
"""How long a killed bot stays away, at most."""
KILLS_A_WEEK = 4
ASKED_FOR_A_KILL = 4
"""People on each platform."""


@dataclass(frozen=True, kw_only=True)
class Mode:
    database: str
    doors: Doors
    bots: int = 1

    def __str__(self) -> str:
        several = f", {self.bots} bots" if self.bots > 1 else ""
        return f"{self.database}, {self.doors.value}{several}"


MODES = tuple(
    Mode(database=database, doors=doors, bots=bots)
    for database, bots in (("SQLite", 1), ("PostgreSQL", 1), ("PostgreSQL", 3))
    for doors in Doors
)


@dataclass(kw_only=True)
class Tally:
    """What one platform's customers did, and what became of it."""

    asked: int = 0
    taps: int = 0
    acknowledged: int = 0
    stored: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Customers whose answer or its history is not what they tapped."""
    doubled: list[str] = field(default_factory=list)
    """Those among them with a tap that counted twice."""
    asked_twice: list[str] = field(default_factory=list)
    in_doubt: int = 0
    """Questions that may or may not have arrived; they are not sent again."""
    never_asked: list[str] = field(default_factory=list)
    unalerted: list[str] = field(default_factory=list)


class Play:
    """A sandbox with its crowds, the bots that are killed, and their books."""

    def __init__(self, fleet: Fleet, crowds: Mapping[Platform, Crowd], database: Database) -> None:
        """*database*: that of the bots, on a way that is never cut."""
        self.fleet = fleet
        self.crowds = crowds
        self.books = Books(database)
        self._database = database
        self.tallies = {platform: Tally() for platform in crowds}
        self.kills = 0
        self.summaries = (0, 0)
        """How many weeks have one in the tables, and how many were posted."""
        self._tapping: dict[str, asyncio.Task[None]] = {}
        self._counted: dict[Platform, int] = dict.fromkeys(crowds, 0)

    @property
    def sandbox(self) -> Sandbox:
        return next(iter(self.crowds.values())).sandbox

    async def ask(self, new: int) -> None:
        """So many more people on each platform are asked, and answer as soon as they are."""
        now = self.sandbox.clock.now()
        names: list[str] = []
        async with store_at(self._database) as store:
            for platform, crowd in self.crowds.items():
                customers = crowd.grow(new)
                await store.run(keep, customers, platform, now)
                names += [customer.name for customer in customers]
                for customer in customers:
                    self._tapping[customer.user] = asyncio.create_task(crowd.answer(customer))
            await store.run(_campaign, names, self.fleet, self.sandbox)

    async def kill_at_random(self) -> None:
        """Half of the kills fall while people tap, if any do; the others perhaps on a bot that
        starts, or waits for its turn."""
        if random.random() < 0.5:
            await self.taps_under_way()
        await asyncio.sleep(random.uniform(0.05, ANY_MOMENT))
        await self.kill(random.choice(self.fleet.awake))

    async def kill(self, victim: int) -> None:
        """It is away for a moment."""
        self.fleet.require_alive()
        self.fleet.kill(victim)
        self.kills += 1
        await asyncio.sleep(random.uniform(0, DOWN_SECONDS))
        self.fleet.start(victim)

    async def close_week(self) -> None:
        """Everything that was tapped is worked, and the last week is summed up; then the taps are
        counted, and a week passes."""
        await self._until(lambda: not (self._is_tapping() or self._is_summary_due()))
        self.count()
        self.sandbox.clock.move(WEEK)

    def _is_summary_due(self) -> bool:
        return self.books.has_due(OutboxKind.SUMMARY, self.sandbox.clock.now())

    async def taps_under_way(self) -> None:
        """Wait until somebody taps, but not for long: perhaps all are through."""
        with suppress(TimeoutError):
            await self._until(
                lambda: any(crowd.busy for crowd in self.crowds.values()), TAPS_WITHIN
            )

    async def until_answered(self) -> None:
        await self._until(self.is_answered)

    def is_answered(self) -> bool:
        """Everybody who was asked has answered, and nobody else will be."""
        questions = self.books.questions()
        people = sum(len(crowd.customers) for crowd in self.crowds.values())
        if len(questions) < people or self._is_tapping():
            return False
        unasked = (OutboxState.UNCERTAIN, OutboxState.FAILED)
        return all(
            self._tapping[user].done() or state in unasked for user, state in questions.items()
        )

    def _is_busy(self) -> bool:
        return any(crowd.busy for crowd in self.crowds.values())

    def _is_tapping(self) -> bool:
        waiting = any(tap.waiting for crowd in self.crowds.values() for tap in crowd.taps)
        return self._is_busy() or waiting or bool(self.books.waiting())

    async def settle(self) -> None:
        """Until nothing is on its way: messages of unknown fate are looked for at once."""
        for _ in range(MOST_LOOKS):
            with suppress(TimeoutError):
                await self._until(self._is_settled, LOOKED_FOR_AFTER)
                break
            if not self._is_tapping():
                self.sandbox.clock.move(UNTIL_LOOKED_FOR)
        self.count()
        self._count_messages()
        self.summaries = self._summaries()

    def _is_settled(self) -> bool:
        by = self.sandbox.clock.now() + UNTIL_LOOKED_FOR
        return not self._is_tapping() and not self.books.unsent(by)

    def count(self) -> None:
        """The taps since the last count."""
        for platform, crowd in self.crowds.items():
            tally, worked = self.tallies[platform], self.books.worked(platform)
            taps = crowd.taps[self._counted[platform] :]
            self._counted[platform] += len(taps)
            tally.taps += len(taps)
            tally.acknowledged += sum(tap.acknowledged for tap in taps)
            tally.stored += sum(tap.key in worked for tap in taps)
            tally.lost += lost(taps, worked)

    def _count_messages(self) -> None:
        alerted = self._alerted()
        questions = self.books.questions()
        for platform, crowd in self.crowds.items():
            tally, asked = self.tallies[platform], crowd.times_asked()
            answered = [one for one in crowd.customers if crowd.sees_question(one)]
            tally.asked = len(crowd.customers)
            tally.wrong = wrong(answered, platform, self.books)
            tally.doubled = doubled(answered, platform, self.books)
            tally.asked_twice = [one.name for one in crowd.customers if asked[one.chat] > 1]
            missed = [one for one in crowd.customers if not asked[one.chat]]
            doubted = [one for one in missed if questions.get(one.user) is OutboxState.UNCERTAIN]
            tally.in_doubt = len(doubted)
            tally.never_asked = [one.name for one in missed if one not in doubted]
            unheard = (one for one in answered if one.is_detractor and one.name not in alerted)
            tally.unalerted = [one.name for one in unheard]

    def _alerted(self) -> set[str]:
        """Who has an alert, or a line in a message that collects many."""
        made = self.sandbox.slack.history.made
        return {name for one in made for name in ALERTED.findall(one.text)}

    def _summaries(self) -> tuple[int, int]:
        made = self.sandbox.slack.history.made
        posts = [one.text for one in made if one.method == "chat.postMessage"]
        posted = sum(bool(SUMMED_UP.match(text)) for text in posts)
        states = self.books.states(OutboxKind.SUMMARY).values()
        return sum(state is OutboxState.SENT for state in states), posted

    async def _until(self, condition: Callable[[], bool], seconds: float = WORKED_WITHIN) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                self.fleet.require_alive()
                await asyncio.sleep(LOOK_SECONDS)

    async def close(self) -> None:
        for task in self._tapping.values():
            task.cancel()
        results = await asyncio.gather(*self._tapping.values(), return_exceptions=True)
        for failed in (one for one in results if isinstance(one, Exception)):
            raise failed


def _campaign(tx: Tx, names: list[str], fleet: Fleet, sandbox: Sandbox) -> None:
    token, now = random.randbytes(8).hex(), sandbox.clock.now()
    config, survey = fleet.config, fleet.config.surveys[0]
    campaigns_ask.propose(
        tx, names, survey, Context(config=config, now=now), campaign=token, asked_by=""
    )
    campaigns_ask.start(tx, token, Context(config=config, now=now, seed=random.randbytes(32)))


@contextmanager
def _made(mode: Mode, folder: Path) -> Iterator[Database]:
    if mode.database == "SQLite":
        yield folder / "tentap.db"
    else:
        with lent_database() as server:
            yield server


@asynccontextmanager
async def play(
    mode: Mode,
    folder: Path,
    *,
    database: Database | None = None,
    line: Database | None = None,
    web: bool = False,
) -> AsyncIterator[Play]:
    """*database*: one that is not made for this play alone; *line*: the bots' own way to it."""
    async with AsyncExitStack() as stack:
        if database is None:
            database = stack.enter_context(_made(mode, folder))
        sandbox = await stack.enter_async_context(Sandbox(clock=SharedClock()))
        fleet = Fleet(sandbox, line or database, folder, doors=mode.doors, size=mode.bots, web=web)
        await stack.enter_async_context(fleet)
        invite_everybody(sandbox)
        async with prepared(database) as store:
            await store.run(plan_last_week, fleet.config, sandbox.clock.now())
        crowds = {platform: CROWDS[platform](sandbox, 0) for platform in Platform}
        played = Play(fleet, crowds, database)
        stack.push_async_callback(played.close)
        fleet.start_all()
        yield played


async def run_loop(mode: Mode, folder: Path, kills: int) -> Play:
    """So many kills, week after week; then until all has settled."""
    async with play(mode, folder) as played:
        while played.kills < kills:
            for _ in range(min(KILLS_A_WEEK, kills - played.kills)):
                await played.ask(ASKED_FOR_A_KILL)
                await played.kill_at_random()
            await played.close_week()
        await played.settle()
        return played
