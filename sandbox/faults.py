"""Planned failures: "the next N calls of this method fail in this way"."""

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """The ways in which one call of a method can fail."""

    SERVER_ERROR = "500"
    """The answer is 500 with an HTML page; the call has no effect."""
    RATE_LIMITED = "429"
    """The answer is 429 in the platform's own form; the call has no effect."""
    DROP_BEFORE = "drop-before"
    """The connection breaks before the call has an effect."""
    DROP_AFTER = "drop-after"
    """The call has its effect; then the connection breaks instead of an answer."""


@dataclass(frozen=True, kw_only=True)
class PlannedFault:
    fault: Fault
    retry_after: int = 1
    """Seconds, sent with RATE_LIMITED."""


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
        """Plans *times* failures of *method*, each after *after* calls that succeed."""
        planned = PlannedFault(fault=fault, retry_after=retry_after)
        self._planned[method].extend([*[None] * after, planned] * times)

    def take(self, method: str) -> PlannedFault | None:
        """Removes and returns the failure planned for this call of *method*, if any."""
        planned = self._planned[method]
        return planned.popleft() if planned else None

    def end(self, method: str) -> None:
        """Cancels all planned failures of *method*."""
        self._planned[method].clear()

    def left(self, method: str) -> int:
        """Returns the number of failures of *method* still planned."""
        return sum(planned is not None for planned in self._planned[method])
