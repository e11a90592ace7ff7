"""A served stand-in Slack, a client, and an app that connects by Socket Mode."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Clock
from sandbox.change_signal import Changes
from sandbox.slack import Slack, SlackChannel, SlackUser
from tests.sandbox.slack.sockets import Socket
from tests.sandbox.slack.web_server import serve


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Slack]:
    async for served in serve(Slack(clock, Changes())):
        yield served


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def client(slack: Slack, session: aiohttp.ClientSession) -> AsyncWebClient:
    return AsyncWebClient(
        slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[]
    )


@pytest.fixture
def ann(slack: Slack) -> SlackUser:
    return slack.add_user("Ann", email="ann@home.example", locale="de-DE", tz="Europe/Berlin")


@pytest.fixture
def support(slack: Slack, ann: SlackUser) -> SlackChannel:
    return slack.add_channel("support", [ann])


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    """An app without listeners yet; `connected` starts it."""
    return AsyncApp(client=client, process_before_response=True)


@pytest.fixture
async def connected(slack: Slack, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    handler = AsyncSocketModeHandler(app, slack.app_token, ping_interval=1)
    await handler.connect_async()  # type: ignore[no-untyped-call] # as bolt has it
    await slack.until(lambda: slack.socket_count == 1)
    yield handler
    await handler.close_async()  # type: ignore[no-untyped-call] # as bolt has it
    await handler.client.aiohttp_client_session.close()


@pytest.fixture
async def socket(slack: Slack, client: AsyncWebClient, session: aiohttp.ClientSession) -> Socket:
    return await Socket.open(slack, client, session)
