"""Shows a progress bar on a terminal for work that takes longer than two seconds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from handlers.cli.console import stderr

PATIENCE_SECONDS: Final = 2.0


@contextmanager
def progress(title: str, total: int) -> Iterator[Callable[[int], None]]:
    """Yields a function that sets how much of *total* is done."""
    console = stderr()
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
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
