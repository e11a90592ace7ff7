"""Limits how often similar log lines are written, and reports how many were left out."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

import structlog

QUIET_SECONDS: Final = 60.0
REPEAT_SECONDS: Final = 10.0
"""How long lines about one error are counted together."""
REPEATS: Final = 3
"""How many lines about one error are written in that time."""

log = structlog.get_logger()


class Seldom:
    """Allows each reason to be logged once in :data:`QUIET_SECONDS`."""

    def __init__(self) -> None:
        self._logged: dict[str, float] = {}

    def may(self, reason: str) -> bool:
        now = monotonic()
        self._logged = {one: at for one, at in self._logged.items() if now - at < QUIET_SECONDS}
        if reason in self._logged:
            return False
        self._logged[reason] = now
        return True


@dataclass
class _Repeat:
    since: float
    lines: int = 0
    left_out: int = 0


class Repeats:
    """A log processor that limits lines with the same event, ``error`` and ``logger``.

    It passes :data:`REPEATS` such lines in :data:`REPEAT_SECONDS`. The next one reports how many
    were left out. Otherwise a full disk, where every transaction fails, would get fuller by the
    lines about that.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], _Repeat] = {}

    def __call__(
        self, logger: Any, method: str, line: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        kind = _kind(line)
        left_out = self._end_old(kind)
        if kind is None:
            return line
        repeat = self._seen.setdefault(kind, _Repeat(since=monotonic()))
        if repeat.lines == REPEATS:
            repeat.left_out += 1
            raise structlog.DropEvent
        repeat.lines += 1
        return {**line, "left_out": left_out} if left_out else line

    def _end_old(self, current: tuple[str, ...] | None) -> int:
        """Returns the left out lines of the *current* kind, and logs those of the other kinds."""
        oldest = monotonic() - REPEAT_SECONDS
        old = {kind: repeat for kind, repeat in self._seen.items() if repeat.since < oldest}
        for kind in old:
            del self._seen[kind]
        mine = 0
        for kind, repeat in old.items():
            if kind == current:
                mine = repeat.left_out
            elif repeat.left_out:
                log.warning("log.lines_dropped", about=kind[0], lines=repeat.left_out)
        return mine


def _kind(line: MutableMapping[str, Any]) -> tuple[str, ...] | None:
    """Returns a key that similar error lines share; ``None`` for a line without an error."""
    if "error" not in line:
        return None
    return tuple(str(line.get(field)) for field in ("event", "error", "logger"))
