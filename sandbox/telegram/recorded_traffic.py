"""The traffic between Telegram and the bot, for tests: every tap, send and call."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from sandbox.telegram.model import TelegramMessage, TelegramUser, ToastOrAlert
from sandbox.telegram.update_queue import Fate, QueuedUpdate


@dataclass(kw_only=True, eq=False)
class TelegramTap:
    """A press of a button, and the answer shown to the person."""

    id: str
    """The callback query's id."""
    user: TelegramUser
    message: TelegramMessage
    """As it was when the button was pressed."""
    data: str
    at: datetime
    update: QueuedUpdate | None
    """None if the bot does not accept callback queries."""
    answered_at: datetime | None = None
    _shown: ToastOrAlert | None = field(default=None, init=False)
    _answer: "asyncio.Future[ToastOrAlert] | None" = field(default=None, init=False, repr=False)

    @property
    def answer(self) -> ToastOrAlert | None:
        """The toast or alert shown, None before the bot's answer."""
        return self._shown

    @property
    def fate(self) -> Fate | None:
        """The end of its update; None while Telegram still keeps it."""
        return self.update.fate if self.update else Fate.DROPPED

    @property
    def acknowledged(self) -> bool:
        """Whether the bot has confirmed its update."""
        return self.fate is Fate.CONFIRMED

    async def answered(self, within: float = 5) -> ToastOrAlert:
        """Waits for the toast or alert and returns it; TimeoutError after *within* seconds."""
        if self._shown:
            return self._shown
        if self._answer is None:
            self._answer = asyncio.get_running_loop().create_future()
        return await asyncio.wait_for(asyncio.shield(self._answer), within)

    def show(self, answer: ToastOrAlert, at: datetime) -> None:
        """Records the bot's answer."""
        self._shown, self.answered_at = answer, at
        if self._answer and not self._answer.done():
            self._answer.set_result(answer)


@dataclass(frozen=True, kw_only=True)
class SentMessage:
    """A message of the bot, as sent or edited."""

    at: datetime
    method: str
    message: TelegramMessage


@dataclass(frozen=True, kw_only=True)
class Call:
    """A request of the bot; *refused*: the platform's text if it was refused."""

    at: datetime
    method: str
    refused: str | None = None


@dataclass(kw_only=True)
class TelegramHistory:
    taps: list[TelegramTap] = field(default_factory=list)
    sent: list[SentMessage] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    @property
    def acknowledged_taps(self) -> list[TelegramTap]:
        """The taps that the bot has confirmed, and so may not lose."""
        return [tap for tap in self.taps if tap.acknowledged]
