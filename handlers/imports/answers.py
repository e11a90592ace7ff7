"""Reads answers from another tool's export.

Two equal rows are two answers. Importing the same file again adds nothing. With a column of ids an
answer is known by its id alone.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.language.cleaning import clean, one_line
from bot.language.time_columns import FIRST_YEAR, Undecided, spelled
from bot.language.times import EARLIEST_OF_ALL, TimeReading, plain_time, read_instant
from bot.language.written_times import read_written
from handlers.imports.answer_columns import CLOCKS_DIFFER, AnswerColumns
from handlers.imports.cells import is_blank, is_no_answer, is_nobody, read_score, unspoiled_id
from handlers.imports.csv_reader import BROKEN_LINE, CsvRow, Problem, Remark, cuts, too_short
from handlers.imports.duplicates import SeenKeys
from handlers.imports.email_addresses import read_email
from storage.imported_answers import ImportedAnswer

_ANY_DATE = "if that is right, add --any-date"


@dataclass(frozen=True, kw_only=True)
class Unscored:
    """A row without a score, which is neither an answer nor a mistake."""

    line: int


@dataclass(frozen=True, kw_only=True)
class Unfinished:
    """A row with a score that the person did not send."""

    line: int


Found = ImportedAnswer | Unscored | Unfinished | Problem | Remark


def read_answers(
    columns: AnswerColumns, now: datetime, at_byte: Callable[[int], None] = lambda _: None
) -> Iterator[Found]:
    """Yields the answers of a file, the problems of its lines, and remarks about cut texts.

    *columns*: after its scan. Raises SheetError.
    """
    if isinstance(columns.times, Undecided):
        yield Problem(line=columns.times.line, text=columns.times.text)
    with SeenKeys() as seen:
        reader = _RowReader(columns, now, seen)
        for row in columns.rows(at_byte):
            if isinstance(row, Problem):
                yield row
                continue
            yield from reader.remarks(row)
            yield from reader.read(row)


class _RowReader:
    def __init__(self, columns: AnswerColumns, now: datetime, seen: SeenKeys) -> None:
        self._columns = columns
        self._source = columns.source
        self._latest = now + CLOCKS_DIFFER
        self._seen = seen

    def remarks(self, row: CsvRow) -> Iterator[Remark]:
        if self._source.person is not None:
            cell = row.cells[self._columns.places["person"]]
            yield from cuts(row.line, {self._source.person: cell})

    def read(self, row: CsvRow) -> Iterator[ImportedAnswer | Unscored | Unfinished | Problem]:
        cells = {field: row.cells[place] for field, place in self._columns.places.items()}
        if missing := self._missing(row):
            yield Problem(line=row.line, text=missing)
        elif is_no_answer(cells["score"]):
            yield Unscored(line=row.line)
        elif is_no_answer(cells.get("finished", "yes")):
            yield Unfinished(line=row.line)
        else:
            try:
                answer = self._answer(row, cells)
            except ValueError as error:
                yield Problem(line=row.line, text=f"{error}{too_short(row)}")
            else:
                yield from [answer] if answer else []

    def _missing(self, row: CsvRow) -> str:
        """Returns a sentence if the row ends before a column that an answer needs."""
        ends = len(row.cells) - row.missing
        names = [
            f"“{self._source.columns[field]}”"
            for field in ("score", "at", "id")
            if self._columns.places.get(field, -1) >= ends
        ]
        if not names:
            return ""
        n = f"{ends} of {len(row.cells)} cells"
        return f"ends after {n}, before {' and '.join(names)}; {BROKEN_LINE}"

    def _answer(self, row: CsvRow, cells: dict[str, str]) -> ImportedAnswer | None:
        """Returns the answer; ``None`` if its date is undecided. Raises ValueError."""
        score, at = read_score(cells["score"], self._source.scale), self._at(cells["at"])
        row_key = _row_key(row, self._source.survey, self._seen)
        source_id = self._id(cells["id"], row.line) if "id" in cells else None
        if at is None:
            return None
        comment = clean(cells.get("comment", ""))
        return ImportedAnswer(
            survey=self._source.survey,
            kind=self._source.scale.kind,
            person=_person(cells.get("person", "")),
            score=score,
            at=at,
            comment=None if is_blank(comment) else comment,
            key=_id_key(self._source.survey, source_id) if source_id else row_key,
            source_id=source_id,
            row_key=row_key,
            line=row.line,
        )

    def _at(self, text: str) -> datetime | None:
        times = self._columns.times
        if isinstance(times, Undecided):
            written = read_written(plain_time(text))
            if written is not None and written.orders:
                return None
            times = TimeReading()
        at = read_instant(text, self._columns.zone, times, EARLIEST_OF_ALL)
        return at if self._source.any_date else self._plausible(text, at)

    def _plausible(self, text: str, at: datetime) -> datetime:
        local, stripped = at.astimezone(self._columns.zone), text.strip()
        read = "" if stripped[:4] == f"{local.year:04}" else f" ({spelled(local.date())})"
        if local.year < FIRST_YEAR:
            raise ValueError(
                f"“{stripped}”{read} is before {FIRST_YEAR}, often a placeholder for no date;"
                f" {_ANY_DATE}"
            )
        if at > self._latest:
            raise ValueError(f"“{stripped}”{read} lies in the future; {_ANY_DATE}")
        return at

    def _id(self, text: str, line: int) -> str:
        name, value = self._source.columns["id"], one_line(unspoiled_id(text))
        if is_no_answer(value):
            raise ValueError(f"has no {name}; import the file without --id, or fill it in")
        sighting = self._seen.note(f"id {value}", line)
        if sighting.ordinal > 1:
            raise ValueError(
                f"has the {name} “{value}” of line {sighting.first_line:,}; keep one of them"
            )
        return value


def _person(text: str) -> str | None:
    name = one_line(text)
    if is_nobody(name):
        return None
    if "@" not in name:
        return one_line(unspoiled_id(name))
    try:
        return read_email(name)
    except ValueError:
        return name


def _row_key(row: CsvRow, survey: str, seen: SeenKeys) -> str:
    """Returns a digest of the survey, the whole row, and its ordinal among equal rows."""
    content = "\x1f".join((survey, *row.cells))
    ordinal = seen.note(hashlib.sha256(content.encode()).hexdigest(), row.line).ordinal
    return hashlib.sha256(f"{ordinal}\x1f{content}".encode()).hexdigest()


def _id_key(survey: str, source_id: str) -> str:
    return hashlib.sha256(f"id\x1f{survey}\x1f{source_id}".encode()).hexdigest()
