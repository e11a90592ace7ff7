"""Turns anything that a platform sends into values that both databases can store."""

import hashlib
import json
from typing import Any, Final

MOST_CHARACTERS: Final = 200
"""PostgreSQL indexes at most about 2,700 bytes; real ids have a few dozen characters."""


def storable(text: str) -> str:
    """Returns *text* itself if it is short and printable, else its digest."""
    is_plain = text.isprintable() and len(text) <= MOST_CHARACTERS
    return text if is_plain else f"sha256:{_sha256(text)}"


def digest(value: object) -> str:
    """Returns the same digest for the same JSON value."""
    return _sha256(_dump(value, sort_keys=True))


def as_json(value: object) -> str:
    """Returns *value* as JSON without lone surrogates, which databases refuse."""
    text = _dump(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="ignore").decode()


def _dump(value: object, **options: Any) -> str:
    """Returns *value* as JSON; ``null`` if it is nested too deeply."""
    try:
        return json.dumps(value, **options)
    except RecursionError:
        return "null"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
