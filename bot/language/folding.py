"""Folds typed text for comparison: lower case, ASCII digits, compatibility form (NFKC)."""

import unicodedata
from typing import Final

import regex

_SPECIAL: Final = {"🔟": "10", "½": ".5"}
_KEYCAP_MARKS: Final = "\ufe0e\ufe0f\u20e3"


def fold(text: str) -> tuple[str, list[int]]:
    """Returns *text* folded, and for each folded character the end of its original in *text*."""
    folded, ends, position = [], [], 0
    for grapheme in regex.findall(r"\X", text):
        position += len(grapheme)
        plain = _plain(grapheme)
        folded.append(plain)
        ends += [position] * len(plain)
    return "".join(folded), ends


def _plain(grapheme: str) -> str:
    if grapheme[0] in _SPECIAL:
        return _SPECIAL[grapheme[0]]
    plain = unicodedata.normalize("NFKC", grapheme).casefold()
    return "".join(_digit(character) for character in plain if not _is_mark(character))


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


def _is_mark(character: str) -> bool:
    """Whether *character* is a keycap mark or an invisible format character."""
    return character in _KEYCAP_MARKS or unicodedata.category(character) == "Cf"
