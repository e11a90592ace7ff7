"""What is done to people's words on entry, and where they do not fit: as little as possible."""

import unicodedata
from typing import Final

import regex

MAX_CHARACTERS: Final = 40_000
LONGEST_SHOWN: Final = 200
"""Characters of what is shown on one line: a name, an account, a property, an address."""

_REMOVED: Final = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS: Final = regex.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_UNSHOWN: Final = regex.compile(
    r"[[\p{Cc}\p{Cf}\p{Cs}]--[\u200c-\u200f\U000e0020-\U000e007f]]", regex.V1
)
"""Joiners, direction marks and the letters of a flag's name change what is seen, and stay."""
_COMPOSED: Final = regex.compile(r"[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
"""All but the ideographs whose normal form is another drawing: a name may depend on it."""
_SURELY_TOO_LONG: Final = 16 * LONGEST_SHOWN
"""Composing makes nothing so much shorter, and takes quadratic time in a heap of accents."""
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


def one_line(text: str) -> str:
    """*text* as it is kept where it is shown on one line: at most 200 characters, no controls.

    A line break becomes a space, and what may be one character is one. “…” ends a cut. Empty where
    nothing could be seen. What a reader sees of an honest name stays as it was.
    """
    line = _whole_line(text)
    if len(line) <= LONGEST_SHOWN:
        return line
    cut = LONGEST_SHOWN - 1
    return line[: _border(line, cut) or cut].rstrip() + "…"


def is_cut(text: str) -> bool:
    """Whether :func:`one_line` keeps only the beginning of *text*."""
    return len(_whole_line(text)) > LONGEST_SHOWN


def _whole_line(text: str) -> str:
    """Of a line that is too long, enough to tell that."""
    if not _is_plain(text):
        text = _UNSHOWN.sub("", _BREAKS.sub(" ", text))[:_SURELY_TOO_LONG]
        text = _COMPOSED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return "" if _INVISIBLE.fullmatch(text) else text.strip()


def _is_plain(text: str) -> bool:
    """Whether nothing is to be done, as with nearly all that comes; told in no time."""
    short = len(text) <= LONGEST_SHOWN
    return short and text.isprintable() and unicodedata.is_normalized("NFC", text)


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
