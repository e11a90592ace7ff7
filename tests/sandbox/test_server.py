"""One server for both stand-ins, and its control API."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Bot
from telegram.error import Forbidden, NetworkError

from sandbox import Clock, Sandbox


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running:
        yield running


async def control(sandbox: Sandbox, what: str, **body: Any) -> tuple[int, str]:
    """Status and text of the answer."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.url}/control/{what}", json=body) as answer,
    ):
        return answer.status, await answer.text()


async def test_both_platforms_answer_at_one_address(sandbox: Sandbox) -> None:
    async with Bot(sandbox.telegram.token, base_url=f"{sandbox.url}/bot") as bot:
        assert bot.username == sandbox.telegram.bot.username
    token = {"Authorization": f"Bearer {sandbox.slack.bot_token}"}
    async with aiohttp.ClientSession(headers=token) as session:
        answer = await session.post(f"{sandbox.slack.api_url}auth.test")
        assert (await answer.json())["ok"]


async def test_a_clock_may_be_shared() -> None:
    clock = Clock()
    async with Sandbox(clock=clock) as sandbox:
        await control(sandbox, "clock", seconds=3600)
    assert clock.now() - datetime.now(UTC) > timedelta(minutes=59)


async def test_a_refusal_in_slack_is_planned_from_outside(sandbox: Sandbox) -> None:
    channel = sandbox.slack.add_channel("support")
    planned = {"method": "chat.postMessage", "error": "missing_scope", "needed": "chat:write"}
    answer = await control(sandbox, "refusals", platform="slack", chat=channel.id, **planned)
    assert answer == (204, "")
    client = AsyncWebClient(sandbox.slack.bot_token, base_url=sandbox.slack.api_url)
    elsewhere = sandbox.slack.add_channel("team")
    await client.chat_postMessage(channel=elsewhere.id, text="Hello")
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=channel.id, text="Hello")
    assert refused.value.response["needed"] == "chat:write"
    await client.chat_postMessage(channel=channel.id, text="Hello")


async def test_a_refusal_in_telegram_is_planned_from_outside(sandbox: Sandbox) -> None:
    kicked = "Forbidden: bot was kicked from the group chat"
    planned = {"method": "sendMessage", "error": kicked, "code": 403, "chat": -1007}
    assert await control(sandbox, "refusals", platform="telegram", **planned) == (204, "")
    ada = sandbox.telegram.add_user("Ada")
    sandbox.telegram.add_group("support", admins=[ada], chat_id=-1007)
    async with Bot(sandbox.telegram.token, base_url=f"{sandbox.url}/bot") as bot:
        with pytest.raises(Forbidden, match="kicked"):
            await bot.send_message(-1007, "Hello")
        await bot.send_message(-1007, "Hello")


async def test_a_refusal_on_no_platform_is_an_error(sandbox: Sandbox) -> None:
    status, _ = await control(sandbox, "refusals", platform="pigeon", method="fly", error="rain")
    assert status == 400


async def test_faults_are_planned_from_outside(sandbox: Sandbox) -> None:
    answer = await control(
        sandbox, "faults", platform="telegram", method="getMe", fault="500", times=1
    )
    assert answer == (204, "")
    bot = Bot(sandbox.telegram.token, base_url=f"{sandbox.url}/bot")
    with pytest.raises(NetworkError):
        await bot.initialize()
    await bot.initialize()
    await bot.shutdown()


async def test_a_person_blocks_the_bot_from_outside(sandbox: Sandbox) -> None:
    anna = sandbox.telegram.add_user("Anna")
    sandbox.telegram.start(anna)
    await control(sandbox, "block", user_id=anna.id)
    with pytest.raises(ValueError, match="Anna has blocked the bot"):
        sandbox.telegram.type(anna, "hello")
    await control(sandbox, "block", user_id=anna.id, blocked=False)
    assert sandbox.telegram.type(anna, "hello")


async def test_sockets_are_dropped_from_outside(sandbox: Sandbox) -> None:
    token = {"Authorization": f"Bearer {sandbox.slack.app_token}"}
    async with aiohttp.ClientSession(headers=token) as session:
        opened = await session.post(f"{sandbox.slack.api_url}apps.connections.open")
        async with session.ws_connect((await opened.json())["url"]) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            assert (await control(sandbox, "drop-sockets"))[0] == 204
            assert (await socket.receive()).type in (
                aiohttp.WSMsgType.CLOSE,
                aiohttp.WSMsgType.CLOSED,
                aiohttp.WSMsgType.ERROR,
            )


@pytest.mark.parametrize(
    ("what", "body", "complaint"),
    [
        ("faults", {"platform": "irc", "method": "x", "fault": "500"}, "'irc'"),
        ("faults", {"platform": "slack", "method": "x"}, "'fault'"),
        ("faults", {"platform": "slack", "method": "x", "fault": "gremlins"}, "gremlins"),
        ("clock", {"seconds": -1}, "forward only"),
        ("block", {"user_id": 99}, "99"),
    ],
)
async def test_a_wrong_request_is_told_what_is_wrong(
    sandbox: Sandbox, what: str, body: dict[str, Any], complaint: str
) -> None:
    status, text = await control(sandbox, what, **body)
    assert status == 400
    assert complaint in text


async def test_no_two_sandboxes_have_a_token_in_common() -> None:
    async with Sandbox() as one, Sandbox() as other:
        for name in ("bot_token", "app_token", "signing_secret"):
            assert getattr(one.slack, name) != getattr(other.slack, name)
        assert one.telegram.token != other.telegram.token


@pytest.mark.long
async def test_a_stop_closes_what_was_accepted_just_before() -> None:
    """A connection that is never closed warns when it is collected, which fails a test."""
    signal, here = socket.socketpair()
    stop = asyncio.Event()
    with signal, here:
        async with Sandbox() as sandbox:
            asyncio.get_running_loop().add_reader(here, stop.set)
            signal.send(b"!")  # seen first, so that the stop comes between accept and set-up
            with socket.create_connection(("127.0.0.1", int(sandbox.url.rpartition(":")[2]))):
                await stop.wait()
                asyncio.get_running_loop().remove_reader(here)
        gc.collect()
