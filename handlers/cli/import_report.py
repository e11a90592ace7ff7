"""Reports all mistakes of an import file before anything is written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from handlers.cli.console import Trouble, details, note
from handlers.imports.csv_format import SheetError
from handlers.imports.csv_reader import Problem, Remark

T = TypeVar("T")

MOST_SHOWN: Final = 50
"""Problems or remarks; people do not read more at a time."""


class _LineReport:
    """Collects problems or remarks: the first ones, and how many there are."""

    def __init__(self) -> None:
        self.n = 0
        self._shown: list[Problem | Remark] = []

    def add(self, one: Problem | Remark) -> None:
        self.n += 1
        if len(self._shown) < MOST_SHOWN:
            self._shown.append(one)

    def __iter__(self) -> Iterator[str]:
        for one in sorted(self._shown, key=lambda one: one.line):
            yield f"line {one.line:,}: {one.text}"
        if self.n > len(self._shown):
            yield f"… and {self.n - len(self._shown):,} more"


class Problems:
    """Collects the problems and remarks of a file.

    :meth:`refuse` ends the command if there are problems, :meth:`show_remarks` prints the remarks.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._problems = _LineReport()
        self._remarks = _LineReport()

    def add(self, problem: Problem) -> None:
        self._problems.add(problem)

    def remark(self, remark: Remark) -> None:
        self._remarks.add(remark)

    @property
    def lines(self) -> Iterator[str]:
        """The problems, in the order of their lines."""
        return iter(self._problems)

    def sift(self, found: Iterable[T | Problem | Remark]) -> Iterator[T]:
        """Yields what is neither a problem nor a remark, and collects these."""
        for one in found:
            match one:
                case Problem():
                    self._problems.add(one)
                case Remark():
                    self._remarks.add(one)
                case _:
                    yield one

    def refuse(self, hints: Iterable[str] = ()) -> None:
        """Raises Trouble if there are problems, because half an import is worse than none.

        *hints*: further lines below the problems.
        """
        n = self._problems.n
        if n:
            count = f"{n:,} problem{'s' if n > 1 else ''}"
            message = f"{self._file}: {count}, and nothing was imported"
            raise Trouble(message, details=(*self._problems, *hints))

    def show_remarks(self) -> None:
        if self._remarks.n:
            note(f"{self._file}: imported with changes:")
            details(self._remarks)


@contextmanager
def readable(file: Path) -> Iterator[None]:
    """Raises Trouble if the file cannot be read."""
    try:
        yield
    except SheetError as error:
        raise Trouble(f"{file}: nothing was imported: {error}") from error
    except OSError as error:
        raise Trouble(f"{file}: {error.strerror or error}") from error


def size_of(file: Path) -> int:
    """Returns the file's size in bytes. Raises Trouble."""
    with readable(file):
        return file.stat().st_size


def counted(n: int, one: str, several: str) -> str:
    """Returns a number with its noun, such as `1 person`, `2,000 people`."""
    return f"{n:,} {one if n == 1 else several}"
