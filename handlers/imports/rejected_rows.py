"""Keeps the rejected rows of an import on disk until its end, as lines of a CSV file."""

import tempfile
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Final, Self

from handlers.imports.csv_format import DELIMITERS
from handlers.imports.csv_writer import csv_line, restored
from handlers.imports.people_list import PeopleList
from handlers.imports.person_headers import WHY
from handlers.imports.person_rows import RejectedRow

_MARK: Final = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""
_CHUNK: Final = 1 << 16


class RejectedRows:
    """Exists within ``with``. The first column says why; the others are those of the list."""

    def __init__(self, people: PeopleList) -> None:
        sign = people.sheet.delimiter
        self._delimiter = sign if sign in DELIMITERS else DELIMITERS[0]
        self._why = people.columns.place_of_why()
        # A file without a name, which a killed process does not leave behind.
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
        self.n = 0
        self._write(_MARK + WHY, people.sheet.header)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, row: RejectedRow) -> None:
        self.n += 1
        self._write(f"line {row.line:,}: {'; '.join(row.reasons)}", row.cells)

    def _write(self, why: str, cells: Sequence[str]) -> None:
        """Writes a line. Reasons that the list itself brought are replaced."""
        if self._why is not None:
            cells = [restored(cell) for at, cell in enumerate(cells) if at != self._why]
        self._file.write(csv_line((why, *cells), self._delimiter))

    def text(self) -> Iterator[str]:
        """Yields the whole file in parts."""
        self._file.seek(0)
        while part := self._file.read(_CHUNK):
            yield part
