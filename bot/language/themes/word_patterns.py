"""Divides the words of themes into parts that can be found in a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.language.themes.folded_text import Run, Script, folded
from bot.language.themes.inflection import ENGLISH, INDONESIAN, stem
from bot.language.themes.korean_forms import conjugated, is_conjugated

_KOREAN: Final = "ko"
_STEMMING: Final = {"id": INDONESIAN}
KEY_LETTERS: Final = 2


@dataclass(frozen=True, kw_only=True)
class Part:
    """Letters of one script: a whole word, or what stands in a phrase between two blanks."""

    script: Script
    text: str
    stemming: str | None = None
    """The language whose inflection it may have. None: it stands as it is."""
    forms: tuple[str, ...] = ()
    """With what a Korean word begins, longest first."""
    is_verb: bool = False
    """Whether a Korean word is conjugated."""

    def lookup_keys(self) -> Iterator[str]:
        """Yields what finds this part among all words."""
        match self.script:
            case Script.HANGUL:
                yield from {form[:KEY_LETTERS] for form in self.forms}
            case Script.HAN:
                yield self.text[0]
            case Script.OTHER:
                yield stem(self.stemming, self.text) if self.stemming else self.text


@dataclass(frozen=True, kw_only=True)
class WordPattern:
    """A word or phrase of a theme, as it is looked for."""

    word: str
    """As the operator wrote it."""
    theme: str | None
    """The key of its theme. None: an exception, which stands for no theme."""
    parts: tuple[Part, ...]


def pattern(language: str, word: str, theme: str | None) -> WordPattern | None:
    """Returns how a word is looked for; ``None`` if it has no letters and no digits.

    An exception in Latin letters has no other forms: it names the form that is not meant.
    """
    runs = folded(word).runs()
    parts = tuple(_part(run, language, is_exception=theme is None) for run in runs)
    return WordPattern(word=word, theme=theme, parts=parts) if parts else None


def _part(run: Run, language: str, *, is_exception: bool) -> Part:
    match run.script:
        case Script.HANGUL:
            is_verb = language == _KOREAN and is_conjugated(run.text)
            forms = conjugated(run.text) if is_verb else (run.text,)
            return Part(script=run.script, text=run.text, forms=forms, is_verb=is_verb)
        case Script.HAN:
            return Part(script=run.script, text=run.text)
        case Script.OTHER:
            stemming = None if is_exception else _STEMMING.get(language, ENGLISH)
            return Part(script=run.script, text=run.text, stemming=stemming)
