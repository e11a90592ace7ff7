"""Finds the themes of a text. It knows words, and no meaning: “not slow” mentions “slow”."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import regex

from bot.language.themes import chinese_borders, korean_forms
from bot.language.themes.folded_text import FoldedText, Run, Script, folded
from bot.language.themes.inflection import ENGLISH, INDONESIAN, is_same_word, stem
from bot.language.themes.theme import Mention, Theme
from bot.language.themes.word_patterns import KEY_LETTERS, Part, WordPattern, pattern

_GAP: Final = regex.compile(r"[\s\-_/&+'’]{0,8}+")
"""What may stand between the words of a phrase."""
_LANGUAGES: Final = (ENGLISH, INDONESIAN)
_Key = tuple[Script, str | None, str]
"""A script, a stemming, and the key of a part."""


class _FoundWord(NamedTuple):
    """A word at a place of a folded text."""

    start: int
    end: int
    pattern: WordPattern


class ThemeFinder:
    """Finds words of the four languages in a text, whichever languages it is in."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        self._patterns: dict[_Key, list[WordPattern]] = defaultdict(list)
        self._chinese: set[str] = set()
        for theme in themes:
            for language, words in theme.words.items():
                self._add(language, words, theme.key)
            for language, words in theme.exceptions.items():
                self._add(language, words, None)

    def _add(self, language: str, words: Iterable[str], theme: str | None) -> None:
        for word in words:
            made = pattern(language, word, theme)
            if made is None:
                continue
            first = made.parts[0]
            for key in first.lookup_keys():
                self._patterns[first.script, first.stemming, key].append(made)
            self._chinese |= {part.text for part in made.parts if part.script is Script.HAN}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Returns where themes are mentioned, from the start of *text* on.

        Where words overlap, only the longest counts. An exception counts before a word of the same
        letters.
        """
        if not self._patterns:
            return ()
        where = folded(text)
        found = _WordSearch(where, self._patterns, self._chinese).found()
        return tuple(
            Mention(theme=one.pattern.theme, word=one.pattern.word, start=start, end=end)
            for one in _longest(found, len(where.text))
            for start, end in [where.original_span(one.start, one.end)]
            if one.pattern.theme is not None
        )


def _longest(found: Iterable[_FoundWord], length: int) -> list[_FoundWord]:
    """Returns what remains where words overlap, each theme once at a place."""
    places: dict[tuple[int, int], dict[str | None, _FoundWord]] = defaultdict(dict)
    for one in found:
        places[one.start, one.end].setdefault(one.pattern.theme, one)
    taken, kept = bytearray(length), list[_FoundWord]()
    for start, end in sorted(places, key=lambda span: (span[0] - span[1], span)):
        if any(taken[start:end]):
            continue
        taken[start:end] = bytes([1]) * (end - start)
        if None not in (themes := places[start, end]):
            kept += themes.values()
    return sorted(kept, key=lambda one: one.start)


class _WordSearch:
    """The search in one text."""

    def __init__(
        self, where: FoldedText, patterns: dict[_Key, list[WordPattern]], chinese: set[str]
    ) -> None:
        self._text, self._patterns = where.text, patterns
        self._runs = {run.start: run for run in where.runs()}
        self._starts = list(self._runs)
        self._borders = {
            run.start + border
            for run in self._runs.values()
            if run.script is Script.HAN and chinese
            for border in chinese_borders.borders(run.text, chinese)
        }

    def found(self) -> Iterator[_FoundWord]:
        for run in self._runs.values():
            if run.script is Script.OTHER:
                yield from self._by_stem(run)
            if run.script is Script.HANGUL:
                yield from self._korean(run)
        for border in self._borders:
            yield from self._at(border, [(Script.HAN, None, self._text[border : border + 1])])

    def _by_stem(self, run: Run) -> Iterator[_FoundWord]:
        stems = ((run.script, language, stem(language, run.text)) for language in _LANGUAGES)
        yield from self._at(run.start, [*stems, (run.script, None, run.text)])

    def _at(self, place: int, keys: Sequence[_Key]) -> Iterator[_FoundWord]:
        for key in keys:
            for candidate in self._patterns.get(key, ()):
                end = self._end(candidate.parts, place)
                if end is not None:
                    yield _FoundWord(place, end, candidate)

    def _korean(self, run: Run) -> Iterator[_FoundWord]:
        """Yields the words with which a run begins, if all of it can be read.

        The longest word at each place is taken. After it come particles, or the next word.
        """
        chain, place = list[_FoundWord](), run.start
        while place < run.end:
            key = (Script.HANGUL, None, self._text[place : place + KEY_LETTERS])
            here = list(self._at(place, [key]))
            if not here:
                break
            here = [one for one in here if self._is_exception(one)] or here
            longest = max(one.end for one in here)
            chain += (one for one in here if one.end == longest)
            place = longest
            if place < run.end and korean_forms.fits_noun(self._letters_after(place)):
                place = run.end
        if place >= run.end or self._is_first_of_compound(chain, place):
            yield from chain

    def _is_exception(self, one: _FoundWord) -> bool:
        """Whether this is an exception with its particles, though a verb reaches further."""
        return one.pattern.theme is None and korean_forms.fits_noun(self._letters_after(one.end))

    def _is_first_of_compound(self, chain: Sequence[_FoundWord], place: int) -> bool:
        if not chain or korean_forms.syllables(chain[-1].pattern.parts[-1].text) < 2:
            return False
        return korean_forms.is_compound(self._letters_after(place))

    def _end(self, parts: Sequence[Part], place: int) -> int | None:
        """Returns where a word ends that begins at *place*; ``None`` if it is not there."""
        end = self._end_of_part(parts[0], place)
        for part in parts[1:]:
            end = None if end is None else self._end_of_next(part, end)
        if end is None or len(parts) == 1 or self._may_end(parts[-1], end):
            return end
        return None

    def _end_of_next(self, part: Part, place: int) -> int | None:
        """Returns where the next part of a phrase ends, after a blank or none."""
        direct = self._end_of_part(part, place)
        if direct is not None:
            return direct
        fits = korean_forms.fits_noun(self._letters_after(place))
        gap = _GAP.match(self._text, self._end_of_letters(place) if fits else place)
        return self._end_of_part(part, gap.end()) if gap and gap.end() > place else None

    def _may_end(self, last: Part, place: int) -> bool:
        """Whether a phrase may end at *place*, by what follows its last part."""
        if last.script is not Script.HANGUL or last.is_verb:
            return True
        rest = self._letters_after(place)
        return korean_forms.fits_noun(rest) or korean_forms.is_compound(rest)

    def _letters_after(self, place: int) -> str:
        """Returns the Korean letters from *place* on, as many as decide on particles."""
        end = min(self._end_of_letters(place), place + korean_forms.TAIL_LETTERS)
        return self._text[place:end]

    def _end_of_letters(self, place: int) -> int:
        """Returns the end of the Korean letters around *place*; *place* if there are none."""
        at = bisect_right(self._starts, place) - 1
        run = self._runs[self._starts[at]] if at >= 0 else None
        is_inside = run is not None and run.script is Script.HANGUL and place < run.end
        return run.end if run is not None and is_inside else place

    def _end_of_part(self, part: Part, place: int) -> int | None:
        match part.script:
            case Script.OTHER:
                return self._end_of_word(part, place)
            case Script.HAN:
                end = place + len(part.text)
                is_here = self._text.startswith(part.text, place)
                return end if is_here and {place, end} <= self._borders else None
            case Script.HANGUL:
                return self._end_of_korean(part, place)

    def _end_of_word(self, part: Part, place: int) -> int | None:
        run = self._runs.get(place)
        if run is None or run.script is not Script.OTHER:
            return None
        if part.text == run.text:
            return run.end
        is_same = (
            part.stemming is not None
            and stem(part.stemming, part.text) == stem(part.stemming, run.text)
            and is_same_word(part.stemming, part.text, run.text)
        )
        return run.end if is_same else None

    def _end_of_korean(self, part: Part, place: int) -> int | None:
        """Returns the end of a noun without its particles, or of a verb with its endings."""
        for form in part.forms:
            if not self._text.startswith(form, place):
                continue
            end = place + len(form)
            if not part.is_verb:
                return end if korean_forms.begins_syllable(self._text, end) else None
            if korean_forms.fits_stem(form, self._letters_after(end)):
                return self._end_of_letters(end)
        return None
