"""Lists as Slack's clients make them of typed lines: `1. login`, `    a. password`, `• slow`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_LINE: Final = re.compile(
    r"(?P<indent>(?: {4}){0,8})"
    r"(?:(?P<bullet>[•◦▪])|(?P<number>\d{1,3})\.|(?P<letters>[a-z]{1,6})\.) (?P<text>.+)"
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_DIGITS: Final = (
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
)


@dataclass(kw_only=True)
class Items:
    """Items of one depth that follow each other."""

    style: str
    indent: int
    offset: int
    """The number of items before the first one."""
    texts: list[str] = field(default_factory=list)


def parts_of(typed: str) -> list[str | Items]:
    """Returns the texts and lists of what was typed, in order."""
    parts: list[str | Items] = []
    text: list[str] = []
    for line in typed.split("\n"):
        items = _items(line)
        if items is None:
            text.append(line)
            continue
        parts += _ended(text)
        text = []
        if not _continue(parts, items):
            parts.append(items)
    return [*parts, *_ended(text, last=True)] if parts else [typed]


def _ended(text: list[str], *, last: bool = False) -> Iterator[str]:
    """Returns the section of these lines; before a list it ends with a line break."""
    if text:
        yield "\n".join(text) + ("" if last else "\n")


def _items(line: str) -> Items | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    indent = len(match["indent"]) // 4
    number = 1 if match["bullet"] else _number(match, indent)
    if number is None:
        return None
    style = "bullet" if match["bullet"] else "ordered"
    return Items(style=style, indent=indent, offset=number - 1, texts=[match["text"]])


def _number(match: re.Match[str], indent: int) -> int | None:
    """Returns the number of a label that Slack shows at this depth; None for any other."""
    if match["number"]:
        return int(match["number"]) or None if indent % 3 == 0 else None
    if indent % 3 == 1:
        letters = enumerate(reversed(match["letters"]))
        return sum((ord(letter) - 96) * int(26**at) for at, letter in letters)
    return _roman(match["letters"]) if indent % 3 == 2 else None


def _roman(letters: str) -> int | None:
    if not set(letters) <= set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def label_of(number: int, indent: int) -> str:
    """Returns the label that Slack shows for an item of an ordered list."""
    if indent % 3 == 0:
        return f"{number}."
    if indent % 3 == 1:
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(97 + letter) + letters
        return f"{letters}."
    digits = map(int, f"{number:03}")
    return "".join(names[digit] for names, digit in zip(_ROMAN_DIGITS, digits, strict=True)) + "."


def _continue(parts: list[str | Items], items: Items) -> bool:
    """Adds an item to the list before it, if it is that list's next one."""
    last = parts[-1] if parts else None
    if not isinstance(last, Items) or (last.style, last.indent) != (items.style, items.indent):
        return False
    if items.style == "ordered" and items.offset != last.offset + len(last.texts):
        return False
    last.texts += items.texts
    return True
