"""Customers who answer the question, on either platform, as people do."""

import asyncio
import random
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.slack.parse import arrival as slack_arrival
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.context import Context
from sandbox import Sandbox
from sandbox.slack import Press, SlackMessage, SlackUser
from sandbox.telegram import TelegramMessage, TelegramTap, TelegramUser
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.harness.house import QUESTION

IMPATIENCE_SECONDS = 0.3
"""How soon somebody who was shown a warning, or changed their mind, taps again."""
LOOK_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True)
class CrowdCustomer:
    user: str
    chat: str
    scores: tuple[int, ...]
    """What they tap, in this order: two in five tap twice, half of them another number."""

    @property
    def name(self) -> str:
        return f"Customer {self.user}"

    @property
    def is_detractor(self) -> bool:
        return self.scores[-1] <= 6

    @property
    def history(self) -> tuple[int, ...]:
        """The scores that must be kept: the same number again is no change."""
        first, *rest = self.scores
        return (first, *(score for score in rest if score != first))


@dataclass(frozen=True, kw_only=True)
class TapState:
    key: str
    """The inbox's key of its update."""
    acknowledged: bool
    waiting: bool
    """On its way: neither acknowledged nor given up."""


class Crowd(ABC):
    """The customers of one platform, and every tap they have made."""

    platform: Platform

    def __init__(self, sandbox: Sandbox, size: int) -> None:
        self.sandbox = sandbox
        self.customers: list[CrowdCustomer] = []
        self.busy: set[str] = set()
        """Who has begun to tap, and is not through."""
        self.grow(size)

    def grow(self, by: int) -> Sequence[CrowdCustomer]:
        """So many more come."""
        known = len(self.customers)
        new = [self._enter(number, _scores(number)) for number in range(known, known + by)]
        self.customers += new
        return new

    @abstractmethod
    def _enter(self, number: int, scores: tuple[int, ...]) -> CrowdCustomer:
        """Somebody who has met the bot before."""

    @abstractmethod
    def shows(self, customer: CrowdCustomer) -> str:
        """The text of their question as it is now; LookupError while there is none."""

    @abstractmethod
    def sees_question(self, customer: CrowdCustomer) -> bool:
        """Whether this person has got it, whatever became of it since."""

    @abstractmethod
    async def _tap(self, customer: CrowdCustomer, score: int) -> None:
        """Tap the number, until nothing is left to do for the person."""

    @property
    @abstractmethod
    def taps(self) -> list[TapState]:
        """Everything that was tapped so far."""

    @abstractmethod
    def messages_of(self, customer: CrowdCustomer) -> int:
        """How many messages the bot has sent to this person."""

    @property
    @abstractmethod
    def posts(self) -> Counter[str]:
        """How many messages were ever posted, each by its chat and its text as it was first."""

    def times_asked(self) -> Counter[str]:
        """How often each chat got the question."""
        asked: Counter[str] = Counter()
        for place, times in self.posts.items():
            chat, _, text = place.partition(" ")
            asked[chat] += times * (QUESTION in text)
        return asked

    async def answer(self, customer: CrowdCustomer) -> None:
        """Wait for the question, and tap."""
        while not self.sees_question(customer):  # noqa: ASYNC110 - a thousand people look
            await asyncio.sleep(LOOK_SECONDS)
        self.busy.add(customer.user)
        for score in customer.scores:
            await asyncio.sleep(random.uniform(0, IMPATIENCE_SECONDS))
            await self._tap(customer, score)
        self.busy.remove(customer.user)


class TelegramCrowd(Crowd):
    platform = Platform.TELEGRAM

    def __init__(self, sandbox: Sandbox, size: int) -> None:
        self._users: dict[str, TelegramUser] = {}
        self._asked: dict[str, TelegramMessage] = {}
        self._taps: list[TelegramTap] = []
        super().__init__(sandbox, size)

    def _enter(self, number: int, scores: tuple[int, ...]) -> CrowdCustomer:
        telegram = self.sandbox.telegram
        user = telegram.add_user(f"Customer {number}", language_code="en")
        telegram.world.room(user).opened = True
        self._users[str(user.id)] = user
        return CrowdCustomer(user=str(user.id), chat=str(user.id), scores=scores)

    def shows(self, customer: CrowdCustomer) -> str:
        message = self._asked[customer.user]
        return self.sandbox.telegram.message(self._users[customer.user], message.id).text

    def messages_of(self, customer: CrowdCustomer) -> int:
        return len(self.sandbox.telegram.messages(self._users[customer.user]))

    @property
    def posts(self) -> Counter[str]:
        sent = self.sandbox.telegram.history.sent
        posts = (one.message for one in sent if one.method.startswith("send"))
        return Counter(f"{post.chat_id} {post.text}" for post in posts)

    def sees_question(self, customer: CrowdCustomer) -> bool:
        messages = self.sandbox.telegram.messages(self._users[customer.user])
        for message in messages:
            if len(message.rows) > 1:
                self._asked.setdefault(customer.user, message)
        return customer.user in self._asked

    async def _tap(self, customer: CrowdCustomer, score: int) -> None:
        self.tap_at_once(customer, score)

    def tap_at_once(self, customer: CrowdCustomer, score: int) -> TelegramTap:
        """The question's buttons are tapped even where it has changed: apps lag behind."""
        asked = self._asked[customer.user]
        data = _of_score((button.data for row in asked.rows for button in row), score)
        tap = self.sandbox.telegram.tap_data(self._users[customer.user], asked, data)
        self._taps.append(tap)
        return tap

    @property
    def taps(self) -> list[TapState]:
        return [
            TapState(
                key=str(tap.update.update_id),
                acknowledged=tap.acknowledged,
                waiting=tap.fate is None,
            )
            for tap in self._taps
            if tap.update is not None
        ]


