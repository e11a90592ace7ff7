"""A sandbox with a small stage, and a stock bot that is plain HTTP calls.

One browser serves all of these tests, so they share one loop too.
"""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from sandbox import Sandbox, slack, telegram
from sandbox.page import Stage, slack_channel, slack_dm, telegram_group, telegram_private
from tests.harness.browser import open_browser, window
from tests.sandbox.page.bots import SlackApp, TelegramBot


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def bot(sandbox: Sandbox, http: aiohttp.ClientSession) -> TelegramBot:
    return TelegramBot(sandbox, http)


@pytest_asyncio.fixture(loop_scope="session")
async def app(sandbox: Sandbox, http: aiohttp.ClientSession) -> AsyncIterator[SlackApp]:
    """Connected by a socket of its own."""
    async with SlackApp(sandbox, http) as connected:
        yield connected


@pytest.fixture
def ana(sandbox: Sandbox) -> telegram.TelegramUser:
    return sandbox.telegram.add_user("Ana")


@pytest.fixture
def dan(sandbox: Sandbox) -> telegram.TelegramUser:
    return sandbox.telegram.add_user("Dan")


@pytest.fixture
def tomas(sandbox: Sandbox) -> telegram.TelegramUser:
    return sandbox.telegram.add_user("Tomas")


@pytest.fixture
def group(sandbox: Sandbox, tomas: telegram.TelegramUser) -> telegram.TelegramChat:
    return sandbox.telegram.add_group("Support group", [tomas])


@pytest.fixture
def ben(sandbox: Sandbox) -> slack.SlackUser:
    return sandbox.slack.add_user("Ben")


@pytest.fixture
def sofia(sandbox: Sandbox) -> slack.SlackUser:
    return sandbox.slack.add_user("Sofia")


@pytest.fixture
def support(sandbox: Sandbox, sofia: slack.SlackUser) -> slack.SlackChannel:
    return sandbox.slack.add_channel("support", [sofia])


@pytest.fixture
def stage(
    sandbox: Sandbox,
    ana: telegram.TelegramUser,
    dan: telegram.TelegramUser,
    tomas: telegram.TelegramUser,
    group: telegram.TelegramChat,
    ben: slack.SlackUser,
    sofia: slack.SlackUser,
    support: slack.SlackChannel,
) -> Stage:
    stage = Stage(
        name="Our demo",
        panes=(
            telegram_private(ana, dan),
            slack_dm(ben),
            slack_channel(support, sofia),
            telegram_group(group, tomas),
        ),
    )
    sandbox.page.stage = stage
    return stage


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, sandbox: Sandbox, stage: Stage) -> AsyncIterator[Page]:
    """The stage in a browser as wide as a desk."""
    async with window(browser, sandbox.url) as opened:
        await opened.get_by_role("heading", name="Slack · #support").wait_for()
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, sandbox: Sandbox, stage: Stage) -> AsyncIterator[Page]:
    """The stage in a browser as wide as a phone."""
    async with window(browser, sandbox.url, width=390, height=844) as opened:
        await opened.get_by_role("button", name="Slack · #support").wait_for()
        yield opened
