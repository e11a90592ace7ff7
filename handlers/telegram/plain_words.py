"""Lists the parts of Telegram's texts that the log may show.

They quote no ids, names or words.
"""

import re
from http import HTTPStatus
from typing import Final

_REFUSALS: Final = (
    "bot can't initiate conversation",
    "bot is not a member",
    "bot was blocked by the user",
    "bot was kicked",
    "can't parse entities",
    "chat not found",
    "group chat was deactivated",
    "group chat was upgraded to a supergroup chat",
    "have no rights to send",
    "member list is inaccessible",
    "message can't be deleted",
    "message can't be edited",
    "message is not modified",
    "message is too long",
    "message text is empty",
    "message thread not found",
    "message to react not found",
    "message to be replied not found",
    "message to delete not found",
    "message to edit not found",
    "need administrator rights",
    "not enough rights",
    "query is too old",
    "REACTION_INVALID",
    "send messages to bots",
    "send messages to the bot",
    "TOPIC_CLOSED",
    "user is deactivated",
    "user not found",
    "bad webhook",
    "webhook is active",
    "terminated by other getUpdates request",
    "Unauthorized",
)
_DELIVERIES: Final = (
    "certificate verify failed",
    "Connection refused",
    "Connection reset by peer",
    "Connection timed out",
    "Failed to resolve host",
    "Network is unreachable",
    "No route to host",
    "Read timeout expired",
    "SSL error",
)
"""Why an update could not be delivered to a webhook."""
_OURS: Final = (
    "Invalid server response",
    "No answer in time",
    "No connection in time",
    "The answer is too long",
    "The line was cut",
    "Telegram repeats confirmed updates, or omits their numbers",
)
_KNOWN: Final = (*_REFUSALS, *_DELIVERIES, *_OURS)
_OF_STATUS: Final = re.compile(
    r"(Wrong response from the webhook: )([1-5]\d\d)\b|HTTP [1-5]\d\d, not from Telegram"
)


def plain_words(text: str) -> str | None:
    """Returns the known words in *text*; ``None`` if there are none."""
    if status := _OF_STATUS.search(text):
        return f"{status[0]}{_phrase(status[2])}"
    lower = text.lower()
    return next((words for words in _KNOWN if words.lower() in lower), None)


def _phrase(status: str | None) -> str:
    known = status is not None and int(status) in {code.value for code in HTTPStatus}
    return f" {HTTPStatus(int(status)).phrase}" if status and known else ""
