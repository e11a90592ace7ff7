"""Cleans the text that people type, and changes as little of it as possible."""

import unicodedata
from typing import Final

import regex

from bot.language.graphemes import last_border

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


def clean(text: str) -> str:
    """Without control characters (but tab and newline) and lone surrogates, at most 40,000 long.

    Empty where nothing could be seen. Everything else stays as it was written.
    """
    kept = _REMOVED.sub("", text)
    kept = kept[: last_border(kept, MAX_CHARACTERS)]
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
    return line[: last_border(line, cut) or cut].rstrip() + "…"


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
