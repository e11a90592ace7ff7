"""A house whose bot can be stopped and started, with its customers and staff."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import Row, Table, select

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.secrets import Secrets
from bot.ids import PersonId
from bot.language.texts import Texts
from bot.model import Invitation
from handlers.app.running_bot import Bot
from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from handlers.app.wiring import opened
from handlers.cluster.erasure_files import ErasureFiles
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.context import Context
from sandbox import Clock, Sandbox
from sandbox.slack import SlackUser
from sandbox.telegram import TelegramMessage, TelegramTap, TelegramUser
from storage import contacts, people
from storage.engine.databases import Database, store_at
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from tests.harness.house import House, People, hold_against_specs, invite_people, read_config
from tests.storage.cast import latest_of

ENGLISH = Texts("en", product="Acme")
"""What people read."""

on_both = pytest.mark.parametrize(
    "database",
    ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)],
    indirect=True,
)
"""A promise that is kept whatever the database is."""

P = ParamSpec("P")
T = TypeVar("T")
Customer = SlackUser | TelegramUser
Start = Callable[[], AbstractAsyncContextManager[Bot]]


class RestartableHouse(House):
    """A house with a bot that comes and goes."""

    def __init__(
        self,
        sandbox: Sandbox,
        cast: People,
        bot: Bot,
        config: Config,
        database: Database,
        start: Start,
        running: AsyncExitStack,
    ) -> None:
        super().__init__(sandbox, cast, bot, config)
        self.database = database
        self._start = start
        self._running = running

    async def start(self) -> None:
        self.bot = await self._running.enter_async_context(self._start())

    async def stop(self) -> None:
        await self._running.aclose()

    async def pass_time(self, by: timedelta) -> None:
        """Let *by* pass, while the bot runs."""
        self.sandbox.clock.move(by)
        self.bot.wake()

    # -- customers ----------------------------------------------------------------------------

    async def add(self, *customers: Customer, name: str = "") -> None:
        """They become customers whom the bot may write to; *name*: another than their own."""
        for customer in customers:
            if isinstance(customer, TelegramUser):
                self.telegram.world.room(customer).opened = True
            await self.run(_add, customer, name or customer.name, self._chat(customer), self.now)

    def _chat(self, customer: Customer) -> str:
        if isinstance(customer, SlackUser):
            return self.slack.dm(customer).id
        return str(customer.id)

    async def queue_question(self, *customers: Customer) -> int:
        """Ask them; how many may be asked."""
        return await self.run(_ask, customers, self.config, self.now)

    async def queue_elsewhere(self, *customers: Customer) -> None:
        """As above, as another command does it."""
        await self.run_elsewhere(_ask, customers, self.config, self.now)

    async def run_elsewhere(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Work in the database as another process would."""
        async with store_at(self.database) as store:
            return await store.run(use_case, *args, **kwargs)

    async def ask(self, *customers: Customer) -> None:
        """They are customers, and the question stands in their chat."""
        await self.add(*customers)
        self.pass_a_second()
        await self.queue_question(*customers)
        await self.until(lambda: all(self.questions(customer) for customer in customers))

    async def let_telegram_speak(self) -> None:
        """Whatever was due in Telegram before this has gone out, or never will."""
        await self.ask(self.telegram.add_user("Newcomer"))

    def shown(self, customer: Customer) -> list[str]:
        """What the bot has written to somebody, as it reads now."""
        if isinstance(customer, SlackUser):
            return [m.text for m in self.slack.messages(customer) if m.author != customer.name]
        return [m.text for m in self.telegram.messages(customer) if m.sender != customer]

    def questions(self, customer: Customer) -> int:
        """How many messages with a question's buttons somebody has."""
        if isinstance(customer, SlackUser):
            return sum(len(m.rows) > 1 for m in self.slack.messages(customer))
        return sum(len(m.rows) > 1 for m in self.telegram.messages(customer))

    def tap(self, customer: Customer, score: int) -> None:
        """Tap a number on the newest question."""
        self.pass_a_second()
        if isinstance(customer, SlackUser):
            asked = [m for m in self.slack.messages(customer) if m.rows][-1]
            self.slack.press(customer, asked, _label(asked.labels, score))
        else:
            written = [m for m in self.telegram.messages(customer) if m.rows][-1]
            self.telegram.tap(customer, written, _label(written.labels, score))

    def tap_as_it_was(
        self, user: TelegramUser, question: TelegramMessage, score: int
    ) -> TelegramTap:
        """Tap a number of *question*, whatever its message has become since: apps lag behind."""
        data = question.button("0").data
        assert data is not None
        return self.telegram.tap_data(user, question, data.removesuffix("0") + str(score))

    def type(self, customer: Customer, words: str) -> None:
        self.pass_a_second()
        if isinstance(customer, SlackUser):
            self.slack.type(customer, words)
        else:
            self.telegram.type(customer, words)

    # -- what is kept -------------------------------------------------------------------------

    async def invitation(self, customer: Customer) -> Invitation:
        """What somebody was asked last."""
        return await self.bot.store.read(_invitation, customer)

    async def rows(self, table: Table, *where: Any) -> list[Row[Any]]:
        def find(tx: Tx) -> list[Row[Any]]:
            return list(tx.execute(select(table).where(*where).order_by(*table.primary_key)))

        return await self.bot.store.read(find)

    async def becomes(self, condition: Callable[[Invitation], bool], customer: Customer) -> None:
        """Wait until the customer's invitation is like this."""
        await self._until_read(lambda: self.invitation(customer), condition)

    async def until_rows(self, table: Table, condition: Callable[[list[Row[Any]]], bool]) -> None:
        """Wait until the table's rows are like this."""
        await self._until_read(lambda: self.rows(table), condition)

    async def until_outbox(self, kind: OutboxKind, *states: OutboxState) -> None:
        """Wait until the rows of this kind are in these states, in their order."""

        def are_so(rows: list[Row[Any]]) -> bool:
            return [row.state for row in rows] == list(states)

        await self._until_read(lambda: self.rows(outbox, outbox.c.kind == kind), are_so)

    async def until_nothing_is_due(self) -> None:
        """Wait until every message is sent that is due by now."""

        def is_over(rows: list[Row[Any]]) -> bool:
            now = self.now
            due = (row for row in rows if row.state is OutboxState.DUE and row.due_at <= now)
            return not any(due) and all(row.state is not OutboxState.SENDING for row in rows)

        await self.until_rows(outbox, is_over)

    async def _until_read(
        self, look: Callable[[], Awaitable[T]], condition: Callable[[T], bool]
    ) -> None:
        async with asyncio.timeout(20):
            seen = await look()
            while not condition(seen):
                await asyncio.sleep(0.02)
                seen = await look()


