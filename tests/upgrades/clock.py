"""The sandbox's time, beginning at a moment of the past."""

from datetime import UTC, datetime

from sandbox import Clock


class ClockFrom(Clock):
    """What is recorded stays as old as it was, whenever the tests run."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self._offset = moment - datetime.now(UTC)
