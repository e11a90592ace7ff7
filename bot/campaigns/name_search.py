"""Finds people by a name as it is typed: other case, no accents, one of several names.

A name is only a label. It selects whom a preview shows, and never proves who somebody is.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import reduce
from typing import Final

import regex

from bot.ids import PersonId

_SHORTEST_START: Final = 2
"""Letters of a name's beginning that select a person; one is enough in scripts of syllables."""
_SIMILAR: Final = 0.7
_SUGGESTED: Final = 3
_MOST_COMPARED: Final = 10_000
"""Names that a misspelt one is compared with. Of more people only those of its first letter."""
_APOSTROPHES: Final = regex.compile("['’ʼ‘`´]")
_MARKS: Final = regex.compile(r"[\p{Mn}\p{Cf}]")
_WORD: Final = regex.compile(r"[\w\p{M}]+")
_WITHOUT_STROKE: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def words_of(name: str) -> tuple[str, ...]:
    """Returns the words of *name* in lower case, without accents and punctuation."""
    if not name.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))
        name = unicodedata.normalize("NFKC", bare).translate(_WITHOUT_STROKE)
    return tuple(_WORD.findall(_APOSTROPHES.sub("", name.casefold()).replace("_", " ")))


class NameSearch:
    """The names of all people, folded once for a whole list of typed names."""

    def __init__(self, people: Iterable[tuple[PersonId, str]]) -> None:
        self._names: dict[PersonId, str] = {}
        self._by_name: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._by_word: defaultdict[str, set[PersonId]] = defaultdict(set)
        for person, name in people:
            self._names[person] = name
            words = words_of(name)
            self._by_name[" ".join(words)].add(person)
            for word in words:
                self._by_word[word].add(person)
        self._sorted_words = sorted(self._by_word)

    def matches(self, typed: str) -> tuple[PersonId, ...]:
        """Returns the people of the best match: the whole name, its words, then their starts."""
        words = words_of(typed)
        if not words:
            return ()
        found = (
            self._by_name.get(" ".join(words))
            or _common(self._by_word.get(word, set()) for word in words)
            or self._beginning(words)
        )
        return tuple(sorted(found))

    def similar(self, typed: str) -> tuple[str, ...]:
        """Returns at most three names that *typed* may be meant to be."""
        words = " ".join(words_of(typed))
        if not words:
            return ()
        near = get_close_matches(words, self._comparable(words), _SUGGESTED, _SIMILAR)
        people = (min(self._by_name.get(one) or self._by_word[one]) for one in near)
        return tuple(dict.fromkeys(self._names[person] for person in people))

    def _comparable(self, words: str) -> Sequence[str]:
        names = dict.fromkeys([*self._by_name, *self._sorted_words])
        if len(names) <= _MOST_COMPARED:
            return list(names)
        return [name for name in names if name[:1] == words[0]][:_MOST_COMPARED]

    def _beginning(self, words: Sequence[str]) -> set[PersonId]:
        """Returns the people with names that begin with each of *words*."""
        alone = "".join(words)
        if alone.isascii() and len(alone) < _SHORTEST_START:
            return set()
        return _common(self._starting(word) for word in words)

    def _starting(self, start: str) -> set[PersonId]:
        return set().union(*(self._by_word[word] for word in self._words_with(start)))

    def _words_with(self, start: str) -> Iterator[str]:
        for word in self._sorted_words[bisect_left(self._sorted_words, start) :]:
            if not word.startswith(start):
                return
            yield word


def _common(groups: Iterable[set[PersonId]]) -> set[PersonId]:
    return reduce(set.intersection, groups)
