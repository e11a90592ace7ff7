"""The first words with Telegram: who are we? A network that is down is waited for."""

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
    """Telegram does not know this token."""


async def introduce(bot: RawBot) -> None:
    """Let *bot* learn its own name, however long Telegram cannot be reached. TokenRefusedError."""
    try:
        await until_reached(lambda: _introduce(bot))
    except InvalidToken:
        raise TokenRefusedError(
            "Telegram refuses the token in TENTAP_TELEGRAM_TOKEN. "
            "Ask @BotFather for the token of your bot, or for a new one."
        ) from None


async def _introduce(bot: RawBot) -> None:
    """The library takes an answer without a name for one."""
    await bot.initialize()
    if not bot.username:
        await bot.shutdown()
        raise TelegramError("no name")


async def until_reached(ask: Callable[[], Awaitable[T]]) -> T:
    """What Telegram answers, however long it answers nothing that can be read.

    Raises InvalidToken, the one refusal that waiting does not end.
    """
    failures = 0
    while True:
        try:
            return await ask()
        except InvalidToken:
            raise
        except Exception as error:  # the library expects answers of one form, and fails on others
            failures += 1
            pause = pause_after(error, failures)
            _log.warning("telegram.unreachable", error=type(error).__name__, again_in=pause)
            await asyncio.sleep(pause)


def name_of(bot: RawBot) -> str:
    """The bot's username; empty until Telegram has told it."""
    try:
        return bot.username or ""
    except RuntimeError:  # what the library raises for a bot that was not introduced
        return ""
