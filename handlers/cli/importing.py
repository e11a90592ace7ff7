"""What both imports do: look at the whole file and tell every mistake before writing any of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from handlers.cli.console import Trouble
from handlers.imports.sheet import Problem, SheetError

T = TypeVar("T")

MOST_SHOWN: Final = 50
"""Problems; nobody reads more at a time."""


class Problems:
    """Collects what is wrong with a file; :meth:`refuse` ends the command if anything is."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._n = 0
        self._shown: list[Problem] = []

    def add(self, problem: Problem) -> None:
        self._n += 1
        if len(self._shown) < MOST_SHOWN:
            self._shown.append(problem)

    def sift(self, found: Iterable[T | Problem]) -> Iterator[T]:
        """What is no problem."""
        for one in found:
            if isinstance(one, Problem):
                self.add(one)
            else:
                yield one

    def refuse(self) -> None:
        """Half an import is worse than none."""
        if not self._n:
            return
        lines = [
            f"line {problem.line:,}: {problem.text}"
            for problem in sorted(self._shown, key=lambda problem: problem.line)
        ]
        if self._n > len(lines):
            lines.append(f"… and {self._n - len(lines):,} more")
        count = f"{self._n:,} problem{'s' if self._n > 1 else ''}"
        raise Trouble(f"{self._file}: {count}, and nothing was imported", details=lines)


@contextmanager
def readable(file: Path) -> Iterator[None]:
    """A file that cannot be read ends the command in words."""
    try:
        yield
    except SheetError as error:
        raise Trouble(f"{file}: nothing was imported: {error}") from error
    except OSError as error:
        raise Trouble(f"{file}: {error.strerror or error}") from error


def size_of(file: Path) -> int:
    """Bytes."""
    with readable(file):
        return file.stat().st_size


def counted(n: int, one: str, several: str) -> str:
    """Such as `1 person`, `2,000 people`."""
    return f"{n:,} {one if n == 1 else several}"
