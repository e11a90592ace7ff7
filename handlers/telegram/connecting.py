"""The first words with Telegram: who are we? A network that is down is waited for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import structlog
from telegram.error import InvalidToken, NetworkError, RetryAfter

from handlers.telegram.transport import RawBot

T = TypeVar("T")

MAX_PAUSE_SECONDS: Final = 30.0

_log = structlog.get_logger()


class TokenRefusedError(Exception):
    """Telegram does not know this token."""


async def introduce(bot: RawBot) -> None:
    """Let *bot* learn its own name, however long Telegram cannot be reached. TokenRefusedError."""
    try:
        await until_reached(bot.initialize)
    except InvalidToken:
        raise TokenRefusedError(
            "Telegram refuses the token in TENTAP_TELEGRAM_TOKEN. "
            "Ask @BotFather for the token of your bot, or for a new one."
        ) from None


async def until_reached(ask: Callable[[], Awaitable[T]]) -> T:
    """What Telegram answers, however long it cannot be reached."""
    pause = 1.0
    while True:
        try:
            return await ask()
        except (NetworkError, RetryAfter) as error:
            _log.warning("telegram.unreachable", error=type(error).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, MAX_PAUSE_SECONDS)


def name_of(bot: RawBot) -> str:
    """The bot's username; empty until Telegram has told it."""
    try:
        return bot.username
    except RuntimeError:  # what the library raises for a bot that was not introduced
        return ""
