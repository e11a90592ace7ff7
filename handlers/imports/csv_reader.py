"""Reads a CSV file row by row, detects its encoding and delimiter, and reports bad lines."""

import codecs
import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from bot.language.cleaning import LONGEST_SHOWN, is_cut

DELIMITERS: Final = (",", ";", "\t")
MOST_COLUMNS: Final = 1000
LONGEST_LINE: Final = 1_000_000
"""Characters up to a line break. A cell may have 131,072, the limit of the csv module."""

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE: Final = "save it as “CSV UTF-8” in your spreadsheet and import that"
_CHUNK: Final = 1 << 16


class SheetError(Exception):
    """The file cannot be read as a table. The message says why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one line of the file, and what to do."""

    line: int
    text: str


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


class Sheet:
    """Reads the header when created. Raises SheetError.

    *wanted*: expected column names, compared by :func:`plain_name`; they decide the delimiter.
    """

    def __init__(self, path: Path, wanted: Sequence[str] = ()) -> None:
        self.path = path
        self._encoding = _encoding(path)
        names = {plain_name(name) for name in wanted}
        guesses = [(self._header(delimiter), delimiter) for delimiter in DELIMITERS]
        self.header, self._delimiter = max(
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
            reader = csv.reader(_lines(file), delimiter=self._delimiter, strict=True)
            line = 1
            while True:
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    yield Problem(line=line, text=_words(error))
                    return
                except UnicodeDecodeError as error:
                    raise SheetError(self._undecodable()) from error
                if cells is None:
                    return
                if line > 1 and any(cell.strip() for cell in cells):
                    yield self._check_row(line, cells)
                line = reader.line_num + 1
                at_byte(file.buffer.tell())

    def _check_row(self, line: int, cells: list[str]) -> CsvRow | Problem:
        width = len(self.header)
        if (len(cells) != width and any(cells[width:])) or len(cells) < width:
            return Problem(
                line=line,
                text=f"has {len(cells)} cells, and there are {width} columns; put quotes around"
                f" cells that contain “{self._delimiter}”",
            )
        if any("\0" in cell for cell in cells):
            return Problem(line=line, text=f"contains a NUL character; {_SAVE}")
        return CsvRow(line=line, cells=tuple(cells[:width]))

    def _header(self, delimiter: str) -> tuple[str, ...]:
        """Returns the header's cells; empty if this delimiter is impossible."""
        with self._open() as file:
            try:
                cells = next(csv.reader(_lines(file), delimiter=delimiter, strict=True), [])
            except csv.Error:
                return ()
            except UnicodeDecodeError as error:
                raise SheetError(self._undecodable()) from error
        return tuple(cell.strip() for cell in cells)

    def _open(self) -> TextIO:
        return self.path.open(encoding=self._encoding, newline="")

    def _undecodable(self) -> str:
        byte, line = _first_bad_byte(self.path, self._encoding)
        name = "UTF-16" if self._encoding == "utf-16" else "UTF-8"
        return f"byte {byte:,}, in line {line:,}, is not {name}; {_SAVE}"


def cuts(line: int, cells: Mapping[str, str]) -> Iterator[Remark]:
    """Yields a remark for each cell that will be cut. *cells*: texts by their column's name."""
    for column, text in cells.items():
        if is_cut(text):
            yield Remark(line=line, text=f"its {column} is cut to {LONGEST_SHOWN} characters")


def plain_name(name: str) -> str:
    """Returns a column's name without differences of case, spaces, `_` and `-`."""
    return "".join(name.split()).replace("_", "").replace("-", "").casefold()


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise SheetError("it is empty")
    if start in _WORKBOOKS:
        raise SheetError(f"this is a workbook or an archive, not CSV; {_SAVE}")
    return "utf-16" if start[:2] in _UTF_16 else "utf-8-sig"


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


def _first_bad_byte(path: Path, encoding: str) -> tuple[int, int]:
    """Returns the position of the first undecodable byte and its line, both counted from 1."""
    decoder = codecs.getincrementaldecoder(encoding)()
    read, lines = 0, 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            held = len(decoder.getstate()[0])
            try:
                lines += decoder.decode(chunk, final=not chunk).count("\n")
            except UnicodeDecodeError as error:
                good = error.object[: error.start]
                return read - held + error.start + 1, lines + good.count(b"\n")
            read += len(chunk)
