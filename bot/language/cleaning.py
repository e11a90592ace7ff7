"""Cleans and shortens text that people type."""

import unicodedata
from typing import Final

import regex

MAX_CHARACTERS: Final = 40_000
LONGEST_SHOWN: Final = 200
"""The most characters of a text on one line, such as a name, an account or a property."""

_REMOVED: Final = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS: Final = regex.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_UNSHOWN: Final = regex.compile(
    r"[[\p{Cc}\p{Cf}\p{Cs}]--[\u200c-\u200f\U000e0020-\U000e007f]]", regex.V1
)
"""Invisible characters. Joiners, direction marks and tag letters of flags affect display, so they
stay."""
_COMPOSED: Final = regex.compile(r"[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
"""All but compatibility ideographs: NFC replaces them with other glyphs, which may change a name.
"""
_SURELY_TOO_LONG: Final = 16 * LONGEST_SHOWN
"""A longer text stays too long after NFC, which takes quadratic time for many accents."""
_INVISIBLE: Final = regex.compile(r"[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*")
_GRAPHEME: Final = regex.compile(r"\X")
_WINDOW: Final = 200


def clean(text: str) -> str:
    """Removes control characters except tab and newline, and lone surrogates.

    Keeps at most 40,000 characters. Returns "" if nothing is visible. Changes nothing else.
    """
    kept = _REMOVED.sub("", text)
    kept = kept[: _border(kept, MAX_CHARACTERS)]
    return "" if _INVISIBLE.fullmatch(kept) else kept


def one_line(text: str) -> str:
    """Returns *text* for display on one line: at most 200 characters, no control characters.

    Line breaks become spaces, and characters are composed (NFC). “…” marks a cut. Returns "" if
    nothing is visible. An ordinary name looks the same afterwards.
    """
    line = _whole_line(text)
    if len(line) <= LONGEST_SHOWN:
        return line
    cut = LONGEST_SHOWN - 1
    return line[: _border(line, cut) or cut].rstrip() + "…"


def is_cut(text: str) -> bool:
    """Whether :func:`one_line` cuts *text*."""
    return len(_whole_line(text)) > LONGEST_SHOWN


def _whole_line(text: str) -> str:
    """Returns the cleaned line. One that is too long may be cut, but stays too long."""
    if not _is_plain(text):
        text = _UNSHOWN.sub("", _BREAKS.sub(" ", text))[:_SURELY_TOO_LONG]
        text = _COMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    return "" if _INVISIBLE.fullmatch(text) else text.strip()


def _is_plain(text: str) -> bool:
    """Whether *text* needs no change. This fast check settles nearly all texts."""
    short = len(text) <= LONGEST_SHOWN
    return short and text.isprintable() and unicodedata.is_normalized("NFC", text)


def shorten(text: str, limit: int) -> str:
    """Shortens *text* to *limit* UTF-16 code units (1 or more), the unit of both platforms.

    “…” marks a cut.
    """
    if _fitting(text, limit) == len(text):
        return text
    return text[: _border(text, _fitting(text, limit - 1))] + "…"


def split(text: str, limit: int) -> tuple[str, ...]:
    """Splits *text* into parts of at most *limit* UTF-16 code units (2 or more).

    Cuts between graphemes where possible.
    """
    parts = []
    while text:
        end = _border(text, _fitting(text, limit)) or _fitting(text, limit)
        parts.append(text[:end])
        text = text[end:]
    return tuple(parts)


def _fitting(text: str, units: int) -> int:
    """Returns how many leading characters of *text* fit into *units* UTF-16 code units."""
    for index, character in enumerate(text):
        units -= 2 if character > "\uffff" else 1
        if units < 0:
            return index
    return len(text)


def _border(text: str, cut: int) -> int:
    """Returns the last border between graphemes at or before index *cut*.

    Searches only a window before *cut*, since a search of all borders takes quadratic time in a run
    of flags. A grapheme longer than the window is an attack and is cut.
    """
    if cut >= len(text):
        return len(text)
    start = max(0, cut - _WINDOW)
    start -= _flag_letters_before(text, start) % 2
    *_, last = _GRAPHEME.finditer(text[start : cut + 1])
    return start + last.start() if last.start() or not start else cut


def _flag_letters_before(text: str, index: int) -> int:
    """Returns the number of flag letters directly before *index*. A flag is a pair of them."""
    begin = index
    while begin and "\U0001f1e6" <= text[begin - 1] <= "\U0001f1ff":
        begin -= 1
    return index - begin
