"""What comes in as the inbox can keep it: on both databases, whatever a platform sends."""

import hashlib
import json
from typing import Any, Final

MOST_CHARACTERS: Final = 200
"""PostgreSQL indexes no more than about 2,700 bytes; real ids have some dozens."""


def storable(text: str) -> str:
    """Returns *text* itself where it is short and plain, else its digest."""
    is_plain = text.isprintable() and len(text) <= MOST_CHARACTERS
    return text if is_plain else f"sha256:{_sha256(text)}"


def digest(value: object) -> str:
    """Returns the same digest for the same JSON value."""
    return _sha256(_written(value, sort_keys=True))


def as_json(value: object) -> str:
    """Returns *value* without lone surrogates, which JSON can carry and no database takes."""
    text = _written(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="ignore").decode()


def _written(value: object, **how: Any) -> str:
    """Returns ``null`` for what is nested too deeply to be written."""
    try:
        return json.dumps(value, **how)
    except RecursionError:
        return "null"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
