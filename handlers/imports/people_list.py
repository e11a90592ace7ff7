"""Reads a list of people as a stream: once to decide how its columns are read, then its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.language.written_times import DateOrder
from handlers.imports.column_map import ColumnMap
from handlers.imports.column_samples import samples_of
from handlers.imports.csv_format import SheetError
from handlers.imports.csv_reader import CsvRow, Problem, Remark, Sheet
from handlers.imports.duplicates import SeenKeys
from handlers.imports.person_columns import PersonColumns
from handlers.imports.person_dates import DATES, PersonDates
from handlers.imports.person_headers import COLUMNS
from handlers.imports.person_rows import PersonReader, PersonRow, RejectedRow


@dataclass(frozen=True, kw_only=True)
class ListSource:
    """A file, and what a person says about it."""

    path: Path
    zone: ZoneInfo
    now: datetime
    encoding: str | None = None
    mapped: ColumnMap = field(default_factory=ColumnMap)
    date_order: DateOrder | None = None


class PeopleList:
    """A file with people. Reads the header when created. Raises SheetError."""

    def __init__(self, source: ListSource) -> None:
        wanted = (*COLUMNS, *source.mapped.columns)
        self.sheet = Sheet(source.path, wanted, source.encoding)
        self.dates = PersonDates(source.zone, source.now, source.date_order)
        columns = PersonColumns(self.sheet.header, source.mapped, samples_of(self.sheet))
        self.reader = PersonReader(self.sheet.header, columns, self.dates)
        self.n = 0
        """How many rows the file has, after :meth:`scan`."""
        self._version = self._present_version()

    @property
    def columns(self) -> PersonColumns:
        return self.reader.columns

    def scan(self, at_byte: Callable[[int], None] = lambda _: None) -> Iterator[None]:
        """Reads the whole file once, and yields after each row.

        Raises SheetError if a part of the file cannot be read as rows: nothing is imported then.
        """
        fields = self.columns.fields
        places = {one: fields[one] for one in DATES if one in fields}
        for row in self.sheet.rows(at_byte):
            if isinstance(row, CsvRow):
                self.dates.add({one: row.cells[at] for one, at in places.items()}, row.line)
            elif row.cells is None:
                raise SheetError(f"line {row.line:,} {row.text}")
            self.n += 1
            yield
        if not self.n:
            raise SheetError("it has no rows below its first line")
        self.dates.decide()

    def read(
        self, at_byte: Callable[[int], None] = lambda _: None
    ) -> Iterator[PersonRow | RejectedRow | Remark]:
        """Yields the people of a list, its rejected rows, and remarks. Raises SheetError.

        Call it after :meth:`scan` has run to its end.
        """
        if self._present_version() != self._version:
            raise SheetError("it changed since it was checked")
        yield from self.reader.remarks
        with SeenKeys() as seen:
            for row in self.sheet.rows(at_byte):
                if isinstance(row, Problem):
                    yield _rejected(row)
                    continue
                read = _without_doubles(self._read(row), seen)
                yield from self.reader.remarks_on(row) if isinstance(read, PersonRow) else ()
                yield read

    def _read(self, row: CsvRow) -> PersonRow | RejectedRow:
        read = self.reader.read(row)
        hidden = self._hidden(row) if isinstance(read, PersonRow) else []
        if not hidden:
            return read
        reason = f"has a cell with a whole row in it, “{hidden[0]}”; close the quote before it"
        return RejectedRow(line=row.line, cells=row.own, reasons=(reason,))

    def _hidden(self, row: CsvRow) -> list[str]:
        """Returns the rows in a cell, if it has several: a quote that nothing closed hides them."""
        for at, cell in enumerate(row.cells):
            if "\n" in cell:
                lines = self._as_rows(row, at)
                found = [line for line in lines if self._is_person(line)]
                if len(found) > 1:
                    return found
        return []

    def _as_rows(self, row: CsvRow, at: int) -> list[str]:
        """Returns the lines of a cell, with the cells before the first and after the last one."""
        first, *middle, last = row.cells[at].split("\n")
        sign = self.sheet.delimiter
        before, after = row.cells[:at], row.cells[at + 1 :]
        return [sign.join((*before, first)), *middle, sign.join((last, *after))]

    def _is_person(self, line: str) -> bool:
        cells = tuple(line.split(self.sheet.delimiter))
        if len(cells) != len(self.sheet.header):
            return False
        return isinstance(self.reader.read(CsvRow(line=0, cells=cells)), PersonRow)

    def _present_version(self) -> tuple[int, int]:
        state = self.sheet.path.stat()
        return state.st_size, state.st_mtime_ns


def _rejected(problem: Problem) -> RejectedRow:
    if problem.cells is None:  # the scan found none, so the file is another one now
        raise SheetError(f"line {problem.line:,} {problem.text}")
    return RejectedRow(line=problem.line, cells=problem.cells, reasons=(problem.text,))


def _without_doubles(read: PersonRow | RejectedRow, seen: SeenKeys) -> PersonRow | RejectedRow:
    """Returns the row, rejected if an earlier one has its email address or one of its ids."""
    if isinstance(read, RejectedRow):
        return read
    doubles = tuple(_doubles(read, seen))
    if not doubles:
        return read
    return RejectedRow(line=read.line, cells=read.cells, reasons=doubles)


def _doubles(entry: PersonRow, seen: SeenKeys) -> Iterator[str]:
    for what, value in entry.keys:
        sighting = seen.note(f"{what} {value}", entry.line)
        if sighting.ordinal > 1:
            yield f"has the {what} “{value}” of line {sighting.first_line}; keep one of them"
