"""Shows a progress bar on a terminal for work that takes longer than two seconds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from handlers.cli.console import stderr

PATIENCE_SECONDS: Final = 2.0


class _Speed(ProgressColumn):
    """How much is done in a second, such as `5,012 rows/s`."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f} {self._unit}/s" if task.speed else "")


@contextmanager
def progress(title: str, total: int, unit: str = "") -> Iterator[Callable[[int], None]]:
    """Yields a function that sets how much of *total* is done.

    *unit*: what is counted, to show the speed; without it no speed is shown.
    """
    console = stderr()
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        *([_Speed(unit)] if unit else []),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    task = bar.add_task(title, total=total)
    begin = monotonic()

    def done(amount: int) -> None:
        if not bar.live.is_started and monotonic() - begin > PATIENCE_SECONDS:
            bar.start()
        if bar.live.is_started:
            bar.update(task, completed=amount)

    try:
        yield done
    finally:
        bar.stop()
