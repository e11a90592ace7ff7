"""What a use case may know beside its event: one value, the same for all of them."""

from dataclasses import dataclass
from datetime import datetime

from bot.config.config import Config
from handlers.usecases.roles import NOBODY, Actor


@dataclass(frozen=True, kw_only=True)
class Context:
    """The configuration, the time, and the update that a use case answers, with who acts."""

    config: Config
    now: datetime
    actor: Actor = NOBODY
    source: str = ""
    """Names the update, for ever; empty where no update is behind it."""
    seed: bytes = b""
    """Random: what must not be guessed is derived from it."""
    message: str | None = None
    """The typed message that words came in, so that an edit of it finds them."""
