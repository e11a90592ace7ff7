"""The company's own words in `bot.toml`. Each error is a text that follows the value."""

import difflib
import re
from collections.abc import Callable, Iterable
from string import Formatter
from typing import Annotated, Final

from pydantic import AfterValidator

from bot.config.values import LONGEST_PRODUCT
from bot.language.cleaning import clean

PRODUCT: Final = "product"
LOWEST: Final = "lowest"
HIGHEST: Final = "highest"
BOLD: Final = "**"
LONGEST_QUESTION: Final = 400
LONGEST_TEXT: Final = 800
"""Four times as much still fits into one message of each platform."""
LONGEST_LABEL: Final = 40
"""Slack's texts for screen readers hold 75 characters, and the score stands before it."""


def _own_text(longest: int, placeholders: Iterable[str]) -> Callable[[str], str]:
    known = tuple(placeholders)

    def check(text: str) -> str:
        text = text.strip()
        if not clean(text):
            raise ValueError("must not be empty; leave the key out for Tentap's own text")
        if clean(text) != text or "\t" in text:
            raise ValueError("has a character that chats can't show; remove it")
        _require_pairs(text)
        _require_known(text, known)
        if _units(text) > longest:
            counts = f", where {{{PRODUCT}}} counts as {LONGEST_PRODUCT}" if known else ""
            raise ValueError(f"is too long; the maximum is {longest} characters{counts}")
        return text

    return check


def _require_pairs(text: str) -> None:
    if text.count(BOLD) % 2:
        raise ValueError(f"has a {BOLD} without its partner; write {BOLD}bold{BOLD}")


def _require_known(text: str, known: tuple[str, ...]) -> None:
    """Raises ValueError if a pair of braces is anything but one of the known values."""
    allowed = " or ".join(f"{{{name}}}" for name in known)
    for name, is_bare in _placeholders(text):
        if name in known and is_bare:
            continue
        if name in known:
            raise ValueError(f"has {{{name}}} with a format; write {{{name}}} alone")
        if not known:
            raise ValueError(f"can't have {{{name}}}; write the words themselves")
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {{{near[0]}}}?" if near else f"use {allowed}"
        raise ValueError(f"has the unknown value {{{name}}}; {hint}")


def _placeholders(text: str) -> list[tuple[str, bool]]:
    """Returns what stands in each pair of braces, and whether it is a name alone.

    The parts between the marks of bold are filled in one by one, so each is read alone.
    """
    try:
        return [
            (name, not conversion and not form and re.fullmatch(r"\w+", name) is not None)
            for part in text.split(BOLD)
            for _, name, form, conversion in Formatter().parse(part)
            if name is not None
        ]
    except ValueError:
        raise ValueError("has a { or } that stands alone; write {{ or }} to show one") from None


def _units(text: str) -> int:
    """Returns the length as the platforms count it, with the longest product."""
    filled = text.replace(f"{{{PRODUCT}}}", "x" * LONGEST_PRODUCT)
    return len(filled.encode("utf-16-le")) // 2


def _one_line(text: str) -> str:
    if len(text.splitlines()) > 1:
        raise ValueError("has several lines; write it on one")
    return text


QuestionText = Annotated[str, AfterValidator(_own_text(LONGEST_QUESTION, [PRODUCT]))]
OwnText = Annotated[str, AfterValidator(_own_text(LONGEST_TEXT, [PRODUCT]))]
ReminderText = Annotated[str, AfterValidator(_own_text(LONGEST_TEXT, [PRODUCT, LOWEST, HIGHEST]))]
LabelText = Annotated[str, AfterValidator(_own_text(LONGEST_LABEL, [])), AfterValidator(_one_line)]
