"""A stand-in Telegram, the real library over our transport, and a few people."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import ClientSession, web

from bot.ids import MessageRef, split_ref
from handlers.http_client import open_session
from handlers.telegram.client import RawBot, connect
from handlers.telegram.directory import TelegramDirectory
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.responder import TelegramResponder
from sandbox import Sandbox
from sandbox.telegram import Telegram
from sandbox.telegram.model import TelegramMessage, TelegramUser

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Serve = Callable[[Handler], Awaitable[str]]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running:
        yield running


@pytest.fixture
def telegram(sandbox: Sandbox) -> Telegram:
    return sandbox.telegram


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with open_session() as opened:
        yield opened


@pytest.fixture
async def bot(
    sandbox: Sandbox, telegram: Telegram, session: ClientSession
) -> AsyncIterator[RawBot]:
    """Ends with a look at whether Telegram would have understood everything."""
    async with connect(telegram.token, sandbox.url, session) as connected:
        yield connected
    assert telegram.violations == []


@pytest.fixture
def messenger(bot: RawBot) -> TelegramMessenger:
    return TelegramMessenger(bot)


@pytest.fixture
def responder(bot: RawBot, messenger: TelegramMessenger) -> TelegramResponder:
    return TelegramResponder(bot, messenger)


@pytest.fixture
def directory(bot: RawBot) -> TelegramDirectory:
    return TelegramDirectory(bot)


@pytest.fixture
def nora(telegram: Telegram) -> TelegramUser:
    """A customer who has opened the bot's chat."""
    user = telegram.add_user("Nora Berg", language_code="id", username="nora")
    telegram.start(user)
    return user


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Starts a server that answers everything with one handler; gives its address."""
    runners: list[web.AppRunner] = []

    async def start(handler: Handler) -> str:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", handler)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0]
        return f"http://{host}:{port}"

    yield start
    for runner in runners:
        await runner.cleanup()


def shown(telegram: Telegram, ref: MessageRef) -> TelegramMessage:
    """A message of ours as people see it now."""
    chat, message = split_ref(ref)
    return telegram.message(int(chat), int(message))
