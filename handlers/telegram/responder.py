"""Says what is worthless later: toasts on taps, the answers of commands."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

import structlog
from telegram.constants import CallbackQueryLimit
from telegram.error import BadRequest

from bot.chat.messages import Message, line, plain
from bot.language.shortening import shorten
from handlers.ports import SendError
from handlers.telegram.client import RawBot
from handlers.telegram.errors import says, send_errors
from handlers.telegram.first_contact import name_of
from handlers.telegram.messenger import TelegramMessenger
from handlers.telemetry.loggable import loggable
from handlers.updates import (
    Answer,
    Commanded,
    Edited,
    Event,
    InGroup,
    NotText,
    Pressed,
    Reply,
    Toast,
    Typed,
)

_TOO_LATE: Final = "query is too old"
"""Normal after a backlog."""

MOST_WAITING: Final = timedelta(seconds=60)
"""An answer that comes later than this would only surprise."""

_InChat = Pressed | Typed | Edited | NotText | Commanded

_log = structlog.get_logger()


class TelegramResponder:
    """``handlers.ports.Responder`` for Telegram."""

    def __init__(self, bot: RawBot, messenger: TelegramMessenger) -> None:
        self._bot = bot
        self._messenger = messenger

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        """*age* does not matter: Telegram itself tells when a press is too old.

        A form is not opened here, for in Telegram one simply types.
        """
        try:
            await self._reply(event, reply)
        except Exception as error:  # a reply is worth no trouble
            _log.warning("telegram.reply_failed", on=type(event).__name__, reason=loggable(error))

    async def _reply(self, event: Event, reply: Reply | None) -> None:
        if isinstance(event, Pressed):
            await self._end_waiting(event, reply.text if isinstance(reply, Toast) else "")
        message = _message(event, reply)
        if message is None:
            return
        if isinstance(event, Pressed) and (pressed := event.message) is not None:
            await _patiently(lambda: self._messenger.edit(pressed, message))
        elif isinstance(event, Commanded) and isinstance(reply, Answer) and reply.in_group:
            await self._answer_apart(event, message, reply.in_group)
        elif isinstance(event, _InChat):
            await _patiently(lambda: self._messenger.send(event.chat, message))

    async def _answer_apart(self, event: Commanded, message: Message, told: InGroup) -> None:
        """In the person's own chat, whose id is the person's; the group hears that it was."""
        try:
            await _patiently(lambda: self._messenger.send(event.user.id, message))
            said = told.sent
        except SendError as error:
            if error.contact is None:
                raise
            said = f"{told.start_first} https://t.me/{name_of(self._bot)}"
        await _patiently(lambda: self._messenger.send(event.chat, line(said)))

    async def _end_waiting(self, press: Pressed, toast: str) -> None:
        text = shorten(toast, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH) or None
        with send_errors():
            try:
                await self._bot.answer_callback_query(press.callback, text=text)
            except BadRequest as error:
                if not says(error, _TOO_LATE):
                    raise


async def _patiently(say: Callable[[], Awaitable[object]]) -> None:
    """*say*, once more after each wait that Telegram asks for: something was just said there."""
    left = MOST_WAITING
    while True:
        try:
            await say()
            return
        except SendError as error:
            if error.retry_after is None or error.retry_after > left:
                raise
            left -= error.retry_after
            await asyncio.sleep(error.retry_after.total_seconds())


def _message(event: Event, reply: Reply | None) -> Message | None:
    """What is said as a message: answers, and lines for which there is no press to show them."""
    match reply:
        case Answer(message=message):
            return message
        case Toast(text=text) if not isinstance(event, Pressed):
            return Message(paragraphs=(plain(text),))
        case _:
            return None
