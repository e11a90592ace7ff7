"""What kinds of words mean something when people type them.

Matched in lower case and compatibility form (NFKC), so that each word stands once in its language.
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
    """Words for numbers that often mean something else: a score only where they stand alone."""
    counters: tuple[str, ...] = ()
    """What may follow a score without changing it: `9 points`, `9점`."""
    out_of: tuple[str, ...] = ()
    """Between a score and the end of the scale: `9 out of 10`."""
    lead_ins: tuple[str, ...] = ()
    """What may stand before a score, with the end of the scale as `{highest}`."""
    conjunctions: tuple[str, ...] = ()
    fractions: tuple[str, ...] = ()
    """After a conjunction they belong to the number: `2 and a half weeks`."""
    spaced: bool = True
    """Whether words are written apart; otherwise a conjunction may touch what follows it."""
