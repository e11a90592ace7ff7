"""Detects the encoding and the delimiter of a CSV file."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DELIMITERS: Final = (",", ";", "\t", "|")
UTF_8: Final = "utf-8-sig"

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNMARKED_UTF_16: Final = {"utf-16-le": (b"\n\0", 1), "utf-16-be": (b"\0\n", 0)}
"""A line break in each, and which of two bytes is zero in ASCII text."""
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CHUNK: Final = 1 << 16
_SEP: Final = re.compile(r"\ufeff?\"?sep=(?P<delimiter>[^\"\r\n])\"?[,;|\t]*[\r\n]*", re.IGNORECASE)
_SAMPLE: Final = 40
_USUAL: Final = {
    "cp1252": "windows-1252",
    "cp1251": "windows-1251",
    "cp949": "cp949",
    "gb18030": "gb18030",
    "cp932": "shift_jis",
    "big5hkscs": "big5",
}
"""The encodings of spreadsheets, and how to name them. The longer list has too many doubles."""

SAVE: Final = "save it as “CSV UTF-8” in your spreadsheet and import that"


class SheetError(Exception):
    """The file cannot be read as a table. The message says why, and what to do."""


@dataclass(frozen=True)
class SepLine:
    """The line `sep=;` with which Excel names the delimiter before the header."""

    delimiter: str


def sep_line(first: str) -> SepLine | None:
    match = _SEP.fullmatch(first)
    return SepLine(match["delimiter"]) if match else None


def encoding_of(path: Path, named: str | None = None) -> str:
    """Returns *named*, or the encoding that the first bytes show. Raises SheetError."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise SheetError("it is a pipe or a device, which is read only once; save it to a file")
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    if not start:
        raise SheetError("it is empty")
    if start[:4] in _WORKBOOKS:
        raise SheetError(f"this is a workbook or an archive, not CSV; {SAVE}")
    if named is not None:
        return _known(named)
    if start[:2] in _UTF_16:
        return "utf-16"
    return next((name for name in _UNMARKED_UTF_16 if _is_unmarked(start, name)), UTF_8)


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name
        "a".encode(found)
    except (LookupError, TypeError, ValueError):
        raise SheetError(f"there is no encoding “{name}”; such as windows-1252, cp949") from None
    return UTF_8 if found == "utf-8" else found


def _is_unmarked(start: bytes, name: str) -> bool:
    """Whether text is UTF-16 without its mark: one byte of each ASCII sign is zero."""
    line_break, place = _UNMARKED_UTF_16[name]
    pairs = [start[i : i + 2] for i in range(0, len(start) - 1, 2)]
    zeros = sum(pair[place] == 0 for pair in pairs)
    if any(pair[1 - place] == 0 for pair in pairs):
        return False
    return 2 * zeros > len(pairs) or (line_break in pairs and 20 * zeros > len(pairs))


def undecodable(path: Path, encoding: str) -> str:
    """Returns the first byte that is not text in this encoding, and what the text may be."""
    byte, line = _first_bad_byte(path, encoding)
    name = "UTF-16" if encoding.startswith("utf-16") else "UTF-8"
    name = name if encoding.startswith("utf-") else encoding
    return f"byte {byte:,}, in line {line:,}, is not {name}; {SAVE}{_guess(path, line)}"


def _guess(path: Path, line: int) -> str:
    """Returns the encoding that the text looks like, with that line as it would then read."""
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    with path.open("rb") as file:
        start = file.read(_CHUNK)
    best = from_bytes(start, cp_isolation=list(_USUAL), enable_fallback=False).best()
    if best is None:
        return ""
    name = _USUAL[best.encoding]
    lines = start.decode(name, errors="replace").splitlines()
    sample = lines[line - 1][:_SAMPLE] if line <= len(lines) else ""
    reads = f"; line {line:,} then reads “{sample}”" if sample else ""
    return f". It looks like {name}: --encoding {name}{reads}"


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
