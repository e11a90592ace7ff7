"""Folds a text for the comparison of words, and finds its original again."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

import regex

_ACCENTS: Final = frozenset({"Mn", "Me"})
_DROPPED: Final = _ACCENTS | {"Cf"}
_SEPARATE: Final = regex.compile("[\u3130-\u318f\uffa0-\uffdc\ud800-\udfff]")
"""Single Korean letters, which people type as laughter or tears, and lone surrogates."""
_HANGUL: Final = r"\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
_RUN: Final = regex.compile(
    rf"(?P<han>\p{{Han}}+)|(?P<hangul>[{_HANGUL}]+)|(?P<other>[[\p{{L}}\p{{N}}]--[\p{{Han}}{_HANGUL}]]+)",
    regex.V1,
)


class Script(StrEnum):
    """How a run of letters is divided into words."""

    HAN = "han"
    HANGUL = "hangul"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters and digits of one script that follow each other, in a folded text."""

    script: Script
    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class FoldedText:
    """A text in lower case, without accents, with Hangul in its letters (NFKD)."""

    text: str
    original: str
    origins: range | list[int]
    """The index of the original character of each folded one."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Returns the place of the original, with the accents on its last letter."""
        first, last = self.origins[start], self.origins[end - 1] + 1
        while last < len(self.original) and unicodedata.category(self.original[last]) in _ACCENTS:
            last += 1
        return first, last

    def runs(self) -> Iterator[Run]:
        for found in _RUN.finditer(self.text):
            yield Run(Script(found.lastgroup or ""), found.start(), found.end(), found[0])


def folded(text: str) -> FoldedText:
    if text.isascii():
        return FoldedText(text=text.lower(), original=text, origins=range(len(text)))
    parts, origins = [], []
    for place, character in enumerate(text):
        plain = _plain(character)
        parts.append(plain)
        origins += [place] * len(plain)
    return FoldedText(text="".join(parts), original=text, origins=origins)


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    if _SEPARATE.match(character):
        return " "
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(one for one in letters if unicodedata.category(one) not in _DROPPED)
