"""Cleans text that people type."""

import unicodedata
from functools import lru_cache
from typing import Final

import regex

from bot.language.graphemes import last_border

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
"""All but compatibility ideographs: NFC gives them other glyphs, which may change a name."""
_SURELY_TOO_LONG: Final = 16 * LONGEST_SHOWN
"""A longer text stays too long after NFC, which takes quadratic time for many accents."""
_INVISIBLE: Final = regex.compile(r"[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*")
_FORMAT: Final = regex.compile(r"[\p{Cf}--[\u200c-\u200f\U000e0020-\U000e007f]]", regex.V1)
"""As ``_UNSHOWN``, without the control characters: line breaks are among them."""


def clean(text: str) -> str:
    """Removes control characters except tab and newline, and lone surrogates.

    Keeps at most 40,000 characters. Returns "" if nothing is visible. Changes nothing else.
    """
    kept = without_controls(text)
    kept = kept[: last_border(kept, MAX_CHARACTERS)]
    return "" if _INVISIBLE.fullmatch(kept) else kept


def without_controls(text: str) -> str:
    """Removes control characters except tab and newline, and lone surrogates."""
    return _REMOVED.sub("", text)


def one_line(text: str) -> str:
    """Returns *text* for display on one line: at most 200 characters, no control characters.

    Line breaks become spaces, and characters are composed (NFC). “…” marks a cut. Returns "" if
    nothing is visible. An ordinary name looks the same afterwards.
    """
    line = _whole_line(text)
    if len(line) <= LONGEST_SHOWN:
        return line
    cut = LONGEST_SHOWN - 1
    return line[: last_border(line, cut) or cut].rstrip() + "…"


def without_format_marks(text: str) -> str:
    """Removes the invisible characters that :func:`one_line` removes. Line breaks stay."""
    return _FORMAT.sub("", text)


def bare_word(text: str) -> str:
    """Returns *text* in lower case and without any invisible character, to compare a command."""
    return _INVISIBLE.sub("", text).lower()


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Returns *text* on one line, for a comparison that ignores case."""
    return one_line(text).casefold()


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
