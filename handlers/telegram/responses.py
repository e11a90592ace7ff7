"""Checks whether an HTTP response comes from Telegram, before the library reads it.

A proxy may answer with HTML, which may quote our URL, or with its own JSON. Such a response never
enters an error, and its 401 or 403 is not mistaken for Telegram's refusal.
"""

import json
from collections import Counter
from http import HTTPStatus
from typing import Any, Final

from telegram.error import NetworkError, RetryAfter, TelegramError

from handlers.retry_after import wait_after_refusal

MOST_DIGITS: Final = 40
"""Python refuses to read numbers of thousands of digits, and would refuse the whole response."""


class Answers:
    """Checks responses, and counts for each method how often in a row Telegram asked to wait."""

    def __init__(self) -> None:
        self._refusals: Counter[str] = Counter()

    def checked(self, url: str, status: int, body: bytes) -> bytes:
        """Returns the body in a form that the library can read.

        Raises RetryAfter, or NetworkError if the response is not Telegram's.
        """
        answer, method = _answer(body), url.rpartition("/")[2]
        refused = answer.get("ok") is False
        code = answer.get("error_code") if refused else status
        if HTTPStatus.TOO_MANY_REQUESTS in (status, code):
            raise RetryAfter(self._wait(method, answer))
        del self._refusals[method]
        if status < HTTPStatus.MULTIPLE_CHOICES and answer.get("ok") is True and "result" in answer:
            return body
        if status >= HTTPStatus.BAD_REQUEST and refused and "description" in answer:
            return _refusal(answer)
        raise NetworkError(f"HTTP {status}, not from Telegram")

    def _wait(self, method: str, answer: dict[str, Any]) -> Any:
        refusals = self._refusals[method]
        self._refusals[method] += 1
        return wait_after_refusal(_parameters(answer).get("retry_after"), refusals)


def read(body: bytes) -> dict[str, Any]:
    """Returns the parsed body. Raises TelegramError if it is not a JSON object."""
    try:
        answer = json.loads(body.decode(errors="replace"), parse_int=_whole)
    except (ValueError, RecursionError):
        raise TelegramError("Invalid server response") from None
    if not isinstance(answer, dict):
        raise TelegramError("Invalid server response")
    return answer


def _answer(body: bytes) -> dict[str, Any]:
    try:
        return read(body)
    except TelegramError:
        return {}


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= MOST_DIGITS else digits


def _refusal(answer: dict[str, Any]) -> bytes:
    """Returns only the parts that the library can read; it fails on other values in their place."""
    moved_to = _parameters(answer).get("migrate_to_chat_id")
    is_id = isinstance(moved_to, int) and not isinstance(moved_to, bool)
    parameters = {"migrate_to_chat_id": moved_to} if is_id else {}
    return json.dumps(
        {"description": str(answer["description"]), "parameters": parameters}
    ).encode()


def _parameters(answer: dict[str, Any]) -> dict[str, Any]:
    parameters = answer.get("parameters")
    return parameters if isinstance(parameters, dict) else {}
