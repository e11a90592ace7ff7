"""Isolates inserted text, so that it cannot reorder the text around it.

Unicode's isolates (UAX #9) are invisible marks around such text. All languages of the bot run from
left to right, so only text that runs the other way or has direction controls needs them. A mark
before the isolate is for apps that do not know isolates and take a line's direction from its first
letter.
"""

import re
from typing import Final

LEFT_TO_RIGHT: Final = "\u200e"
FIRST_STRONG: Final = "\u2068"
"""Starts an isolate whose direction comes from its own first letter."""
POP: Final = "\u2069"
"""Ends the last isolate."""
INITIATORS: Final = frozenset("\u2066\u2067\u2068")

_TURNING: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Scripts that run from right to left, their digits, and direction controls."""
_BREAKS: Final = re.compile("([\n\r\x1c-\x1e\x85\u2029]+)")
"""Line breaks. Each ends all isolates."""


def isolated(words: str) -> str:
    """Returns *words* for insertion into a line, isolated if they could reorder it.

    Words that are already isolated stay as they are.
    """
    if not _TURNING.search(words):
        return words
    return "".join(_isolated(line) for line in _BREAKS.split(words))


def _isolated(line: str) -> str:
    if _is_harmless(line):
        return line
    return f"{LEFT_TO_RIGHT}{FIRST_STRONG}{_balanced(line)}{POP}"


def _is_harmless(line: str) -> bool:
    """Whether everything that could reorder the text around it is within isolates."""
    open_ = 0
    for character in line:
        if character in INITIATORS:
            open_ += 1
        elif character == POP:
            open_ -= 1
        elif not open_ and _TURNING.match(character):
            return False
        if open_ < 0:
            return False
    return not open_


def _balanced(line: str) -> str:
    """Removes ends without a start, and adds missing ends."""
    kept, open_ = [], 0
    for character in line:
        if character in INITIATORS:
            open_ += 1
        elif character == POP:
            if not open_:
                continue
            open_ -= 1
        kept.append(character)
    return "".join(kept) + POP * open_


def are_balanced(line: str) -> bool:
    """Whether each isolate of *line* has a start and an end in it."""
    return _balanced(line) == line
