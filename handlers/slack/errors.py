"""Translates Slack's refusals and network failures into SendError."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from aiohttp import ClientConnectorError, ConnectionTimeoutError
from slack_sdk.errors import SlackApiError

from bot.chat.messages import Message
from bot.chat.refusals import Refusal, RefusalReason
from bot.states import ContactState
from handlers.ports import SendError
from handlers.retry_after import wait_after_refusal
from handlers.slack.refusals import detail_of, refusal_of

_CONTACT_STATES: Final = {
    "user_disabled": ContactState.GONE,
    "user_not_found": ContactState.UNREACHABLE,
    "users_not_found": ContactState.UNREACHABLE,
    "user_not_visible": ContactState.UNREACHABLE,
    "invalid_user_combination": ContactState.UNREACHABLE,
    "cannot_dm_bot": ContactState.UNREACHABLE,
}
_RATE_LIMITS: Final = {"ratelimited", "rate_limited"}
_UNCERTAIN: Final = {"fatal_error", "internal_error", "service_unavailable"}
TOKEN_REFUSALS: Final = {
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "token_expired",
    "token_revoked",
}
"""Nothing works until an admin has fixed it."""
_PASSING: Final = TOKEN_REFUSALS | {
    # problems with our permissions or the workspace, which an admin can fix
    "missing_scope",
    "org_login_required",
    # problems that Slack fixes
    "external_channel_migrating",
    "message_limit_exceeded",
    "request_timeout",
    "team_added_to_org",
    "update_failed",
}
"""Temporary refusals."""
_NO_FILES: Final = {
    "file_type_not_allowed",
    "file_upload_size_restricted",
    "file_uploads_disabled",
    "file_uploads_except_images_disabled",
    "missing_scope",
    "storage_limit_reached",
}
"""Refusals of a text file for which its text can be sent instead."""
NO_CONNECTION: Final = (ClientConnectorError, ConnectionTimeoutError)
"""Nothing was sent."""
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*")
_ASSUMED_REFUSALS: Final = 5
"""For a rate limit without a wait: as many refusals in a row are assumed, for half a minute."""


class RateLimitedError(Exception):
    """Slack answered 429, so the request had no effect."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("ratelimited")
        self.wait = wait


@contextmanager
def send_errors() -> Iterator[None]:
    """Turns any error raised inside into a SendError."""
    try:
        yield
    except SendError:
        raise
    except SlackApiError as error:
        raise to_send_error(error) from error
    except RateLimitedError as error:
        raise SendError("ratelimited", retry_after=error.wait) from error
    except NO_CONNECTION as error:
        raise SendError("no connection") from error
    except TimeoutError as error:
        raise SendError("no answer in time", uncertain=True) from error
    except Exception as error:  # a lost connection, or a response that the library cannot read
        raise SendError("unreadable answer", uncertain=True) from error


@contextmanager
def search_errors() -> Iterator[None]:
    """Makes a missing scope permanent, because an app does not get it within minutes.

    Used inside ``send_errors``.
    """
    try:
        yield
    except SlackApiError as error:
        if code_of(error) != "missing_scope":
            raise
        raise SendError("the app may not read the chat's history", permanent=True) from error


@contextmanager
def picture_errors(message: Message) -> Iterator[None]:
    """Marks a refusal because of the message's picture. Used inside ``send_errors``.

    While Slack still processes a file, it refuses it as "invalid slack file".
    """
    try:
        yield
    except SlackApiError as error:
        if message.picture is None or code_of(error) != "invalid_blocks":
            raise
        passing = any("invalid slack file" in text for text in _messages(error))
        reason = "Slack does not show the picture yet" if passing else "invalid_blocks"
        raise SendError(reason, permanent=not passing, picture_refused=True) from error


@contextmanager
def document_errors() -> Iterator[None]:
    """Marks a refusal of files, by the app's scopes or the workspace. Used inside ``send_errors``.

    Slack refuses before it shows anything.
    """
    try:
        yield
    except SlackApiError as error:
        code = code_of(error)
        if code not in _NO_FILES:
            raise
        refusal = to_send_error(error).refusal
        raise SendError(code, permanent=True, document_refused=True, refusal=refusal) from error


def _messages(error: SlackApiError) -> list[str]:
    """Returns what Slack says about a refusal, in either of the two places."""
    answer = getattr(error.response, "data", None)
    if not isinstance(answer, dict):
        return []
    metadata = answer.get("response_metadata")
    listed = metadata.get("messages") if isinstance(metadata, dict) else None
    return [str(each) for found in (answer.get("errors"), listed) for each in found or ()]


def to_send_error(error: SlackApiError) -> SendError:
    """Returns the SendError for *error*.

    With a definite code the request had no effect; otherwise it may have had one.
    """
    status, code = status_of(error), code_of(error)
    if code in _RATE_LIMITS:
        return SendError("ratelimited", retry_after=_wait(error), refusal=refusal_of(code, {}))
    if not code or code in _UNCERTAIN or (status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        refusal = Refusal(reason=RefusalReason.PLATFORM, code=code or f"HTTP {status}")
        return SendError(refusal.code, uncertain=True, refusal=refusal)
    answer = _answer(error)
    return SendError(
        code,
        permanent=code not in _PASSING,
        contact=_CONTACT_STATES.get(code),
        refusal=refusal_of(code, answer),
        detail=detail_of(answer),
    )


def code_of(error: SlackApiError) -> str:
    """Returns Slack's error code; empty if the response has none."""
    code = _answer(error).get("error")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def _answer(error: SlackApiError) -> dict[str, Any]:
    answer = getattr(error.response, "data", None)
    return answer if isinstance(answer, dict) else {}


def status_of(error: SlackApiError) -> int | None:
    """Returns the HTTP status, of slack_sdk's response or, for broken JSON, of aiohttp's."""
    status = getattr(error.response, "status_code", getattr(error.response, "status", None))
    return status if isinstance(status, int) else None


def _wait(error: SlackApiError) -> timedelta:
    headers = getattr(error.response, "headers", {})
    return wait_after_refusal(headers.get("Retry-After"), _ASSUMED_REFUSALS)
