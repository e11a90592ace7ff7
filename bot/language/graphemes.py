"""Finds where text can be cut without splitting what a person sees as one character."""

from typing import Final

import regex

_GRAPHEME: Final = regex.compile(r"\X")
_WINDOW: Final = 200


def last_border(text: str, cut: int) -> int:
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
