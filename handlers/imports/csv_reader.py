"""Reads a CSV file row by row and reports bad lines."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from bot.language.cleaning import LONGEST_SHOWN, is_cut
from handlers.imports.csv_format import (
    DELIMITERS,
    SAVE,
    SepLine,
    SheetError,
    encoding_of,
    sep_line,
    undecodable,
)

MOST_COLUMNS: Final = 1000
_GROWTH: Final = 3
"""How many times longer a text may become when it is composed (NFC)."""
LONGEST_LINE: Final = 1_000_000
"""Characters up to a line break. A cell may have 131,072, the limit of the csv module."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one line of the file, and what to do."""

    line: int
    text: str
    cells: tuple[str, ...] | None = None
    """The whole row; ``None`` if its end is not known."""


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What is changed when one line of the file is imported."""

    line: int
    text: str


@dataclass(frozen=True, kw_only=True)
class CsvRow:
    """One row, with as many cells as columns. *line*: where the row begins, counted from 1."""

    line: int
    cells: tuple[str, ...]
    missing: int = 0
    """How many cells at the end were missing in the file; they are empty."""

    @property
    def own(self) -> tuple[str, ...]:
        """The cells that the file has."""
        return self.cells[: len(self.cells) - self.missing]


class Sheet:
    """Reads the header when created. Raises SheetError.

    *wanted*: expected column names, compared by :func:`plain_name`; they decide the delimiter,
    unless a line such as `sep=;` above the header names it.
    """

    def __init__(self, path: Path, wanted: Sequence[str] = (), encoding: str | None = None) -> None:
        self.path = path
        self._encoding = encoding_of(path, encoding)
        self._sep = self._sep_line()
        names = {plain_name(name) for name in wanted}
        delimiters = (self._sep.delimiter,) if self._sep else DELIMITERS
        guesses = [(self._header(delimiter), delimiter) for delimiter in delimiters]
        self.header, self.delimiter = max(
            guesses, key=lambda guess: (len(names & set(map(plain_name, guess[0]))), len(guess[0]))
        )
        if not any(self.header):
            raise SheetError("its first line names no columns; begin it with their names")
        if len(self.header) > MOST_COLUMNS:
            raise SheetError(
                f"it has {len(self.header):,} columns; {MOST_COLUMNS:,} are the most. Is this the"
                " right file?"
            )

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size

    def rows(self, at_byte: Callable[[int], None] = lambda _: None) -> Iterator[CsvRow | Problem]:
        """Yields each row below the header, or its problem. Calls *at_byte* with the position.

        An unbalanced quote hides the end of its row, so that problem is the last.
        """
        with self._open() as file:
            above, lines = self._from_header(file)
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            line = 1
            while True:
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    yield Problem(line=above + line, text=_words(error))
                    return
                except UnicodeDecodeError as error:
                    raise SheetError(undecodable(self.path, self._encoding)) from error
                if cells is None:
                    return
                if line > 1 and any(cell.strip() for cell in cells):
                    yield self._check_row(above + line, cells)
                line = reader.line_num + 1
                at_byte(file.buffer.tell())

    def _check_row(self, line: int, cells: list[str]) -> CsvRow | Problem:
        width = len(self.header)
        if any(cells[width:]):
            return Problem(
                line=line,
                text=f"has {len(cells)} cells, and there are {width} columns; put quotes around"
                f" cells that contain “{self.delimiter}”",
                cells=tuple(cells),
            )
        if any("\0" in cell for cell in cells):
            text = f"contains a NUL character; {SAVE}"
            return Problem(line=line, text=text, cells=tuple(cells))
        missing = max(0, width - len(cells))
        return CsvRow(line=line, cells=(*cells[:width], *[""] * missing), missing=missing)

    def _header(self, delimiter: str) -> tuple[str, ...]:
        """Returns the header's cells; empty if this delimiter is impossible."""
        with self._open() as file:
            try:
                _, lines = self._from_header(file)
                cells = next(csv.reader(lines, delimiter=delimiter, strict=True), [])
            except csv.Error:
                return ()
            except UnicodeDecodeError as error:
                raise SheetError(undecodable(self.path, self._encoding)) from error
        return tuple(cell.strip() for cell in cells)

    def _sep_line(self) -> SepLine | None:
        with self._open() as file:
            try:
                return sep_line(file.readline(LONGEST_LINE))
            except UnicodeDecodeError as error:
                raise SheetError(undecodable(self.path, self._encoding)) from error

    def _from_header(self, file: TextIO) -> tuple[int, Iterator[str]]:
        """Returns how many lines stand above the header, and the lines from there."""
        lines = _lines(file)
        if self._sep is None:
            return 0, lines
        next(lines, None)
        return 1, lines

    def _open(self) -> TextIO:
        return self.path.open(encoding=self._encoding, newline="")


def cuts(line: int, cells: Mapping[str, str]) -> Iterator[Remark]:
    """Yields a remark for each cell that will be cut. *cells*: texts by their column's name."""
    for column, text in cells.items():
        if _GROWTH * len(text) > LONGEST_SHOWN and is_cut(text):
            yield Remark(line=line, text=f"its {column} is cut to {LONGEST_SHOWN} characters")


BROKEN_LINE: Final = "a cell with a line break needs quotes around it"


def too_short(row: CsvRow) -> str:
    """Returns, for a row with a problem, that its line lacks cells; empty if it does not."""
    if not row.missing:
        return ""
    n = f"{len(row.cells) - row.missing} of {len(row.cells)} cells"
    return f" (the line has {n}; {BROKEN_LINE})"


def plain_name(name: str) -> str:
    """Returns a column's name without differences of case, spaces, `_` and `-`."""
    return "".join(name.split()).replace("_", "").replace("-", "").casefold()


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error("line too long")
        yield line


def _words(error: csv.Error) -> str:
    match str(error):
        case "unexpected end of data":
            text = "has a quote that nothing closes"
        case "line too long":
            text = f"is longer than {LONGEST_LINE:,} characters"
        case reason if reason.startswith("field larger"):
            text = f"has a cell longer than {csv.field_size_limit():,} characters, perhaps by a"
            text += " quote that nothing closes"
        case reason if "expected after" in reason:
            text = "has words behind a closing quote; a quote inside a cell is written twice"
        case reason:
            text = f"cannot be read: {reason}"
    return f"{text}; what follows was not checked"
