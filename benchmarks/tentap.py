"""Tentap's way: its doors, intake, use case and store; what it says afterwards is not said."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from aiohttp import ClientSession

from benchmarks.ways import Committed, running
from benchmarks.world import World
from bot.addresses import Platform
from handlers.events import Event, Reply
from handlers.intake import Door, Intake
from handlers.metrics import Metrics
from handlers.running import wall_clock
from handlers.slack import inbound as slack_inbound
from handlers.slack.directory import SlackDirectory
from handlers.slack.door import SlackDoor
from handlers.slack.transport import connect, open_session
from handlers.telegram import inbound as telegram_inbound
from handlers.telegram.directory import TelegramDirectory
from handlers.telegram.door import TelegramDoor
from handlers.telegram.transport import connect as connect_telegram
from storage.sqlite_store import SqliteStore


class Silent:
    """A responder that says nothing."""

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        pass


@asynccontextmanager
async def in_telegram(world: World, database: Path, committed: Committed) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        assert world.config.telegram is not None
        store = await stack.enter_async_context(SqliteStore(database))
        session = await stack.enter_async_context(ClientSession())
        bot = connect_telegram(world.secrets.telegram_token, world.config.telegram.api_url, session)
        await stack.enter_async_context(bot)
        parts = Door(
            parse=partial(telegram_inbound.parse, username=bot.username),
            responder=Silent(),
            directory=TelegramDirectory(bot),
        )
        doors = {Platform.TELEGRAM: parts}
        intake = Intake(
            store,
            world.config,
            doors,
            now=wall_clock,
            worked=committed,
            name="bench",
            metrics=Metrics(),
        )
        await stack.enter_async_context(
            running(TelegramDoor(bot, now=wall_clock).run(intake.receive))
        )
        yield


@asynccontextmanager
async def in_slack(world: World, database: Path, committed: Committed) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        assert world.config.slack is not None
        store = await stack.enter_async_context(SqliteStore(database))
        session = await stack.enter_async_context(open_session())
        client = connect(world.secrets.slack_bot_token, world.config.slack.api_url, session)
        parts = Door(
            parse=slack_inbound.parse, responder=Silent(), directory=SlackDirectory(client)
        )
        doors = {Platform.SLACK: parts}
        intake = Intake(
            store,
            world.config,
            doors,
            now=wall_clock,
            worked=committed,
            name="bench",
            metrics=Metrics(),
        )
        door = SlackDoor(client, world.secrets.slack_app_token, now=wall_clock, empty_form="")
        await stack.enter_async_context(running(door.run(intake.receive)))
        yield
