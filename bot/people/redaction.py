"""Removes names and addresses from stored values."""

import re
from collections.abc import Collection
from typing import Any, Final

REMOVED: Final = "…"


def redacted(value: Any, names: Collection[str]) -> Any:
    """Returns a JSON value in which each of *names* that stands for itself is replaced."""
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    if not longest_first:
        return value
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return _replaced(value, pattern)


def _replaced(value: Any, pattern: re.Pattern[str]) -> Any:
    match value:
        case str():
            return pattern.sub(REMOVED, value)
        case dict():
            return {key: _replaced(one, pattern) for key, one in value.items()}
        case list():
            return [_replaced(one, pattern) for one in value]
        case _:
            return value
