"""What a call to Telegram costs our processor, beside the same call by aiohttp alone."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import ClientSession

from benchmarks import report
from benchmarks.sandbox_process import SandboxProcess, opened_world
from bot.campaigns.conversation_preview import sample
from bot.chat.messages import Message
from bot.chat.platforms import Platform
from bot.survey.card_context import CardContext
from bot.survey.question_card import question
from handlers.clock import wall_clock
from handlers.telegram.client import RawBot, connect
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.render import render
from handlers.usecases.localisation import staff_texts

ROUNDS = 9
CALLS = 320
AT_ONCE = 32
MOST = 3.0

TITLE = f"""
Processor time of a call to Telegram, {AT_ONCE} at once, in medians of {ROUNDS} rounds of {CALLS};
the floor: aiohttp alone, which posts the same and reads the answer as JSON"""

Call = Callable[[str], Awaitable[object]]
"""Sends the question to a chat."""


async def run(folder: Path) -> None:
    print(TITLE)
    with opened_world(AT_ONCE) as world:
        async with ClientSession() as session, _bot(world, session) as bot:
            message = _question(world)
            messenger = TelegramMessenger(bot)
            url, form = f"{bot.base_url}/sendMessage", _form(message)

            async def ours(chat: str) -> None:
                await messenger.send(chat, message)

            async def bare(chat: str) -> None:
                async with session.post(url, data={"chat_id": chat, **form}) as answer:
                    await answer.json()

            pairs = [(await _cpu(world, ours), await _cpu(world, bare)) for _ in range(ROUNDS)]
    report.ratio("A question sent to Telegram", pairs, MOST)


def _question(world: SandboxProcess) -> Message:
    config = world.config
    return question(sample(config.surveys[0], wall_clock()), CardContext(texts=staff_texts(config)))


def _form(message: Message) -> dict[str, str]:
    """What Tentap posts, ready to be sent."""
    rendered = render(message)
    assert rendered.markup is not None
    return {
        "text": rendered.text,
        "entities": json.dumps([entity.to_dict() for entity in rendered.entities]),
        "reply_markup": rendered.markup.to_json(),
        "link_preview_options": '{"is_disabled": true}',
    }


def _bot(world: SandboxProcess, session: ClientSession) -> RawBot:
    assert world.config.telegram is not None
    return connect(world.secrets.telegram_token, world.config.telegram.api_url, session)


async def _cpu(world: SandboxProcess, call: Call) -> float:
    """Seconds of this process for each call."""
    chats = [customer.chat for customer in world.customers[Platform.TELEGRAM]]

    async def talk(chat: str) -> None:
        for _ in range(CALLS // AT_ONCE):
            await call(chat)

    begin = time.process_time()
    await asyncio.gather(*(talk(chat) for chat in chats))
    return (time.process_time() - begin) / CALLS
