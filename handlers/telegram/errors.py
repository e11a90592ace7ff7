"""What Telegram's refusals and the network's failures mean for delivery."""

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

from bot.states import ContactState
from handlers.ports import SendError
from handlers.retry_after import wait_after_refusal
from handlers.telegram.client import NotSentError

_CONTACT_STATES = {
    "bot was blocked by the user": ContactState.UNREACHABLE,
    "bot can't initiate conversation": ContactState.UNREACHABLE,
    "chat not found": ContactState.UNREACHABLE,
    "send messages to bots": ContactState.UNREACHABLE,
    "send messages to the bot": ContactState.UNREACHABLE,
    "user is deactivated": ContactState.GONE,
}
"""Telegram has no codes but these words."""


@contextmanager
def send_errors() -> Iterator[None]:
    """Whatever is raised inside comes out as SendError."""
    try:
        yield
    except SendError:
        raise
    except TelegramError as error:
        raise translated(error) from error
    except Exception as error:  # the answer was not of the form that the library expects
        raise SendError("no answer that can be read", uncertain=True) from error


def translated(error: TelegramError) -> SendError:
    """The order matters: BadRequest is a NetworkError."""
    match error:
        case RetryAfter():
            return SendError("rate limited", retry_after=waiting_time(error))
        case ChatMigrated():
            return SendError("the group has a new id", moved_to=str(error.new_chat_id))
        case Forbidden() | BadRequest():
            return SendError(in_words(error), permanent=True, contact=_contact(error))
        case NotSentError() | InvalidToken():
            return SendError(in_words(error))
        case _:
            return SendError(in_words(error), uncertain=True)


def number(told: object) -> int:
    """TypeError where an answer tells no number: inside ``send_errors`` its outcome is unknown."""
    if not isinstance(told, int) or isinstance(told, bool):
        raise TypeError("no number")
    return told


def waiting_time(error: RetryAfter) -> timedelta:
    """python-telegram-bot tells seconds or a timedelta, as its environment says."""
    return wait_after_refusal(error.retry_after)


def says(error: TelegramError, words: str) -> bool:
    """Whether Telegram's description contains *words*."""
    return words.lower() in error.message.lower()


def in_words(error: Exception) -> str:
    """For people; the log tells what kind of error it was."""
    return error.message[:200] if isinstance(error, TelegramError) else "an error in Tentap itself"


def _contact(error: TelegramError) -> ContactState | None:
    return next((state for words, state in _CONTACT_STATES.items() if says(error, words)), None)
