"""Planned refusals: "the next N calls of this method in this chat are refused with this error"."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Generic, TypeVar

E = TypeVar("E", bound=Exception)


@dataclass(frozen=True, kw_only=True)
class _Planned(Generic[E]):
    error: E
    chat: str
    """Empty for any chat."""


class PlannedRefusals(Generic[E]):
    """The planned refusals of one platform, per method name."""

    def __init__(self) -> None:
        self._planned: dict[str, list[_Planned[E]]] = defaultdict(list)

    def plan(self, method: str, error: E, *, chat: str, times: int) -> None:
        self._planned[method].extend([_Planned(error=error, chat=chat)] * times)

    def end(self, method: str) -> None:
        """Cancels all planned refusals of *method*."""
        self._planned[method].clear()

    def apply(self, method: str, chat: str) -> None:
        """Raises the error planned for this call, if any."""
        planned = self._planned[method]
        found = next((one for one in planned if one.chat in ("", chat)), None)
        if found is not None:
            planned.remove(found)
            raise found.error
