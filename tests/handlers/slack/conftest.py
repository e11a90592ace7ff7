"""A stand-in Slack, the real library in front of it, and a few people."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.ids import MessageRef, split_ref
from handlers.slack.client import connect, open_session
from handlers.slack.directory import SlackDirectory
from handlers.slack.messenger import SlackMessenger
from sandbox import Clock
from sandbox.change_signal import Changes
from sandbox.slack import Slack, SlackChannel, SlackMessage, SlackUser

SPECS = Path(__file__).parents[4] / "shared" / "specs" / "slack"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Slack]:
    """Ends with a look at whether Slack would have understood everything."""
    standing_in = Slack(clock, Changes())
    if SPECS.exists():
        standing_in.hold_against(SPECS)
    app = web.Application()
    app.add_routes(standing_in.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    standing_in.base_url = f"http://{host}:{port}"
    yield standing_in
    await standing_in.close()
    await runner.cleanup()
    assert standing_in.violations == []


@pytest.fixture
async def client(slack: Slack) -> AsyncIterator[AsyncWebClient]:
    async with open_session() as session:
        yield connect(slack.bot_token, slack.api_url, session)


@pytest.fixture
def messenger(client: AsyncWebClient) -> SlackMessenger:
    return SlackMessenger(client)


@pytest.fixture
def directory(client: AsyncWebClient) -> SlackDirectory:
    return SlackDirectory(client)


@pytest.fixture
def ann(slack: Slack) -> SlackUser:
    return slack.add_user("Ann", email="ann@home.example", locale="ko-KR", tz="Asia/Seoul")


@pytest.fixture
def guest(slack: Slack) -> SlackUser:
    """Somebody from another company."""
    return slack.add_user("Gus", email="gus@guest.example", tz="Europe/Berlin", external=True)


@pytest.fixture
def support(slack: Slack, ann: SlackUser) -> SlackChannel:
    return slack.add_channel("support", [ann], channel_id="C0SUPPORT")


def shown(slack: Slack, channel: SlackChannel | SlackUser, ref: MessageRef) -> SlackMessage:
    """A message of ours as people see it now."""
    ts = split_ref(ref)[1]
    return next(message for message in slack.messages(channel) if message.ts == ts)
