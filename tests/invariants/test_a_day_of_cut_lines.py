"""A day on which every tenth line to a platform is cut after its message arrived: what people see,
counted by the sandbox, is what the delivery policy says."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from bot.figures.weeks import Week
from bot.states import InvitationState
from bot.survey.scale import NPS
from handlers.app.sandbox_config import StaffPlatform
from handlers.cluster import downtime
from sandbox import Clock, Fault
from sandbox.slack import SlackUser
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.test_uncertain import POLICY
from tests.harness.house import QUESTION
from tests.harness.sqlite import migrated
from tests.harness.summaries import title_of
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse, open_home
from tests.upgrades.user_actions import answer
from tests.upgrades.waiting import time_flies

CUSTOMERS = 50
TENTH = 10
TUESDAY, MONDAY = 1, 0
UNTIL_REMINDED = timedelta(days=4, minutes=1)
SECOND = timedelta(seconds=1)
HELP = ENGLISH("note.help")
REMINDER = ENGLISH("reminder", **NPS.ends)
BEFORE, AFTER = "The export is slow", "The import is slow"
"""A comment, and what it is edited to."""
STAFF = {Platform.SLACK: StaffPlatform.SLACK, Platform.TELEGRAM: StaffPlatform.TELEGRAM}
EDITS = (OutboxKind.CARD, OutboxKind.RETIRED)
WAITING = (OutboxState.DUE, OutboxState.SENDING)

POST = {Platform.SLACK: "chat.postMessage", Platform.TELEGRAM: "sendMessage"}
EDIT = {Platform.SLACK: "chat.update", Platform.TELEGRAM: "editMessageText"}
EDIT_AFTER_A_PRESS = {Platform.SLACK: "response_url", Platform.TELEGRAM: "editMessageText"}


def noon(weekday: int, now: datetime) -> timedelta:
    """Until then, in the days to come."""
    day = now.date() + timedelta(days=(weekday - now.weekday() - 1) % 7 + 1)
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - now


class CutLinesDay:
    """Customers and staff on one platform."""

    def __init__(self, home: RestartableHouse, platform: Platform) -> None:
        self.home = home
        self.platform = platform
        on = home.slack if platform is Platform.SLACK else home.telegram
        self._faults = on.faults
        self.with_words: list[Customer] = []
        self.customers: list[Customer] = [on.add_user(f"No. {n}") for n in range(CUSTOMERS)]

    async def cut_every_tenth(
        self,
        kind: OutboxKind,
        method: str,
        words: str,
        begin: Callable[[], Awaitable[object]],
        n: int = TENTH,
    ) -> None:
        """*begin* brings *n* messages about, with these *words*; where there is one alone, it is
        the tenth. Then time passes until each has come to rest."""
        cut = max(n // TENTH, 1)
        await time_flies(self.home)
        rested, seen = await self._rested(kind), self._seen(kind, words)
        self._faults.plan(method, Fault.DROP_AFTER, times=cut, after=min(n, TENTH) - 1)
        await begin()
        await self._until_rested(kind, rested.total() + n)
        assert self._faults.left(method) == 0

        times, state = POLICY[kind][self.platform]
        states = Counter({OutboxState.SENT: n - cut}) + Counter({state: cut})
        assert await self._rested(kind) - rested == states
        faces = 1 if kind in EDITS else times  # the same face twice is one face
        assert self._seen(kind, words) - seen == n - cut + cut * faces

    async def _rested(self, kind: OutboxKind) -> Counter[OutboxState]:
        rows = await self.home.rows(outbox, outbox.c.kind == kind)
        return Counter(row.state for row in rows if row.state not in WAITING)

    async def _until_rested(self, kind: OutboxKind, n: int) -> None:
        async with asyncio.timeout(40):
            while (await self._rested(kind)).total() < n:
                await self.home.pass_time(SECOND)
                await asyncio.sleep(0.01)

    def _seen(self, kind: OutboxKind, words: str) -> int:
        """How many messages were posted with these words; of edits, how many people read them now,
        and of records without buttons, how many say this alone."""
        shown = [self.home.shown(customer) for customer in self.customers]
        if kind is OutboxKind.CARD:
            return sum(any(words in text for text in texts) for texts in shown)
        if kind is OutboxKind.RETIRED:
            return sum(texts.count(words) for texts in shown)
        post = POST[self.platform]
        if self.platform is Platform.SLACK:
            made = self.home.slack.history.made
            return sum(one.method == post and words in one.text for one in made)
        sent = self.home.telegram.history.sent
        return sum(one.method == post and words in one.message.text for one in sent)

    def olders(self, words: str) -> dict[str, int]:
        """What has become of the questions above the answers with these words."""
        olders = [self.home.shown(customer)[0] for customer in self.customers]
        return Counter(
            "a record" if text == words else "the card" for text in olders if words in text
        )

    async def answer(self, customers: list[Customer], how: Callable[[Customer], None]) -> None:
        for customer in customers:
            how(customer)
        for customer in customers:
            await self.home.becomes(lambda it: it.score is not None, customer)

    async def waiting(self) -> list[Customer]:
        """Whose question is known to have arrived, and open."""
        states = {one: (await self.home.invitation(one)).state for one in self.customers}
        return [one for one, state in states.items() if state is InvitationState.HANDED_OVER]

    # -- what happens on this day -------------------------------------------------------------

    async def ask(self) -> None:
        await self.home.queue_question(*self.customers)

    async def tap(self, score: int) -> None:
        part = (await self.waiting())[:TENTH]
        await self.answer(part, lambda one: self.home.tap(one, score))

    async def tap_in_turn(self, score: int) -> None:
        """Each alert goes out before the next tap; many at once would be one message."""
        *others, last = (await self.waiting())[:TENTH]
        for customer in others:
            rested = (await self._rested(OutboxKind.ALERT)).total()
            await self.answer([customer], lambda one: self.home.tap(one, score))
            await self._until_rested(OutboxKind.ALERT, rested + 1)
        await self.answer([last], lambda one: self.home.tap(one, score))

    async def type_numbers(self) -> None:
        part = (await self.waiting())[:TENTH]
        await self.answer(part, lambda one: self.home.type(one, "8"))

    async def type_numbers_with_words(self) -> None:
        self.with_words = (await self.waiting())[:TENTH]
        await self.answer(self.with_words, lambda one: self.home.type(one, f"7, {BEFORE}"))

    async def edit_words(self) -> None:
        for customer in self.with_words:
            self._edit_last(customer, f"7, {AFTER}")

    def _edit_last(self, customer: Customer, words: str) -> None:
        """They edit what they typed last."""
        slack, telegram = self.home.slack, self.home.telegram
        if isinstance(customer, SlackUser):
            own = [one for one in slack.messages(customer) if one.author == customer.name]
            slack.edit_typed(own[-1], words)
        else:
            typed = [one for one in telegram.messages(customer) if one.sender == customer]
            telegram.edit_typed(typed[-1], words)

    async def ask_for_help(self) -> None:
        for customer in self.customers[:TENTH]:
            self.home.type(customer, "help")
        await self.home.until_rows(
            outbox, lambda rows: sum(row.kind is OutboxKind.NOTE for row in rows) == TENTH
        )


@pytest.fixture(params=list(Platform))
async def day(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[CutLinesDay]:
    """It begins on a Tuesday: the reminders leave before the week's summary. No leap of the clock
    is taken for an outage, however slow the machine is."""
    monkeypatch.setattr(downtime, "BEAT_SECONDS", 3600.0)
    clock, database = Clock(), migrated(tmp_path / "tentap.db")
    clock.move(noon(TUESDAY, clock.now()))
    async with open_home(database, staff=STAFF[request.param], clock=clock) as home:
        day = CutLinesDay(home, request.param)
        await home.add(*day.customers)
        yield day


@pytest.mark.long
async def test_people_see_of_every_tenth_message_what_the_policy_says(day: CutLinesDay) -> None:
    home = day.home
    post, edit, fast = POST[day.platform], EDIT[day.platform], EDIT_AFTER_A_PRESS[day.platform]

    await day.cut_every_tenth(OutboxKind.QUESTION, post, QUESTION, day.ask, CUSTOMERS)
    assert [home.questions(customer) for customer in day.customers] == [1] * CUSTOMERS
    await day.cut_every_tenth(OutboxKind.CARD, fast, "9 of 10", partial(day.tap, 9))
    await day.cut_every_tenth(OutboxKind.CARD_BELOW, post, answer(8), day.type_numbers)
    await time_flies(home)
    assert day.olders(answer(8)) == {"a record": TENTH - 1, "the card": 1}
    typed = day.type_numbers_with_words
    await day.cut_every_tenth(OutboxKind.RETIRED, edit, answer(7), typed)
    await day.cut_every_tenth(OutboxKind.CARD, edit, AFTER, day.edit_words)
    await day.cut_every_tenth(OutboxKind.ALERT, post, "🔴 3 · ", partial(day.tap_in_turn, 3))
    await day.cut_every_tenth(OutboxKind.NOTE, post, HELP, day.ask_for_help)
    silent = len(await day.waiting())
    remind = partial(home.pass_time, UNTIL_REMINDED)
    await day.cut_every_tenth(OutboxKind.REMINDER, post, REMINDER, remind, silent)
    end_of_week = partial(home.pass_time, noon(MONDAY, home.now))
    title = title_of(Week.of(home.now.date()))
    await day.cut_every_tenth(OutboxKind.SUMMARY, post, title, end_of_week, 1)
