"""Defines what every use case receives beside its event."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.config.config import Config
from handlers.usecases.roles import NOBODY, Actor


@dataclass(frozen=True, kw_only=True)
class Context:
    """The configuration, the time, the actor, and the update that a use case handles."""

    config: Config
    now: datetime
    actor: Actor = NOBODY
    source: str = ""
    """The update's permanent name; empty if no update is the cause."""
    seed: bytes = b""
    """Random bytes, from which secrets are derived."""
    erasure_key: bytes = b""
    """The secret from which the keys of erased people are derived; kept outside the database."""
    message: str | None = None
    """The typed message that contained the text, so that its later edit finds the text."""

    @property
    def today(self) -> date:
        """The day by the team's clock."""
        return self.now.astimezone(self.config.timezone).date()
