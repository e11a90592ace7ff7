"""Sends replies that are useless later: toasts on taps, the answers to commands."""

from datetime import timedelta
from typing import Final

import structlog
from telegram.constants import CallbackQueryLimit
from telegram.error import BadRequest

from bot.chat.messages import Message, line, plain
from bot.ids import MessageRef, split_ref
from bot.language.shortening import shorten
from handlers.ports import SendError
from handlers.telegram.client import RawBot
from handlers.telegram.errors import says, send_errors
from handlers.telegram.introduction import name_of
from handlers.telegram.messenger import TelegramMessenger
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import (
    Answered,
    Aside,
    Commanded,
    Edited,
    Event,
    InGroup,
    NotText,
    Pressed,
    PrivateReply,
    Reaction,
    ReactionEmoji,
    Reply,
    Toast,
    Typed,
)
from handlers.waiting_replies import with_retries

_TOO_LATE: Final = "query is too old"
"""Telegram's error for an old press; normal after a backlog."""

_InChat = Pressed | Typed | Edited | NotText | Commanded

_log = structlog.get_logger()


class TelegramResponder:
    """``handlers.ports.Responder`` for Telegram."""

    def __init__(self, bot: RawBot, messenger: TelegramMessenger) -> None:
        self._bot = bot
        self._messenger = messenger

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        """Sends *reply*. Ignores *age*, because Telegram itself refuses an old press.

        Forms are not opened, because in Telegram people simply type.
        """
        try:
            await self._reply(event, reply)
        except Exception as error:  # a failed reply must not disturb anything else
            _log.warning(
                "telegram.reply_failed", event_kind=type(event).__name__, error=loggable(error)
            )

    async def _reply(self, event: Event, reply: Reply | None) -> None:
        if isinstance(event, Pressed):
            await self._end_waiting(event, await self._toast(event, reply))
        elif isinstance(event, Typed) and isinstance(reply, Reaction):
            await self._react(event.message, reply.emoji)
        message = _message(event, reply)
        if message is None:
            return
        if isinstance(reply, Aside) and isinstance(event, Pressed):
            if reply.in_group is None:
                await self._answer_beside(event, reply)
        elif isinstance(event, Pressed) and (pressed := event.message) is not None:
            await with_retries(lambda: self._messenger.edit(pressed, message))
        elif isinstance(event, Commanded) and isinstance(reply, PrivateReply) and reply.in_group:
            await self._answer_privately(event, message, reply.in_group)
        elif isinstance(event, Answered):
            below = event.message
            await with_retries(lambda: self._messenger.send(event.chat, message, reply_to=below))
        elif isinstance(event, _InChat):
            await with_retries(lambda: self._messenger.send(event.chat, message))

    async def _toast(self, press: Pressed, reply: Reply | None) -> str:
        """Returns what the presser sees for a moment. Sends a private answer, if it is one."""
        match reply:
            case Toast(text=text):
                return text
            case Aside(message=message, in_group=in_group) if in_group is not None:
                return await self._send_privately(press, message, in_group)
            case _:
                return ""

    async def _answer_beside(self, press: Pressed, reply: Aside) -> None:
        """Sends the answer below the pressed message."""
        below = press.message
        await with_retries(lambda: self._messenger.send(press.chat, reply.message, reply_to=below))

    async def _react(self, message: MessageRef, emoji: ReactionEmoji) -> None:
        """Sets a reaction. Any failure leaves the message without one, which harms nobody."""
        chat, message_id = split_ref(message)
        try:
            with send_errors():
                await self._bot.set_message_reaction(chat, int(message_id), emoji.value)
        except SendError as error:
            _log.info("telegram.reaction_failed", error=loggable(error))

    async def _answer_privately(
        self, event: Commanded, message: Message, in_group: InGroup
    ) -> None:
        text = await self._send_privately(event, message, in_group)
        await with_retries(lambda: self._messenger.send(event.chat, line(text)))

    async def _send_privately(
        self, event: Commanded | Pressed, message: Message, in_group: InGroup
    ) -> str:
        """Sends *message* to the person's own chat, which has the person's id.

        Returns what to say where the person asked.
        """
        try:
            await with_retries(lambda: self._messenger.send(event.user.id, message))
        except SendError as error:
            if error.contact is None:
                raise
            return f"{in_group.start_first} https://t.me/{name_of(self._bot)}"
        return in_group.sent

    async def _end_waiting(self, press: Pressed, toast: str) -> None:
        text = shorten(toast, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH) or None
        with send_errors():
            try:
                await self._bot.answer_callback_query(press.callback, text=text)
            except BadRequest as error:
                if not says(error, _TOO_LATE):
                    raise


def _message(event: Event, reply: Reply | None) -> Message | None:
    """Returns *reply* as a message: an answer, or a toast that no press can show."""
    match reply:
        case PrivateReply(message=message) | Aside(message=message):
            return message
        case Toast(text=text) if not isinstance(event, Pressed):
            return Message(paragraphs=(plain(text),))
        case _:
            return None
