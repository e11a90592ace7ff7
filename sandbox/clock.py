"""The sandbox's time, which tests can advance; a bot in the same process may share it."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset that never shrinks once it is set."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC) + self._offset

    def start_at(self, instant: datetime) -> None:
        """Begins at *instant*, which may be past. ValueError if the clock was moved already."""
        if self._offset:
            raise ValueError("the sandbox's clock was moved already")
        self._offset = instant - datetime.now(UTC)

    def monotonic(self) -> float:
        """The same in seconds, to measure spans: this clock never goes back."""
        return self.now().timestamp()

    def move(self, by: timedelta) -> None:
        """Advances the clock by *by*; ValueError for a negative span."""
        if by < timedelta():
            raise ValueError("the sandbox's clock moves forward only")
        self._offset += by
