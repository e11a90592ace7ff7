"""Translates Slack's refusals and network failures into SendError."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from aiohttp import ClientConnectorError, ConnectionTimeoutError
from slack_sdk.errors import SlackApiError

from bot.states import ContactState
from handlers.ports import SendError
from handlers.retry_after import wait_after_refusal

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
        raise SendError("no answer that can be read", uncertain=True) from error


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


def to_send_error(error: SlackApiError) -> SendError:
    """Returns the SendError for *error*.

    With a definite code the request had no effect; otherwise it may have had one.
    """
    status, code = status_of(error), code_of(error)
    if code in _RATE_LIMITS:
        return SendError("ratelimited", retry_after=_wait(error))
    if not code or code in _UNCERTAIN or (status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return SendError(code or f"HTTP {status}", uncertain=True)
    return SendError(code, permanent=code not in _PASSING, contact=_CONTACT_STATES.get(code))


def code_of(error: SlackApiError) -> str:
    """Returns Slack's error code; empty if the response has none."""
    answer = getattr(error.response, "data", None)
    code = answer.get("error") if isinstance(answer, dict) else None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def status_of(error: SlackApiError) -> int | None:
    """Returns the HTTP status, of slack_sdk's response or, for broken JSON, of aiohttp's."""
    status = getattr(error.response, "status_code", getattr(error.response, "status", None))
    return status if isinstance(status, int) else None


def _wait(error: SlackApiError) -> timedelta:
    headers = getattr(error.response, "headers", {})
    return wait_after_refusal(headers.get("Retry-After"), _ASSUMED_REFUSALS)
