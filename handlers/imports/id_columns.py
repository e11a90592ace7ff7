"""Looks for a column whose values tell the answers of a file apart."""

import re
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Final, Self

from handlers.imports.cells import plain_cell
from handlers.imports.csv_reader import CsvRow, plain_name
from handlers.imports.duplicates import SeenKeys

_BEST: Final = ("responseid", "respondentid", "answerid", "submissionid", "entryid", "id", "#")
_OTHERS: Final = re.compile(r"uuid|guid|token|responsekey|.*id")
_OF_SOMETHING_ELSE: Final = re.compile(
    r".*(customer|user|person|people|collector|recipient|contact|account|client|member|survey"
    r"|company|network|form|question|campaign|team|employee|device|session|product|paid|valid).*"
    r"|.*(?<!e)mailid"
)
_MOST: Final = 5


class IdColumns:
    """The columns that may hold ids, within ``with IdColumns(…) as ids:``."""

    def __init__(self, header: Sequence[str], taken: Collection[int], *, wanted: bool) -> None:
        places = range(len(header)) if wanted else ()
        found = [place for place in places if place not in taken and is_id_name(header[place])]
        self._left = sorted(found, key=lambda place: _rank(header[place]))[:_MOST]
        self._header = header
        self._rows = 0
        self._stack = ExitStack()
        self._seen = self._stack.enter_context(SeenKeys()) if self._left else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._stack.close()

    def add(self, row: CsvRow) -> None:
        self._rows += 1
        for place in tuple(self._left):
            value = plain_cell(row.cells[place])
            if not value or not self._is_new(f"{place} {value}", row.line):
                self._left.remove(place)

    def _is_new(self, key: str, line: int) -> bool:
        return self._seen is None or self._seen.note(key, line).ordinal == 1

    @property
    def best(self) -> str | None:
        """The name of the column that most likely holds ids of answers."""
        return self._header[self._left[0]] if self._left and self._rows else None


def is_id_name(name: str) -> bool:
    """Whether a column of this name may hold ids of answers, not of people."""
    plain = plain_name(name)
    if plain in _BEST:
        return True
    return bool(_OTHERS.fullmatch(plain)) and not _OF_SOMETHING_ELSE.fullmatch(plain)


def _rank(name: str) -> int:
    plain = plain_name(name)
    return _BEST.index(plain) if plain in _BEST else len(_BEST)
