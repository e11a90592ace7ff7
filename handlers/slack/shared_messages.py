"""Reads the messages that a person shares from elsewhere in Slack."""

from collections.abc import Iterator

from handlers.slack.json_values import Json
from handlers.slack.typed_text import from_text, typed_in


def shared_words(attachments: object, *, typed: str) -> str:
    """Returns the words of the shared messages; empty if the person *typed* own words beside them.

    The address of the shared message is not own words: Slack puts it there. Accepts anything.
    """
    shared = list(_shared(attachments))
    addresses = {each.get(key) for each in shared for key in ("from_url", "original_url")}
    if typed.strip() and typed.strip() not in addresses:
        return ""
    return "\n".join(filter(None, map(_words, shared)))


def _shared(attachments: object) -> Iterator[Json]:
    for each in attachments if isinstance(attachments, list) else []:
        if isinstance(each, dict) and (each.get("is_share") or each.get("is_msg_unfurl")):
            yield each


def _words(shared: Json) -> str:
    """Returns the words by the message's blocks, which alone contain emoji as characters."""
    text = shared.get("text")
    text = text if isinstance(text, str) else ""
    try:
        parts = shared.get("message_blocks") or []
        return typed_in([block for part in parts for block in part["message"]["blocks"]], text)
    except (LookupError, TypeError, AttributeError):
        return from_text(text)
