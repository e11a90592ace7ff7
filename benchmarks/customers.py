"""Customers who have met the bot, and how each of them taps a score."""

import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.ids import PersonId
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.context import Context
from sandbox import Sandbox, slack, telegram
from storage import campaigns, contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson

_WEIGHTS = (2, 1, 1, 2, 2, 4, 6, 12, 20, 28, 32)
"""Of the scores 0 to 10: as the demo's history ends. One in six is a detractor."""


@dataclass(frozen=True, kw_only=True)
class Customer:
    platform: Platform
    user: str
    chat: str
    score: int
    """What this customer taps, the same in every run."""

    @property
    def name(self) -> str:
        return f"Customer {self.user}"


Hand = Callable[[], None]
"""Lets a customer tap the score, once the question is there."""


def enter(sandbox: Sandbox, platform: Platform, n: int) -> tuple[tuple[Customer, Hand], ...]:
    """*n* people on a platform of the sandbox."""
    scores = random.Random(f"benchmark in {platform}").choices(range(11), _WEIGHTS, k=n)
    enter_one = {Platform.SLACK: _in_slack, Platform.TELEGRAM: _in_telegram}[platform]
    return tuple(enter_one(sandbox, number, score) for number, score in enumerate(scores))


def _in_slack(sandbox: Sandbox, number: int, score: int) -> tuple[Customer, Hand]:
    user = sandbox.slack.add_user(f"Person {number}", locale="en-US", tz="Europe/Berlin")
    chat = sandbox.slack.dm(user).id
    customer = Customer(platform=Platform.SLACK, user=user.id, chat=chat, score=score)
    return customer, partial(_press, sandbox.slack, user, score)


def _press(app: slack.Slack, user: slack.SlackUser, score: int) -> None:
    question = app.messages(user)[0]
    button = list(chain.from_iterable(question.rows))[score]
    assert button.value is not None
    app.press_value(user, question, button.action_id, button.value)


def _in_telegram(sandbox: Sandbox, number: int, score: int) -> tuple[Customer, Hand]:
    user = sandbox.telegram.add_user(f"Person {number}", language_code="en")
    sandbox.telegram.world.room(user).opened = True
    chat = str(user.id)
    customer = Customer(platform=Platform.TELEGRAM, user=chat, chat=chat, score=score)
    return customer, partial(_tap, sandbox.telegram, user, score)


def _tap(app: telegram.Telegram, user: telegram.TelegramUser, score: int) -> None:
    question = app.messages(user)[0]
    app.tap(user, question, list(chain.from_iterable(question.rows))[score].text)


def ask(tx: Tx, customers: Sequence[Customer], config: Config, now: datetime) -> None:
    """Keep the customers, and queue a question for each."""
    survey = config.surveys[0]
    asked = [people.get(tx, person) for person in keep(tx, customers, now)]
    campaigns_ask.ask(tx, asked, survey, Context(config=config, now=now, seed=random.randbytes(32)))


def keep(tx: Tx, customers: Sequence[Customer], now: datetime) -> list[PersonId]:
    """Keep the customers, whom nobody has asked yet."""
    return [_keep(tx, customer, now) for customer in customers]


def _keep(tx: Tx, customer: Customer, now: datetime) -> PersonId:
    person_id = people.add(tx, NewPerson(name=customer.name), now)
    contacts.add_contact(tx, person_id, customer.platform, user=customer.user, chat=customer.chat)
    return person_id


def start_campaign(tx: Tx, ids: Sequence[PersonId], config: Config, now: datetime) -> str:
    """Ask these people as somebody does who has seen the preview and said yes; its token."""
    token = secrets.token_urlsafe(12)
    campaigns.add(tx, token, config.surveys[0].key, "slack:U0ADMIN", ids, now)
    campaigns_ask.start(tx, token, Context(config=config, now=now, seed=secrets.token_bytes(32)))
    return token
