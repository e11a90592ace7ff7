r"""Escapes control characters for the terminal, in JSON's notation: ``\u001b``.

JSON text stays valid and keeps its meaning.
"""

import re
import unicodedata
from typing import Final

from bot.language.isolates import INITIATORS, POP, are_balanced

_PERHAPS_HIDDEN: Final = re.compile(r"[^\n\t -~]")
_HIDDEN: Final = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_HARMLESS: Final = re.compile("[\u200c-\u200f\u2066-\u2069\U000e0020-\U000e007f]")
"""Joiners, direction marks, isolates and the letters of a flag's name."""
_ISOLATES: Final = re.compile(f"[{''.join(sorted(INITIATORS))}{POP}]")
_BREAKS: Final = re.compile(r"[\x07-\r]")
"""Line ends, the tab, and characters that rich removes silently."""


def escaped(text: str) -> str:
    """Returns *text* with the same lines, escaping all that a terminal would obey or hide."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(map(_escaped_line, text.split("\n")))


def on_one_line(text: str) -> str:
    """Returns *text* as one line, so that no part of it can pass for a line of ours."""
    return _BREAKS.sub(_escape, text)


def _escaped_line(line: str) -> str:
    """Escapes one line. Unbalanced isolates are escaped too, as they would affect what follows."""
    safe = _PERHAPS_HIDDEN.sub(_escape_hidden, line)
    return safe if are_balanced(safe) else _ISOLATES.sub(_escape, safe)


def _escape_hidden(found: re.Match[str]) -> str:
    character = found[0]
    hidden = unicodedata.category(character) in _HIDDEN and not _HARMLESS.match(character)
    return _escape(found) if hidden else character


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
