"""Words of others on a line of ours, kept apart so that they turn no word or digit of ours around.

Unicode's isolates (UAX #9) say where they begin and end; no reader sees them. All our own
languages run from left to right, so only words that run the other way, or hold controls of
direction, need them: everything else is shown as it is. A mark before them tells apps that look
for a line's first letter, and do not know isolates, that the line is ours.
"""

import re
from typing import Final

LEFT_TO_RIGHT: Final = "\u200e"
FIRST_STRONG: Final = "\u2068"
"""What follows runs as its own first letter says."""
POP: Final = "\u2069"
"""Ends what the last initiator began."""
INITIATORS: Final = frozenset("\u2066\u2067\u2068")

_TURNING: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The scripts that run from right to left, their digits, and the controls of direction."""
_BREAKS: Final = re.compile("([\n\r\x1c-\x1e\x85\u2029]+)")
"""Each ends every isolate."""


def isolated(words: str) -> str:
    """*words* for a place within a line of ours: they order themselves, and nothing around them.

    Words that are isolated already stay as they are.
    """
    if not _TURNING.search(words):
        return words
    return "".join(_isolated(line) for line in _BREAKS.split(words))


def _isolated(line: str) -> str:
    if _is_harmless(line):
        return line
    return f"{LEFT_TO_RIGHT}{FIRST_STRONG}{_balanced(line)}{POP}"


def _is_harmless(line: str) -> bool:
    """Whether all that could turn something around stands within isolates, or there is nothing."""
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
    """Without ends that nothing began, and with those that are missing."""
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
    """Whether every isolate of *line* ends in it, and no other does."""
    return _balanced(line) == line
