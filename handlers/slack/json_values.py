"""What goes over Slack's wire."""

from typing import Any

Json = dict[str, Any]
"""An object as Slack sends or takes it."""


def text_at(answer: Any, *path: str) -> str:
    """The text at the end of *path*; LookupError or TypeError where there is none.

    slack_sdk gives ``None`` for a field that an answer lacks, and that is no id of anything.
    """
    for name in path:
        answer = answer[name]
    if not isinstance(answer, str) or not answer:
        raise TypeError(f"no text: {path[-1]}")
    return answer


def object_at(answer: Any, name: str) -> Json:
    """As above, the object of that name."""
    found = answer[name]
    if not isinstance(found, dict):
        raise TypeError(f"no object: {name}")
    return found
