"""What Tentap says to its database, heard where SQLAlchemy hands it to the driver."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event

from benchmarks.databases import Raw

Statement = tuple[str, list[Any]]
"""The SQL and the values of each of its rows, mostly of one."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What Tentap said to its database for one tap."""

    inbox: Sequence[Statement]
    work: Sequence[Statement]


class StatementRecorder:
    """Hears every statement, but not how transactions begin and end."""

    def __init__(self) -> None:
        self._heard: list[Statement] = []
        self.taps: list[Recorded] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        event.listen(Engine, "before_cursor_execute", self._hear)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", self._hear)

    def _hear(
        self,
        _connection: object,
        _cursor: object,
        sql: str,
        values: Any,
        _context: object,
        many: bool,
    ) -> None:
        self._heard.append((sql, list(values) if many else [values]))

    def tap_is_over(self) -> None:
        """What was heard since the last one was one tap: its inbox row, then its work."""
        self.taps.append(Recorded(inbox=self._heard[:1], work=self._heard[1:]))
        self._heard = []


class Speaker:
    """Says what was recorded to the bare driver, tap by tap."""

    def __init__(self, raw: Raw, taps: Sequence[Recorded]) -> None:
        self._raw = raw
        self._waiting = deque(taps)
        self._received: deque[Recorded] = deque()

    def keep(self) -> None:
        """The inbox row of the next tap, committed."""
        tap = self._waiting.popleft()
        self._commit(tap.inbox)
        self._received.append(tap)

    def work(self) -> None:
        """The work of the oldest tap that was kept, committed."""
        self._commit(self._received.popleft().work)

    def _commit(self, statements: Sequence[Statement]) -> None:
        raw = self._raw
        raw.execute(raw.begin, ())
        for sql, rows in statements:
            if len(rows) == 1:
                raw.execute(sql, rows[0])
            else:
                raw.execute_many(sql, rows)
        raw.execute("COMMIT", ())
