"""Tentap's ways: its adapters, intake, use case and store; what it says afterwards is not said."""

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from time import monotonic

from aiohttp import ClientSession

from benchmarks.sandbox_process import SandboxProcess
from benchmarks.variants import Committed, running
from benchmarks.web_server import listener, url_of
from bot.chat.platforms import Platform
from handlers.clock import wall_clock
from handlers.http.server import WebServer
from handlers.inbox.intake import Intake
from handlers.inbox.processor import InboundAdapter
from handlers.slack import parse as slack_inbound
from handlers.slack.client import connect, open_session
from handlers.slack.directory import SlackDirectory
from handlers.slack.listen import SocketModeListener
from handlers.slack.webhook import SlackWebhook
from handlers.telegram import parse as telegram_inbound
from handlers.telegram.client import connect as connect_telegram
from handlers.telegram.directory import TelegramDirectory
from handlers.telegram.listen import LongPoller
from handlers.telemetry.metrics import Metrics
from handlers.updates import Event, Reply
from storage.engine.databases import Database, store_at


class SilentResponder:
    """A responder that says nothing."""

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        pass


@asynccontextmanager
async def in_telegram(
    world: SandboxProcess, database: Database, committed: Committed
) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        assert world.config.telegram is not None
        session = await stack.enter_async_context(ClientSession())
        bot = connect_telegram(world.secrets.telegram_token, world.config.telegram.api_url, session)
        await stack.enter_async_context(bot)
        adapter = InboundAdapter(
            parse=partial(telegram_inbound.parse, username=bot.username),
            responder=SilentResponder(),
            directory=TelegramDirectory(bot),
        )
        intake = await _intake(stack, world, database, committed, Platform.TELEGRAM, adapter)
        polling = LongPoller(bot, now=wall_clock).run(intake.receive)
        await stack.enter_async_context(running(polling))
        yield


@asynccontextmanager
async def in_slack(
    world: SandboxProcess, database: Database, committed: Committed
) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        assert world.config.slack is not None
        session = await stack.enter_async_context(open_session())
        client = connect(world.secrets.slack_bot_token, world.config.slack.api_url, session)
        parts = InboundAdapter(
            parse=slack_inbound.parse, responder=SilentResponder(), directory=SlackDirectory(client)
        )
        intake = await _intake(stack, world, database, committed, Platform.SLACK, parts)
        adapter = SocketModeListener(client, world.secrets.slack_app_token, now=wall_clock)
        await stack.enter_async_context(running(adapter.run(intake.receive)))
        yield


@asynccontextmanager
async def in_slack_over_http(
    world: SandboxProcess, database: Database, committed: Committed
) -> AsyncIterator[None]:
    async with serving_presses(world, database, committed) as url:
        world.post_to(url)
        yield


@asynccontextmanager
async def serving_presses(
    world: SandboxProcess, database: Database, committed: Committed
) -> AsyncIterator[str]:
    """Slack's webhook in our web server; its address."""
    async with AsyncExitStack() as stack:
        assert world.config.slack is not None
        session = await stack.enter_async_context(open_session())
        client = connect(world.secrets.slack_bot_token, world.config.slack.api_url, session)
        parts = InboundAdapter(
            parse=slack_inbound.parse, responder=SilentResponder(), directory=SlackDirectory(client)
        )
        intake = await _intake(stack, world, database, committed, Platform.SLACK, parts)
        listening = stack.enter_context(listener())
        server = _web_server(world, intake, listening)
        await stack.enter_async_context(running(server.run()))
        yield url_of(listening)


def _web_server(world: SandboxProcess, intake: Intake, listening: socket.socket) -> WebServer:
    secret = world.signing_secret
    webhook = SlackWebhook(secret, intake.receive, now=wall_clock)
    return WebServer(listening, webhook.routes(), Metrics())


async def _intake(
    stack: AsyncExitStack,
    world: SandboxProcess,
    database: Database,
    committed: Committed,
    platform: Platform,
    adapter: InboundAdapter,
) -> Intake:
    store = await stack.enter_async_context(store_at(database))
    return Intake(
        store,
        world.config,
        {platform: adapter},
        now=wall_clock,
        elapsed=monotonic,
        on_processed=committed,
        name="bench",
        metrics=Metrics(),
    )
