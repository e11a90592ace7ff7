"""An event loop on which every wait takes a fifth of its time, the bot's and the server's alike."""

import asyncio
import selectors
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar

T = TypeVar("T")

SPEED: Final = 5
BEGIN: Final = datetime(2026, 11, 25, 12, tzinfo=UTC)


class _Selector(selectors.DefaultSelector):
    def select(self, timeout: float | None = None) -> Any:
        return super().select(None if timeout is None else timeout / SPEED)


class FastLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        super().__init__(_Selector())

    def time(self) -> float:
        return super().time() * SPEED


def run(main: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=FastLoop) as runner:
        return runner.run(main)


def monotonic() -> float:
    return asyncio.get_running_loop().time()


class FastClock:
    """Tells the time as it passes on the fast loop."""

    def __init__(self) -> None:
        self._began = monotonic()

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=monotonic() - self._began)
