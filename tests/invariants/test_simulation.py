"""Whole lives against a running bot: whatever people do, in whatever order, promises hold."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.chat.platforms import Platform
from bot.states import InvitationState
from sandbox import Fault
from sandbox.telegram import TelegramMessage, TelegramUser
from storage.messaging import claims
from storage.schema import invitations, score_changes
from tests.harness.house import QUESTION
from tests.invariants.restartable_house import RestartableHouse, open_home
from tests.storage.cast import unworked

A_PING_THAT_HAD_NOT_BEGUN = "ignore:coroutine 'WebSocketWriter.send_frame' was never awaited"
"""What aiohttp leaves where the loop of a killed bot ends in that moment."""
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(900),
    pytest.mark.filterwarnings(f"{A_PING_THAT_HAD_NOT_BEGUN}:RuntimeWarning"),
]

CHANGE_WINDOW = timedelta(hours=24)
EVERY = timedelta(days=90)
"""Between two questions of one survey to one person, as in bot.toml."""
PEOPLE = ("Tomo", "Rika")

people = st.sampled_from(PEOPLE)
scores = st.integers(0, 10)


@dataclass(kw_only=True)
class Round:
    """One asking of one person, as it must be kept."""

    asked_at: datetime
    question: TelegramMessage | None = None
    answered_at: datetime | None = None
    scores: list[int] = field(default_factory=list)
    declined: bool = False
    lost: bool = False

    def give(self, score: int, now: datetime) -> None:
        if self.answered_at is None:
            self.answered_at = now
            self.scores.append(score)
        elif score != self.scores[-1] and now <= self.answered_at + CHANGE_WINDOW:
            self.scores.append(score)


@dataclass(kw_only=True)
class Life:
    """What one person did, and what must be kept of it."""

    user: TelegramUser
    rounds: list[Round] = field(default_factory=list)
    never: bool = False
    questions_at_never: int = 0


class Lives(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.home: RestartableHouse = self.runner.run(self._open())
        self.lives = {name: self.runner.run(self._join(name)) for name in PEOPLE}

    async def _open(self) -> RestartableHouse:
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        return await self.stack.enter_async_context(open_home(Path(folder) / "tentap.db"))

    async def _join(self, name: str) -> Life:
        user = self.home.telegram.add_user(name, language_code="en")
        await self.home.add(user)
        return Life(user=user)

    def teardown(self) -> None:
        self.runner.run(self.stack.aclose())
        self.runner.close()

    # -- what people do -----------------------------------------------------------------------

    @initialize()
    def everybody_is_asked(self) -> None:
        for name in PEOPLE:
            self._ask(name)

    @rule(name=people)
    def ask_too_early(self, name: str) -> None:
        self._ask(name)

    @rule(name=people, fault=st.sampled_from([None, *Fault]))
    def ask_again_a_round_later(self, name: str, fault: Fault | None) -> None:
        self.time_passes(days=91)
        self._settle()
        if fault is not None and not self.lives[name].never:
            self.home.telegram.faults.plan("sendMessage", fault)
        self._ask(name)

    def _ask(self, name: str) -> None:
        life, now = self.lives[name], self.home.now
        self._note_lost(life)
        recent = any(one.asked_at + EVERY > now and not one.lost for one in life.rounds)
        asked = self.runner.run(self.home.queue_question(life.user))
        assert not (asked and (life.never or recent))
        if asked:
            life.rounds.append(Round(asked_at=now))

    def _note_lost(self, life: Life) -> None:
        """A question that certainly never arrived may be asked again."""
        if life.rounds:
            newest = self.runner.run(self.home.invitation(life.user))
            life.rounds[-1].lost = newest.state is InvitationState.UNDELIVERABLE

    @rule(name=people, score=scores, twice=st.booleans())
    def tap(self, name: str, score: int, twice: bool) -> None:
        life = self.lives[name]
        question = life.rounds[-1].question
        if question is None:
            return
        for _ in range(1 + twice):
            self.home.tap_as_it_was(life.user, question, score)
        life.rounds[-1].give(score, self.home.now)

    @rule(name=people, score=scores)
    def tap_an_older_question(self, name: str, score: int) -> None:
        life = self.lives[name]
        arrived = [one.question for one in life.rounds if one.question is not None]
        if len(arrived) > 1 and life.rounds[-1].question is not None:
            self.home.tap_as_it_was(life.user, arrived[0], score)

    @rule(name=people, score=scores)
    def tap_somebody_elses(self, name: str, score: int) -> None:
        thief = next(other.user for key, other in self.lives.items() if key != name)
        for one in self.lives[name].rounds[-1:]:
            if one.question is not None:
                self.home.tap_as_it_was(thief, one.question, score)

    @rule(name=people, tired=st.integers(0, 9))
    def stop(self, name: str, tired: int) -> None:
        """Once in a while somebody has had enough."""
        life = self.lives[name]
        if tired:
            return
        self.home.type(life.user, "stop")
        life.never = True
        self._settle()
        life.questions_at_never = self._questions_sent(life.user)

    @rule(days=st.sampled_from([1, 4, 15]))
    def time_passes(self, days: int) -> None:
        self.runner.run(self.home.pass_time(timedelta(days=days, minutes=1)))

    @rule()
    def the_bot_is_restarted(self) -> None:
        self.runner.run(self.home.stop())
        self.runner.run(self.home.start())

    # -- what must hold -----------------------------------------------------------------------

    @invariant()
    def what_was_tapped_is_kept(self) -> None:
        self._settle()
        kept = self.runner.run(self._kept())
        expected = [one.scores for life in self.lives.values() for one in life.rounds]
        assert sorted(kept) == sorted(expected)

    @invariant()
    def each_round_is_one_question_at_most(self) -> None:
        for life in self.lives.values():
            assert self._questions_sent(life.user) <= len(life.rounds), self._told(life.user)

    @invariant()
    def never_means_never(self) -> None:
        for life in self.lives.values():
            if life.never:
                assert self._questions_sent(life.user) == life.questions_at_never

    def _told(self, user: TelegramUser) -> list[str]:
        """Everything that was sent to a person, for the text of a failure."""
        mine = (one for one in self.home.telegram.history.sent if one.message.chat_id == user.id)
        return [f"{one.at:%d %H:%M:%S} {one.method} {one.message.text[:90]}" for one in mine]

    def _questions_sent(self, user: TelegramUser) -> int:
        sent = self.home.telegram.history.sent
        return sum(
            one.method == "sendMessage"
            and one.message.chat_id == user.id
            and QUESTION in one.message.text
            for one in sent
        )

    async def _kept(self) -> list[list[int]]:
        rounds: dict[int, list[int]] = {row.id: [] for row in await self.home.rows(invitations)}
        for change in await self.home.rows(score_changes):
            rounds[change.invitation_id].append(change.score)
        return list(rounds.values())

    def _settle(self) -> None:
        self.runner.run(self._until_quiet())
        for life in self.lives.values():
            self._see_question(life)

    def _see_question(self, life: Life) -> None:
        """The newest question that has arrived belongs to the newest round."""
        asked = [
            one.message
            for one in self.home.telegram.history.sent
            if one.method == "sendMessage"
            and one.message.chat_id == life.user.id
            and QUESTION in one.message.text
        ]
        known = [one.question for one in life.rounds if one.question is not None]
        if len(asked) > len(known):
            life.rounds[-1].question = asked[-1]

    async def _until_quiet(self) -> None:
        """Nothing is to be worked or sent any more; the paces are skipped by the clock."""
        async with asyncio.timeout(20):
            while not await self._is_quiet():
                await self.home.pass_time(timedelta(seconds=1))
                await asyncio.sleep(0.01)

    async def _is_quiet(self) -> bool:
        read, now = self.home.bot.store.read, self.home.now
        if self.home.telegram.pending_updates:
            return False
        if await read(unworked) != ():
            return False
        return [await read(claims.due, queue, now, 1) for queue in Platform] == [(), ()]


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
