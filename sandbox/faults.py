"""Failures on request: "the next N calls of this method go wrong like this"."""

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What goes wrong with one call of a method."""

    SERVER_ERROR = "500"
    """Answered 500 with an HTML page; the call had no effect."""
    RATE_LIMITED = "429"
    """Answered 429 in the platform's own form; the call had no effect."""
    DROP_BEFORE = "drop-before"
    """The connection is cut before the call has an effect."""
    DROP_AFTER = "drop-after"
    """The call has its effect; the connection is cut instead of an answer."""


@dataclass(frozen=True, kw_only=True)
class PlannedFault:
    fault: Fault
    retry_after: int = 1
    """Seconds, told with RATE_LIMITED."""


class Faults:
    """The planned failures of one platform, per method name."""

    def __init__(self) -> None:
        self._planned: dict[str, deque[PlannedFault | None]] = defaultdict(deque)

    def plan(
        self,
        method: str,
        fault: Fault,
        *,
        times: int = 1,
        retry_after: int = 1,
        after: int = 0,
    ) -> None:
        """Let the next *times* calls of *method* fail, each *after* so many that do not."""
        planned = PlannedFault(fault=fault, retry_after=retry_after)
        self._planned[method].extend([*[None] * after, planned] * times)

    def take(self, method: str) -> PlannedFault | None:
        """The failure due for this call of *method*, if one is planned."""
        planned = self._planned[method]
        return planned.popleft() if planned else None

    def end(self, method: str) -> None:
        """No more calls of *method* fail."""
        self._planned[method].clear()

    def left(self, method: str) -> int:
        """How many failures of *method* are still to come."""
        return sum(planned is not None for planned in self._planned[method])
