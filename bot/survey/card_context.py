"""What a card needs beside its invitation: words, a time zone, links."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.language.texts import Texts


@dataclass(frozen=True, kw_only=True)
class CardContext:
    """What a card needs beside the invitation."""

    texts: Texts
    timezone: str = "UTC"
    links: Mapping[str, str] = field(default_factory=dict)
    """``help``, ``explore``, ``review``: those that are configured."""
