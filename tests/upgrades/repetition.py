"""Sends a recorded message once more, as the bot did."""

from datetime import UTC, datetime
from typing import Any

import aiohttp

from sandbox import Sandbox
from sandbox.slack import BOT_USER_ID
from sandbox.slack.model import File
from sandbox.telegram import TelegramMessage

Ids = dict[str, str]
"""What is called so in the recording → how the sandbox calls it."""


def picture(file_id: str, at: datetime) -> File:
    """The file that a message shows, without its contents."""
    return File(
        id=file_id,
        name="chart.png",
        owner=BOT_USER_ID,
        length=0,
        created=int(at.timestamp()),
        content=b"",
        completed=True,
        is_ready=True,
    )


async def post_again(
    sandbox: Sandbox, http: aiohttp.ClientSession, message: dict[str, Any], ids: Ids
) -> str:
    """The new name of the message."""
    kept = ("text", "blocks", "metadata")
    body: dict[str, Any] = {name: message[name] for name in kept if name in message}
    body["channel"] = ids.get(message["channel"], message["channel"])
    only_for = message["shown_to"]
    if only_for is not None:
        body["user"] = only_for
    if message.get("thread_ts", message["ts"]) != message["ts"]:
        body["thread_ts"] = ids[message["thread_ts"]]
    method = "chat.postMessage" if only_for is None else "chat.postEphemeral"
    headers = {"Authorization": f"Bearer {sandbox.slack.bot_token}"}
    url = sandbox.slack.api_url + method
    async with http.post(url, json=body, headers=headers) as answer:
        told = await answer.json()
    ts: str = told["ts" if only_for is None else "message_ts"]
    return ts


async def send_again(sandbox: Sandbox, http: aiohttp.ClientSession, message: dict[str, Any]) -> int:
    """The number of the message."""
    kept = ("text", "entities", "reply_markup")
    body: dict[str, Any] = {name: message[name] for name in kept if name in message}
    body["chat_id"] = message["chat"]["id"]
    url = f"{sandbox.url}/bot{sandbox.telegram.token}/sendMessage"
    async with http.post(url, json=body) as answer:
        number: int = (await answer.json())["result"]["message_id"]
        return number


def repeat_service_message(sandbox: Sandbox, message: dict[str, Any]) -> int:
    """The number of the message, which Telegram itself has written."""
    world = sandbox.telegram.world
    room = world.rooms[message["chat"]["id"]]
    number = world.next_message_id(room)
    date = datetime.fromtimestamp(message["date"], UTC)
    world.put(TelegramMessage(id=number, chat_id=room.chat.id, sender=world.bot, date=date))
    return number
