"""The language, time zone, links and refusals that a card needs besides its invitation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.language.texts import Texts


@dataclass(frozen=True, kw_only=True)
class CardContext:
    texts: Texts
    timezone: str = "UTC"
    links: Mapping[str, str] = field(default_factory=dict)
    """The configured links, by name: ``help``, ``explore``, ``review``."""
    never_at: datetime | None = None
    """The time of the person's *Never*, while it holds."""
    paused_until: datetime | None = None
    newer_in: str = ""
    """The platform of a newer question that is in another chat of the person."""
