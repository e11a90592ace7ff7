"""Asks Telegram for the bot's own name, and waits while Telegram cannot be reached."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from telegram.error import InvalidToken, TelegramError

from handlers.telegram.client import RawBot
from handlers.telegram.listen import pause_after

T = TypeVar("T")

_log = structlog.get_logger()


class TokenRefusedError(Exception):
    """Telegram refuses the token."""


async def introduce(bot: RawBot) -> None:
    """Asks Telegram for the name of *bot* until it answers. Raises TokenRefusedError."""
    try:
        await until_reached(lambda: _introduce(bot))
    except InvalidToken:
        raise TokenRefusedError(
            "Telegram refuses the token in TENTAP_TELEGRAM_TOKEN. "
            "Ask @BotFather for the token of your bot, or for a new one."
        ) from None


async def _introduce(bot: RawBot) -> None:
    """Initializes *bot*. Raises TelegramError for a response without a name.

    The library would accept such a response.
    """
    await bot.initialize()
    if not bot.username:
        await bot.shutdown()
        raise TelegramError("no name")


async def until_reached(ask: Callable[[], Awaitable[T]]) -> T:
    """Repeats *ask* until Telegram gives a readable response, and returns it.

    Raises InvalidToken, the only refusal that waiting cannot change.
    """
    failures = 0
    while True:
        try:
            return await ask()
        except InvalidToken:
            raise
        except Exception as error:  # the library fails on responses of an unexpected form
            failures += 1
            pause = pause_after(error, failures)
            _log.warning("telegram.unreachable", error=type(error).__name__, again_in=pause)
            await asyncio.sleep(pause)


def name_of(bot: RawBot) -> str:
    """Returns the bot's username; empty before Telegram has answered."""
    try:
        return bot.username or ""
    except RuntimeError:  # raised by the library for a bot that is not initialized
        return ""
