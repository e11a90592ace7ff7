"""What the bot sends is held against what Telegram knows."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import EndPointNotFound

from sandbox import Sandbox
from sandbox.telegram import Telegram
from tests.sandbox.telegram.conftest import SPEC
from tests.sandbox.telegram.pictures import png

needs_spec = pytest.mark.skipif(not SPEC.exists(), reason="the published Bot API is not at hand")


@pytest.fixture
def lax(sandbox: Sandbox) -> Telegram:
    """Its violations are not asserted at the end."""
    if SPEC.exists():
        sandbox.telegram.hold_against(json.loads(SPEC.read_text()))
    return sandbox.telegram


@pytest.fixture
async def raw(sandbox: Sandbox, lax: Telegram) -> AsyncIterator[Bot]:
    async with Bot(lax.token, base_url=f"{sandbox.url}/bot") as running:
        yield running


async def test_an_unknown_argument_is_noted_and_ignored(raw: Bot, lax: Telegram) -> None:
    anna = lax.add_user("Anna")
    lax.start(anna)
    await raw.send_message(anna.id, "Hello", api_kwargs={"idempotency_key": "7"})
    assert lax.messages(anna)[-1].text == "Hello"
    assert "sendMessage: argument idempotency_key is not heeded" in lax.violations


async def test_a_known_argument_that_is_not_heeded_here_is_noted(raw: Bot, lax: Telegram) -> None:
    anna = lax.add_user("Anna")
    lax.start(anna)
    await raw.send_message(anna.id, "Hello", message_effect_id="1")
    assert lax.violations == ["sendMessage: argument message_effect_id is not heeded"]


async def test_an_unknown_method_is_noted_and_not_found(raw: Bot, lax: Telegram) -> None:
    with pytest.raises(EndPointNotFound):
        await raw.do_api_request("sendTelepathy")
    assert lax.violations == ["sendTelepathy: no such method"]


@needs_spec
@pytest.mark.parametrize(
    ("method", "arguments", "complaint"),
    [
        (
            "setMyCommands",
            {"commands": [{"command": "help"}]},
            "setMyCommands.commands[0]: description of BotCommand is missing",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "help", "description": "Help", "icon": "?"}]},
            "setMyCommands.commands[0]: unknown field icon of BotCommand",
        ),
        (
            "getUpdates",
            {"timeout": "soon"},
            "getUpdates.timeout: 'soon' is not Integer",
        ),
        (
            "getUpdates",
            {"allowed_updates": "message"},
            "getUpdates.allowed_updates: 'message' is not Array of String",
        ),
        (
            "getUpdates",
            {"allowed_updates": [1]},
            "getUpdates.allowed_updates[0]: 1 is not String",
        ),
        ("setMyCommands", {}, "setMyCommands: commands is missing"),
    ],
)
async def test_a_wrong_request_is_noted(
    sandbox: Sandbox, lax: Telegram, method: str, arguments: dict[str, Any], complaint: str
) -> None:
    async with aiohttp.ClientSession() as session:
        await session.post(f"{sandbox.url}/bot{lax.token}/{method}", json=arguments)
    assert lax.violations == [complaint]


async def test_a_request_may_come_as_json_or_in_the_address(
    sandbox: Sandbox, lax: Telegram
) -> None:
    anna = lax.add_user("Anna")
    lax.start(anna)
    address = f"{sandbox.url}/bot{lax.token}/sendmessage"
    async with aiohttp.ClientSession() as session:
        await session.post(address, json={"chat_id": anna.id, "text": "as JSON"})
        await session.get(address, params={"chat_id": anna.id, "text": "in the address"})
    assert [message.text for message in lax.messages(anna)[1:]] == ["as JSON", "in the address"]
    assert lax.violations == []


async def test_an_upload_may_be_attached_under_another_name(
    sandbox: Sandbox, lax: Telegram
) -> None:
    anna = lax.add_user("Anna")
    lax.start(anna)
    form = aiohttp.FormData({"chat_id": str(anna.id), "photo": "attach://chart"})
    form.add_field("chart", png(4, 3), filename="chart.png")
    async with aiohttp.ClientSession() as session:
        await session.post(f"{sandbox.url}/bot{lax.token}/sendPhoto", data=form)
    seen = lax.messages(anna)[-1].photo
    assert seen
    assert (seen.width, seen.height) == (4, 3)
    assert lax.violations == []
