"""What happens a thousand times in a minute is told once."""

from time import monotonic
from typing import Final

QUIET_SECONDS: Final = 60.0


class Seldom:
    """Says of each reason, once in :data:`QUIET_SECONDS`, that it may be logged."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}

    def may(self, reason: str) -> bool:
        now = monotonic()
        self._told = {one: at for one, at in self._told.items() if now - at < QUIET_SECONDS}
        if reason in self._told:
            return False
        self._told[reason] = now
        return True
