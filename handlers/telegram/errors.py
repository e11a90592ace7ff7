"""Translates Telegram's refusals and network failures into SendError."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.chat.refusals import Refusal, RefusalReason
from bot.states import ContactState
from handlers.ports import SendError
from handlers.retry_after import wait_after_refusal
from handlers.telegram.client import NotSentError
from handlers.telegram.plain_words import plain_words
from handlers.telegram.refusals import refusal_of

_CONTACT_STATES = {
    "bot was blocked by the user": ContactState.UNREACHABLE,
    "bot can't initiate conversation": ContactState.UNREACHABLE,
    "chat not found": ContactState.UNREACHABLE,
    "send messages to bots": ContactState.UNREACHABLE,
    "send messages to the bot": ContactState.UNREACHABLE,
    "user is deactivated": ContactState.GONE,
}
"""By parts of Telegram's descriptions, because Telegram has no error codes for these cases."""


@contextmanager
def send_errors() -> Iterator[None]:
    """Turns any error raised inside into a SendError."""
    try:
        yield
    except SendError:
        raise
    except TelegramError as error:
        raise to_send_error(error) from error
    except Exception as error:  # the response was not of the form that the library expects
        raise SendError("unreadable answer", uncertain=True) from error


def to_send_error(error: TelegramError) -> SendError:
    """Returns the SendError for *error*. The order matters: BadRequest is a NetworkError."""
    match error:
        case RetryAfter():
            return SendError("rate limited", retry_after=waiting_time(error))
        case ChatMigrated():
            return SendError("the group has a new id", moved_to=str(error.new_chat_id))
        case Forbidden() | BadRequest():
            return SendError(
                readable_reason(error),
                permanent=True,
                contact=_contact(error),
                loggable=loggable_reason(error),
                refusal=refusal_of(readable_reason(error)),
            )
        case InvalidToken():
            return SendError(
                readable_reason(error),
                loggable=loggable_reason(error),
                refusal=Refusal(reason=RefusalReason.TOKEN, code=readable_reason(error)),
            )
        case NotSentError():
            return SendError(readable_reason(error), loggable=loggable_reason(error))
        case _:
            return SendError(
                readable_reason(error), uncertain=True, loggable=loggable_reason(error)
            )


def number(value: object) -> int:
    """Returns *value*. Raises TypeError if it is not a number.

    Inside ``send_errors`` the outcome of such a response is uncertain.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a number")
    return value


def waiting_time(error: RetryAfter) -> timedelta:
    """Returns the wait that Telegram asks for.

    python-telegram-bot gives seconds or a timedelta, depending on its environment variable.
    """
    return wait_after_refusal(error.retry_after)


def says(error: TelegramError, words: str) -> bool:
    """Whether Telegram's description contains *words*."""
    return words.lower() in error.message.lower()


def readable_reason(error: Exception) -> str:
    """Returns a text for people; ``loggable_reason`` is the one for the log."""
    return error.message[:200] if isinstance(error, TelegramError) else "an error in Tentap itself"


def loggable_reason(error: Exception) -> str:
    """Returns a text for the log: the error's class, and known words of its message.

    The whole message may quote ids and the text of a refused message.
    """
    if isinstance(error, NotSentError):  # it holds only the host's name and the system's text
        return error.message
    kind = type(error).__name__
    words = plain_words(error.message) if isinstance(error, TelegramError) else None
    return kind if words is None else f"{kind}: {words}"


def _contact(error: TelegramError) -> ContactState | None:
    return next((state for words, state in _CONTACT_STATES.items() if says(error, words)), None)
