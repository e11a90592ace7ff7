"""The language, time zone and links that a card needs besides its invitation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.language.texts import Texts


@dataclass(frozen=True, kw_only=True)
class CardContext:
    texts: Texts
    timezone: str = "UTC"
    links: Mapping[str, str] = field(default_factory=dict)
    """The configured links, by name: ``help``, ``explore``, ``review``."""
