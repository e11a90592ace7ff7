"""Says how the columns of a file of answers are read, with examples, and what is left out."""

import shlex
from collections.abc import Iterator, Sequence
from typing import Final

from bot.language.cleaning import one_line
from handlers.cli.console import details, note
from handlers.cli.import_report import counted
from handlers.imports.answer_columns import AnswerColumns
from storage.imported_answers import ImportedAnswer

EXAMPLES: Final = 3
_SHOWN: Final = 5
_WORDS: Final = 60

quoted = shlex.quote
"""Returns a name as it is typed in a shell."""


def reading(columns: AnswerColumns, examples: Sequence[ImportedAnswer]) -> Iterator[str]:
    """Yields the lines of a dry run about what each column is read as."""
    yield "Read as:"
    for field, name in columns.source.columns.items():
        yield f"  {field:<8} “{one_line(name)}”{_how(columns, field)}"
    if examples:
        yield "First answers:"
    yield from (f"  {_example(columns, answer)}" for answer in examples)


def _how(columns: AnswerColumns, field: str) -> str:
    match field:
        case "score":
            return f": {_scores(columns)}"
        case "at":
            return f": {columns.time_words}"
        case "id":
            return ": a row with a known id changes that answer"
        case "finished":
            return ": rows where it is empty are left out"
        case _:
            return ""


def _scores(columns: AnswerColumns) -> str:
    scale = columns.source.scale
    numbers = f"numbers from {scale.lowest} to {scale.highest}"
    if not columns.labels:
        return numbers
    shown = ", ".join(f"“{text}”" for text, _ in columns.labels.most_common(EXAMPLES))
    return f"{numbers}, with words such as {shown}"


def _example(columns: AnswerColumns, answer: ImportedAnswer) -> str:
    at = answer.at.astimezone(columns.zone)
    shown = [f"line {answer.line:,}: {answer.score}", f"{at:%Y-%m-%d %H:%M} {columns.zone.key}"]
    shown += [answer.person] if answer.person else []
    shown += [f"id {answer.source_id}"] if answer.source_id else []
    comment = one_line(answer.comment or "")
    cut = comment if len(comment) <= _WORDS else comment[: _WORDS - 1] + "…"
    return " · ".join([*shown, *([f"“{cut}”"] if cut else [])])


def left_out(columns: AnswerColumns, unfinished: int) -> Iterator[str]:
    """Yields the lines of a dry run about what is not imported, and why."""
    yield from _header_rows(columns)
    if n := columns.gaps.total():
        gaps = [
            f"{f'“{text}”' if text else 'empty'} {times:,}"
            for text, times in columns.gaps.most_common(_SHOWN)
        ]
        more = ["…"] if len(columns.gaps) > _SHOWN else []
        yield f"Left out: {counted(n, 'row', 'rows')} without a score ({', '.join(gaps + more)})."
    if unfinished:
        yield f"Left out: {counted(unfinished, 'row', 'rows')} of people who did not finish."
    if columns.id_proposal is not None:
        yield id_advice(columns.id_proposal)


def _header_rows(columns: AnswerColumns) -> Iterator[str]:
    for row in columns.header_rows:
        words = next((one_line(cell) for cell in row.cells if cell.strip()), "")
        cut = words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
        yield f"Skipped line {row.line:,}, one more row of headings (“{cut}” …)."


def id_advice(name: str) -> str:
    return (
        f"“{name}” looks like a unique id. With --id {quoted(name)}, a later export that has grown"
        " or was edited adds only what is new."
    )


def note_reading(columns: AnswerColumns) -> None:
    """Says after an import what was decided about its columns, if anything was."""
    if columns.is_usual:
        return
    note(f"{columns.source.path}: read as")
    details((f"score: {_scores(columns)}", f"at: {columns.time_words}", *_header_rows(columns)))


def hints(columns: AnswerColumns) -> Iterator[str]:
    """Yields what helps to understand problems with the lines."""
    yield from (line for line in _header_rows(columns))
