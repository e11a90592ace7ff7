"""The first words with Telegram: who are we? A network that is down is waited for."""

import asyncio
from contextlib import AsyncExitStack
from typing import Final

import structlog
from aiohttp import ClientSession
from telegram.error import InvalidToken, NetworkError, RetryAfter

from handlers.telegram.transport import RawBot, connect

MAX_PAUSE_SECONDS: Final = 30.0

_log = structlog.get_logger()


class TokenRefusedError(Exception):
    """Telegram does not know this token."""


async def connected(stack: AsyncExitStack, token: str, api_url: str) -> RawBot:
    """A bot that knows its own name; its connections are closed with *stack*."""
    session = await stack.enter_async_context(ClientSession(trust_env=True))
    pause = 1.0
    while True:
        try:
            bot = connect(token, api_url, session)
            await bot.initialize()
        except InvalidToken:
            raise TokenRefusedError(
                "Telegram refuses the token in TENTAP_TELEGRAM_TOKEN. "
                "Ask @BotFather for the token of your bot, or for a new one."
            ) from None
        except (NetworkError, RetryAfter) as error:
            _log.warning("telegram.unreachable", error=type(error).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, MAX_PAUSE_SECONDS)
        else:
            stack.push_async_callback(bot.shutdown)
            return bot
