"""Maps Slack's error codes to the reasons of refusals."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.chat.refusals import Refusal, RefusalReason

_CODES: Final[Mapping[RefusalReason, tuple[str, ...]]] = {
    RefusalReason.UNKNOWN_CHAT: (
        "channel_not_found",
        "invalid_channel",
        "duplicate_channel_not_found",
    ),
    RefusalReason.NOT_MEMBER: ("not_in_channel",),
    RefusalReason.ARCHIVED: ("is_archived", "is_inactive"),
    RefusalReason.READ_ONLY: (
        "restricted_action",
        "restricted_action_read_only_channel",
        "no_permission",
        "posting_to_channel_denied",
        "posting_to_general_channel_denied",
        "send_on_behalf_not_allowed",
    ),
    RefusalReason.THREADS_ONLY: ("restricted_action_thread_only_channel",),
    RefusalReason.THREAD_CLOSED: (
        "cannot_reply_to_message",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
    ),
    RefusalReason.THREAD_GONE: ("thread_not_found",),
    RefusalReason.NOT_EDITABLE: (
        "block_mismatch",
        "cant_update_message",
        "edit_window_closed",
        "message_not_found",
    ),
    RefusalReason.TOO_LONG: (
        "attachment_payload_limit_exceeded",
        "msg_blocks_too_long",
        "msg_too_long",
        "too_many_attachments",
    ),
    RefusalReason.BAD_MESSAGE: (
        "invalid_attachments",
        "invalid_blocks",
        "invalid_blocks_format",
        "markdown_text_conflict",
        "no_text",
    ),
    RefusalReason.TOKEN: (
        "account_inactive",
        "invalid_auth",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    ),
    RefusalReason.SCOPE: ("missing_scope",),
    RefusalReason.SUSPENDED: ("ekm_access_denied",),
    RefusalReason.NO_ACCESS: (
        "access_denied",
        "accesslimited",
        "app_access_restricted",
        "enterprise_is_restricted",
        "team_access_not_granted",
        "team_not_found",
    ),
    RefusalReason.SIGN_IN: ("org_login_required", "two_factor_setup_required"),
    RefusalReason.RATE_LIMITED: ("rate_limited", "ratelimited"),
    RefusalReason.WORKSPACE_LIMIT: ("message_limit_exceeded",),
    RefusalReason.MESSAGES_TAB: ("messages_tab_disabled",),
    RefusalReason.PERSON: (
        "cannot_dm_bot",
        "invalid_user_combination",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    ),
    RefusalReason.PLATFORM: (
        "external_channel_migrating",
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "update_failed",
    ),
}
_REASONS: Final = {code: reason for reason, codes in _CODES.items() for code in codes}
_SCOPES: Final = re.compile(r"[a-z.:_]+(?:,[a-z.:_]+)*")
_POINTER: Final = re.compile(r"\[json-pointer:((?:/[a-z_]+|/\d+)+)\]")
_COMPLAINTS: Final = re.compile(
    r"invalid_blocks|invalid slack file|is not in the list of allowed values"
    r"|must be (?:less|more) than \d+ characters|must be a valid enum value|must be unique"
    r"|must provide an? (?:array|boolean|number|object|string)"
    r"|(?:no (?:more|fewer)|at (?:most|least)) (?:than )?\d+ items?(?: allowed)?"
    r"|missing (?:required )?field|invalid additional property|unsupported (?:type|block)"
    r"|invalid url|failed to match (?:all|any|exactly one)[a-z -]*"
)
"""The parts of Slack's complaints that quote nothing."""
MOST_DETAILS: Final = 5


def refusal_of(code: str, answer: Mapping[str, Any]) -> Refusal:
    """Returns the refusal for Slack's *code* in *answer*."""
    needed = answer.get("needed")
    is_named = isinstance(needed, str) and _SCOPES.fullmatch(needed)
    return Refusal(
        reason=_REASONS.get(code, RefusalReason.UNKNOWN),
        code=code,
        needed=str(needed) if is_named else "",
    )


def detail_of(answer: Mapping[str, Any]) -> str:
    """Returns Slack's complaints about a message, for the log: rules and places, no words of it."""
    metadata = answer.get("response_metadata")
    listed = metadata.get("messages") if isinstance(metadata, dict) else None
    said = [*_texts(listed), *_texts(answer.get("errors"))]
    details = dict.fromkeys(detail for text in said if (detail := _detail(text)))
    return "; ".join(list(details)[:MOST_DETAILS])


def _texts(listed: object) -> Iterator[str]:
    if isinstance(listed, list):
        yield from (text for text in listed if isinstance(text, str))


def _detail(text: str) -> str:
    complaint, pointer = _COMPLAINTS.search(text), _POINTER.search(text)
    return " at ".join(
        found for found in (complaint and complaint[0], pointer and pointer[1]) if found
    )
