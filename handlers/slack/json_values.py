"""Reads values from Slack's JSON."""

from typing import Any

Json = dict[str, Any]
"""A JSON object that Slack sends or receives."""


def text_at(answer: Any, *path: str) -> str:
    """Returns the text at *path*. Raises LookupError or TypeError if there is none.

    slack_sdk returns ``None`` for a missing field, which must not be used as an id.
    """
    for name in path:
        answer = answer[name]
    if not isinstance(answer, str) or not answer:
        raise TypeError(f"not a text: {path[-1]}")
    return answer


def object_at(answer: Any, name: str) -> Json:
    """Returns the object at *name*. Raises LookupError or TypeError if there is none."""
    found = answer[name]
    if not isinstance(found, dict):
        raise TypeError(f"not an object: {name}")
    return found