class SlackCrowd(Crowd):
    platform = Platform.SLACK

    def __init__(self, sandbox: Sandbox, size: int) -> None:
        self._users: dict[str, SlackUser] = {}
        self._asked: dict[str, SlackMessage] = {}
        self._presses: list[tuple[str, Press]] = []
        super().__init__(sandbox, size)

    def _enter(self, number: int, scores: tuple[int, ...]) -> CrowdCustomer:
        slack = self.sandbox.slack
        user = slack.add_user(f"Customer {number}", locale="en-US", tz="Europe/Berlin")
        self._users[user.id] = user
        return CrowdCustomer(user=user.id, chat=slack.dm(user).id, scores=scores)

    def shows(self, customer: CrowdCustomer) -> str:
        message = self._asked[customer.user]
        return self.sandbox.slack.message(message.channel, message.ts).text

    def messages_of(self, customer: CrowdCustomer) -> int:
        seen = self.sandbox.slack.messages(self._users[customer.user])
        return sum(message.ephemeral_to is None for message in seen)

    @property
    def posts(self) -> Counter[str]:
        made = self.sandbox.slack.history.made
        posts = (one for one in made if one.method == "chat.postMessage")
        return Counter(f"{post.channel} {post.text}" for post in posts)

    def sees_question(self, customer: CrowdCustomer) -> bool:
        for message in self.sandbox.slack.messages(self._users[customer.user]):
            if len(message.rows) > 1:
                self._asked.setdefault(customer.user, message)
        return customer.user in self._asked

    async def _tap(self, customer: CrowdCustomer, score: int) -> None:
        """As in Telegram; and who is shown a warning taps again."""
        slack, user = self.sandbox.slack, self._users[customer.user]
        asked = self._asked[customer.user]
        data = _of_score((button.value for row in asked.rows for button in row), score)
        while True:
            press = slack.press_value(user, asked, "score", data)
            key = slack_arrival(press.sent.payload, press.sent.at).key
            self._presses.append((key, press))
            await press.settled()
            if press.warning is None:
                return
            await asyncio.sleep(random.uniform(0, IMPATIENCE_SECONDS))

    @property
    def taps(self) -> list[TapState]:
        return [
            TapState(key=key, acknowledged=press.acknowledged, waiting=not press.over.is_set())
            for key, press in self._presses
        ]


CROWDS: dict[Platform, Callable[[Sandbox, int], Crowd]] = {
    Platform.SLACK: SlackCrowd,
    Platform.TELEGRAM: TelegramCrowd,
}


def ask(
    tx: Tx, customers: Sequence[CrowdCustomer], platform: Platform, config: Config, now: datetime
) -> None:
    """Keep the customers, and queue a question for each."""
    keep(tx, customers, platform, now)
    campaign = random.randbytes(8).hex()
    names = [customer.name for customer in customers]
    survey = config.surveys[0]
    campaigns_ask.propose(
        tx, names, survey, Context(config=config, now=now), campaign=campaign, asked_by=""
    )
    campaigns_ask.start(tx, campaign, Context(config=config, now=now, seed=random.randbytes(32)))


def keep(tx: Tx, customers: Iterable[CrowdCustomer], platform: Platform, now: datetime) -> None:
    for customer in customers:
        person_id = people.add(tx, NewPerson(name=customer.name), now)
        contacts.add_contact(tx, person_id, platform, user=customer.user, chat=customer.chat)


def _of_score(buttons: Iterable[str | None], score: int) -> str:
    """What the button of this score carries."""
    return next(data for data in buttons if data and data.endswith(f":{score}"))


def _scores(number: int) -> tuple[int, ...]:
    """One in eight is a detractor, since alerts leave one a second; two in five tap twice: one of
    them the same number, the other the next."""
    score = number // 8 % 6 if number % 8 == 0 else 7 + number % 3
    return {0: (score, score), 1: (score, score + 1)}.get(number % 5, (score,))
