"""The kinds of words that the bot understands when people type them.

Words are matched in lower case and compatibility form (NFKC), so each is listed once per language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class CommandName(StrEnum):
    START = "start"
    STOP = "stop"
    HELP = "help"
    PRIVACY = "privacy"
    LANGUAGE = "language"


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    commands: Mapping[CommandName, tuple[str, ...]]
    numbers: tuple[tuple[str, ...], ...]
    """The words for 0, 1, 2 …, in this order."""
    yes: tuple[str, ...]
    no: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    """Words for numbers that often mean something else. Alone they are a score."""
    counters: tuple[str, ...] = ()
    """Words that may follow a score without changing it: `9 points`, `9점`."""
    out_of: tuple[str, ...] = ()
    """Words between a score and the end of the scale: `9 out of 10`."""
    lead_ins: tuple[str, ...] = ()
    """Words that may precede a score, with the end of the scale as `{highest}`."""
    conjunctions: tuple[str, ...] = ()
    fractions: tuple[str, ...] = ()
    """Words that belong to the number even after a conjunction: `2 and a half weeks`."""
    larger: str = "(?!)"
    """A pattern for the words of numbers above ten and below zero."""
    courtesies: tuple[str, ...] = ()
    """Words that acknowledge or thank, and say nothing else: `thanks`, `ok`."""
    spaced: bool = True
    """Spaces separate words. Otherwise a conjunction may directly precede the next word."""
