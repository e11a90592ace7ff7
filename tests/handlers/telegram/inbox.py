"""An inbox in memory, which fails when a test asks for it."""

from collections.abc import Sequence

from handlers.telegram.parse import parse
from handlers.updates import Arrival, Event


class MemoryInbox:
    """Keeps what arrives. Each of *failures* is raised first, one for each batch."""

    def __init__(self, *failures: Exception) -> None:
        self.kept: list[Arrival] = []
        self.refused: list[Arrival] = []
        self.failures = list(failures)

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        if self.failures:
            self.refused.extend(arrivals)
            raise self.failures.pop(0)
        self.kept.extend(arrivals)

    def events(self) -> list[Event | None]:
        return [parse(arrival.body, username="sandbox_survey_bot") for arrival in self.kept]
