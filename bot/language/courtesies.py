"""Recognises thanks, acknowledgements and lone emoji: text that is no comment."""

from collections.abc import Iterable
from typing import Final

import regex

from bot.language.folding import fold
from bot.language.vocabulary import Vocabulary

_MARKS_OF_SCORES: Final = "⭐🌟★☆✪💯🔟"
"""Emoji that may stand for a score."""
_EMOJI: Final = rf"""
    (?![{_MARKS_OF_SCORES}])\p{{Extended_Pictographic}}\p{{Emoji_Modifier}}*+
    |\p{{Regional_Indicator}}{{2}}
    |:[a-z][a-z0-9_'+-]*+:(?::skin-tone-[2-6]:)?+|:[+-]1:(?::skin-tone-[2-6]:)?+
    |(?<!\w)[:;=][-']?[)d3]++(?!\w)|(?<!\w)<3++(?!\w)|\^[_.]?\^
"""
"""An emoji, Slack's name of one, or an emoticon. Folding has removed joiners and selectors."""
_BETWEEN: Final = r"[\s.,!…~^·、。\p{Emoji_Modifier}]"


def courtesies(vocabularies: Iterable[Vocabulary]) -> regex.Pattern[str]:
    """Returns the pattern of folded text that consists of courtesies and emoji only."""
    phrases = sorted(_phrases(vocabularies), key=lambda phrase: len(phrase[0]), reverse=True)
    words = "|".join(_pattern(phrase, spaced) for phrase, spaced in phrases)
    return regex.compile(
        rf"{_BETWEEN}*+(?:(?>{words}|{_EMOJI}){_BETWEEN}*+)++", regex.VERBOSE | regex.V1
    )


def _phrases(vocabularies: Iterable[Vocabulary]) -> set[tuple[str, bool]]:
    return {
        (fold(phrase)[0], vocabulary.spaced)
        for vocabulary in vocabularies
        for phrase in vocabulary.courtesies
    }


def _pattern(phrase: str, spaced: bool) -> str:
    words = r"\s++".join(map(regex.escape, phrase.split()))
    return rf"(?<!\w){words}(?!\w)" if spaced else words
