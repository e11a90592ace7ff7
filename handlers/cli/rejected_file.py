"""Writes the rejected rows of an import to a file of their own, beside the list."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from handlers.cli.console import Trouble
from handlers.cli.output_files import private_file
from handlers.imports.rejected_rows import RejectedRows

_NAME: Final = re.compile(r"(?P<list>.+?)(?:\.rejected(?:\.\d+)?)?")


def require_new(wanted: Path | None) -> None:
    """Raises Trouble if the file that a person named exists already."""
    if wanted is not None and (wanted.is_file() or wanted.is_symlink() or wanted.is_dir()):
        raise Trouble(
            f"{wanted}: exists already, and nothing was imported. Name another file with"
            " --rejected, or remove it."
        )


def save(rows: RejectedRows, file: Path, wanted: Path | None) -> Path:
    """Writes the rows, readable by their owner only. Returns the file, which replaces no other.

    A file with the same rows is kept, so that the same list again leaves no further copy.
    """
    for output in [wanted] if wanted is not None else _free(file):
        if _has(output, rows):
            return output
        if wanted is not None or not (output.exists() or output.is_symlink()):
            break
    with private_file(output) as write:
        for part in rows.text():
            write(part)
    return output


def _free(file: Path) -> Iterator[Path]:
    """Yields `list.rejected.csv`, `list.rejected.2.csv` and so on, for `list.csv`."""
    match = _NAME.fullmatch(file.stem)
    stem = match["list"] if match else file.stem
    yield file.with_name(f"{stem}.rejected.csv")
    yield from (file.with_name(f"{stem}.rejected.{n}.csv") for n in count(2))


def _has(file: Path, rows: RejectedRows) -> bool:
    """Whether the file holds exactly these rows."""
    if not file.is_file():
        return False
    try:
        with file.open(encoding="utf-8", newline="") as stored:
            return all(stored.read(len(part)) == part for part in rows.text()) and not stored.read(
                1
            )
    except (OSError, UnicodeDecodeError):
        return False
