"""What the log may repeat of Telegram's texts."""

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError

from handlers.telegram.client import NotSentError
from handlers.telegram.errors import loggable_reason
from handlers.telegram.plain_words import plain_words


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Forbidden("Forbidden: bot was blocked by the user 11"), "Forbidden: bot was blocked by"),
        (BadRequest("Bad Request: chat not found"), "BadRequest: chat not found"),
        (BadRequest('Bad Request: unsupported start tag "Tomo"'), "BadRequest"),
        (InvalidToken("The token `1:A` was rejected by the server."), "InvalidToken"),
        (NetworkError("HTTP 502, not from Telegram"), "NetworkError: HTTP 502, not from Telegram"),
        (NotSentError("Cannot connect to host localhost:9"), "Cannot connect to host localhost:9"),
        (ValueError("Tomo"), "ValueError"),
    ],
)
def test_a_refusal_is_told_by_its_class_and_known_words(error: Exception, told: str) -> None:
    shown = loggable_reason(error)
    assert shown.startswith(told)
    assert [secret for secret in ("11", "Tomo", "1:A") if secret in shown] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Wrong response from the webhook: 503 Busy with Tomo", "503 Service Unavailable"),
        ("Wrong response from the webhook: 599 Tomo", "webhook: 599"),
        ("Read timeout expired", "Read timeout expired"),
    ],
)
def test_a_failed_delivery_is_told_by_its_status(text: str, told: str) -> None:
    shown = plain_words(text)
    assert shown is not None
    assert shown.endswith(told)
    assert "Tomo" not in shown


def test_what_is_not_known_is_not_told() -> None:
    assert plain_words("Tomo") is None
