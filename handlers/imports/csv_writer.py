"""Writes rows of CSV in which a spreadsheet runs nothing."""

import re
from collections.abc import Iterable
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would run, or that :func:`escaped` has changed."""


def csv_line(cells: Iterable[str], delimiter: str = ",") -> str:
    """Returns a line. Python's own writer quotes no line end but the one that it writes."""
    return f"{delimiter.join(_quoted(escaped(cell), delimiter) for cell in cells)}\n"


def escaped(cell: str) -> str:
    """Returns a cell that is no formula: an apostrophe stands before the sign of one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Returns the cell that :func:`escaped` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _quoted(cell: str, delimiter: str) -> str:
    if not any(sign in cell for sign in (delimiter, '"', "\r", "\n")):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
