"""Finds the borders of words in Chinese, which has no blanks."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rjieba import Jieba

_FREQUENCY: Final = 100
"""Of a word that the dictionary lacks: more than by chance, less than a common word."""


@lru_cache(maxsize=8)
def _segmenter(own: frozenset[str]) -> "Jieba":
    from rjieba import Jieba  # its dictionary loads in a tenth of a second

    jieba = Jieba()
    for word in sorted(own):
        if len(word) > 1 and not jieba.has_word(word):
            jieba.add_word(word, _FREQUENCY, None)
    return jieba


def borders(run: str, own: Collection[str]) -> Iterator[int]:
    """Yields where words of Chinese characters begin and end. *own*: words to know as well."""
    place = 0
    yield place
    for word in _segmenter(frozenset(own)).cut(run):
        place += len(word)
        yield place
