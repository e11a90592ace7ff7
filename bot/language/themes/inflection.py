"""Compares words of English and Indonesian by their stems. Each word is folded."""

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from Stemmer import Stemmer

ENGLISH: Final = "english"
INDONESIAN: Final = "indonesian"
_LONGEST: Final = 60
_BASES: Final = frozenset({"", "e", "y"})
_INFLECTED: Final = frozenset({"s", "es", "d", "ed", "ing", "ies", "ied"})
_REPEATED: Final = re.compile(r"(\D+)2(nya)?")
"""The chat spelling of a plural: “fitur2” is “fitur-fitur”."""


def stem(language: str, word: str) -> str:
    """Returns the form by which words of one meaning can be found."""
    if len(word) > _LONGEST:
        return word
    return _stem(language, word)


@lru_cache(maxsize=16384)
def _stem(language: str, word: str) -> str:
    if language == INDONESIAN and (repeated := _REPEATED.fullmatch(word)):
        word = repeated[1]
    found: str = _stemmer(language).stemWord(word)
    return found


@lru_cache
def _stemmer(language: str) -> "Stemmer":
    from Stemmer import Stemmer  # only where themes are looked for

    return Stemmer(language, 0)


def is_same_word(language: str, word: str, other: str) -> bool:
    """Whether two words of one stem are one word.

    An English stem is shared by words that have little in common, as “import” and “important”. So
    only the endings of plurals and of verbs may differ.
    """
    if language != ENGLISH:
        return True
    pairs = zip(word, other, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = {_ending(word, common), _ending(other, common)}
    return ends <= _BASES | _INFLECTED and len(ends & _BASES) <= 1


def _ending(word: str, common: int) -> str:
    """Returns the end of a word; of a doubled consonant, as in “lagging”, the second is no end."""
    end = word[common:]
    return end[1:] if common and end[:1] == word[common - 1] and end[1:] in _INFLECTED else end
