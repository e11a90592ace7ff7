"""When and by what something happened: all that a use case may know of the moment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Occasion:
    now: datetime
    source: str
    """Names the update, for ever."""
    seed: bytes
    """Random: what must not be guessed is derived from it."""
    message: str | None = None
    """The typed message that words came in, so that an edit of it finds them."""
