"""What is done to people's words on entry, and where they do not fit: as little as possible."""

from typing import Final

import regex

MAX_CHARACTERS: Final = 40_000

_REMOVED: Final = regex.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_BIDI: Final = regex.compile(r"\p{Bidi_Control}")
_INVISIBLE: Final = regex.compile(r"[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*")
_GRAPHEME: Final = regex.compile(r"\X")
_WINDOW: Final = 200


def clean(text: str) -> str:
    """Without control characters (but tab and newline) and lone surrogates, at most 40,000 long.

    Empty where nothing could be seen. Everything else stays as it was written.
    """
    kept = _REMOVED.sub("", text)
    kept = kept[: _border(kept, MAX_CHARACTERS)]
    return "" if _INVISIBLE.fullmatch(kept) else kept


def without_bidi(text: str) -> str:
    """*text* without the controls that turn the reading of what stands around it."""
    return _BIDI.sub("", text)


def shorten(text: str, limit: int) -> str:
    """At most *limit* UTF-16 code units (1 or more), as both platforms count; “…” ends a cut."""
    if _fitting(text, limit) == len(text):
        return text
    return text[: _border(text, _fitting(text, limit - 1))] + "…"


def split(text: str, limit: int) -> tuple[str, ...]:
    """The whole *text* in parts of at most *limit* UTF-16 code units (2 or more), cut between
    graphemes where that can be."""
    parts = []
    while text:
        end = _border(text, _fitting(text, limit)) or _fitting(text, limit)
        parts.append(text[:end])
        text = text[end:]
    return tuple(parts)


def _fitting(text: str, units: int) -> int:
    """How many characters of *text* take at most *units* UTF-16 code units."""
    for index, character in enumerate(text):
        units -= 2 if character > "\uffff" else 1
        if units < 0:
            return index
    return len(text)


def _border(text: str, cut: int) -> int:
    """The last border between graphemes at or before index *cut*.

    Looks only at a window before *cut*: finding every border takes quadratic time in a run of
    flags. A grapheme longer than the window can only be meant to harm, and is cut.
    """
    if cut >= len(text):
        return len(text)
    start = max(0, cut - _WINDOW)
    start -= _flag_letters_before(text, start) % 2
    *_, last = _GRAPHEME.finditer(text[start : cut + 1])
    return start + last.start() if last.start() or not start else cut


def _flag_letters_before(text: str, index: int) -> int:
    """A flag is a pair of letters, so that pairs are counted from where the run begins."""
    begin = index
    while begin and "\U0001f1e6" <= text[begin - 1] <= "\U0001f1ff":
        begin -= 1
    return index - begin