def _label(labels: list[list[str]], score: int) -> str:
    """A yellow button has a mark before its number."""
    return next(one for row in labels for one in row if one.split()[-1] == str(score))


def _platform(customer: Customer) -> Platform:
    return Platform.SLACK if isinstance(customer, SlackUser) else Platform.TELEGRAM


def _add(tx: Tx, customer: Customer, name: str, chat: str, now: datetime) -> None:
    person = people.add(tx, NewPerson(name=name), now)
    contacts.add_contact(tx, person, _platform(customer), user=str(customer.id), chat=chat)


def _person(tx: Tx, customer: Customer) -> PersonId:
    contact = contacts.contact_of_user(tx, _platform(customer), str(customer.id))
    assert contact is not None
    return contact.person_id


def _ask(tx: Tx, customers: tuple[Customer, ...], config: Config, now: datetime) -> int:
    asked = [people.get(tx, _person(tx, customer)) for customer in customers]
    survey = config.surveys[0]
    seed = random.randbytes(32)
    return campaigns_ask.ask(tx, asked, survey, Context(config=config, now=now, seed=seed)).n


def _invitation(tx: Tx, customer: Customer) -> Invitation:
    latest = latest_of(tx, _person(tx, customer))
    assert latest is not None
    return latest


@asynccontextmanager
async def open_home(
    database: Database,
    *,
    staff: StaffPlatform = StaffPlatform.SLACK,
    clock: Clock | None = None,
    rate_limits: bool = False,
    before: Callable[[Sandbox], Awaitable[None]] | None = None,
    **changes: Any,
) -> AsyncIterator[RestartableHouse]:
    """As ``open_house``, with a bot that can be stopped."""
    async with Sandbox(clock=clock, rate_limits=rate_limits) as sandbox:
        hold_against_specs(sandbox)
        cast = invite_people(sandbox)
        _invite_telegram_staff(sandbox)
        if before is not None:
            await before(sandbox)
        config, secrets = read_config(sandbox, staff=staff, **changes)
        start = partial(_running, config, secrets, database, sandbox)
        async with AsyncExitStack() as running:
            bot = await running.enter_async_context(start())
            yield RestartableHouse(sandbox, cast, bot, config, database, start, running)
        assert sandbox.slack.violations == []
        assert sandbox.telegram.violations == []


@asynccontextmanager
async def _running(
    config: Config, secrets: Secrets, database: Database, sandbox: Sandbox
) -> AsyncIterator[Bot]:
    clock = sandbox.clock
    erasures = (
        ErasureFiles.beside(database, database.parent) if isinstance(database, Path) else None
    )
    async with opened(
        config, secrets, database, clock.now, monotonic=clock.monotonic, erasures=erasures
    ) as bot:
        running = asyncio.create_task(bot.run())
        try:
            yield bot
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


def _invite_telegram_staff(sandbox: Sandbox) -> None:
    telegram = sandbox.telegram
    admin = telegram.add_user("Ada", user_id=int(TELEGRAM_ADMIN))
    for name, chat in TELEGRAM_GROUPS.items():
        telegram.add_group(name, admins=[admin], chat_id=int(chat))
