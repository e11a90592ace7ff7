"""Numbers the items of Slack's lists as Slack shows them.

Slack sends each nested list, and each part of a list that something interrupts, as a list of its
own: with its depth (``indent``) and the number of items before it (``offset``).
"""

from collections.abc import Iterator
from itertools import count
from typing import Final

from handlers.slack.json_values import Json

DEEPEST: Final = 8
"""Slack's deepest indentation. A deeper one is shown so too."""
MOST_BEFORE: Final = 1_000_000
_INDENT: Final = "    "
_BULLETS: Final = ("•", "◦", "▪")
_ROMAN: Final = {
    1000: "m",
    900: "cm",
    500: "d",
    400: "cd",
    100: "c",
    90: "xc",
    50: "l",
    40: "xl",
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}


class Numbering:
    """The numbers that the lists of one message have reached, by depth."""

    def __init__(self) -> None:
        self._reached: dict[int, int] = {}

    def labels(self, part: Json) -> Iterator[str]:
        """Returns the labels of the list's items, without an end."""
        depth = _depth(part)
        if part.get("style") != "ordered":
            bullet = _BULLETS[depth % len(_BULLETS)]
            return (_INDENT * depth + bullet for _ in count())
        label = (_decimal, _letters, _roman)[depth % 3]
        first = self._before(part) + 1
        return (f"{_INDENT * depth}{label(number)}." for number in count(first))

    def passed(self, part: Json, items: int) -> None:
        """Records a list of that many items: a shallower list ends the deeper ones."""
        depth, before = _depth(part), self._before(part)
        self._reached = {at: number for at, number in self._reached.items() if at < depth}
        if part.get("style") == "ordered":
            self._reached[depth] = before + items

    def interrupted(self) -> None:
        """Ends all lists. One that goes on afterwards has an offset."""
        self._reached = {}

    def _before(self, part: Json) -> int:
        """Returns how many items stand before the list. Only deeper lists may come between."""
        offset = part.get("offset")
        if isinstance(offset, int) and 0 < offset <= MOST_BEFORE:
            return offset
        return self._reached.get(_depth(part), 0)


def _depth(part: Json) -> int:
    indent = part.get("indent")
    return min(max(indent, 0), DEEPEST) if isinstance(indent, int) else 0


def _decimal(number: int) -> str:
    return str(number)


def _letters(number: int) -> str:
    """Returns a, b … z, aa, ab …"""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _roman(number: int) -> str:
    if number > 3999:
        return str(number)
    numeral = ""
    for value, letters in _ROMAN.items():
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral
