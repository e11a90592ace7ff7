"""Who plays in the tables of limits, and what one row is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from telegram.error import BadRequest, TelegramError

from sandbox import Sandbox
from sandbox.telegram import Telegram, TelegramChat, TelegramUser


@dataclass(frozen=True, kw_only=True)
class LimitSetup:
    sandbox: Sandbox
    telegram: Telegram
    bot: Bot
    anna: TelegramUser
    berta: TelegramUser
    staff: TelegramUser
    support: TelegramChat

    async def send(self, text: str = "Hello", **options: Any) -> int:
        """Something sent to Anna; its message id."""
        message = await self.bot.send_message(self.anna.id, text, **options)
        return message.message_id

    async def buttons(self, *buttons: InlineKeyboardButton, rows: int = 1) -> int:
        return await self.send(reply_markup=InlineKeyboardMarkup([buttons] * rows))

    async def tap(self) -> str:
        """Anna presses a button; the query's id."""
        message_id = await self.buttons(data("x"))
        message = self.telegram.message(self.anna, message_id)
        return self.telegram.tap(self.anna, message, "Press").id

    def pass_time(self, **span: float) -> None:
        self.sandbox.clock.move(timedelta(**span))


Act = Callable[[LimitSetup], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    name: str
    inside: Act
    outside: Act
    text: str
    error: type[TelegramError] = BadRequest


async def assert_limit(cast: LimitSetup, rule: Rule) -> None:
    """Just inside passes; just outside is refused by the real PTB in the platform's words.

    PTB capitalises the first letter of a text and lowers the rest.
    """
    await rule.inside(cast)
    with pytest.raises(rule.error) as refusal:
        await rule.outside(cast)
    assert refusal.value.message == rule.text
    assert type(refusal.value) is rule.error


def data(value: str, style: str | None = None) -> InlineKeyboardButton:
    return InlineKeyboardButton("Press", callback_data=value, style=style)


def to_anna(text: str = "Hello", **options: Any) -> Act:
    return lambda cast: cast.send(text, **options)
