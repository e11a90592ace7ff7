"""The patterns of one language that recognise a score at the beginning of a message."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from bot.language.courtesies import courtesies
from bot.language.typed_words import VOCABULARIES
from bot.language.typed_words.english import ENGLISH
from bot.language.vocabulary import CommandName, Vocabulary

_PUNCTUATION = r"[.,;:!?…。、·)\](「『~]"
_OPENING = r"[\"'“‘«\[]"
_DASH = r"[-–—]"
_EMOJI = r"(?![⭐🌟★☆])\p{Extended_Pictographic}"


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """The words and patterns of a language, for folded text (see `bot.language.folding`)."""

    commands: dict[str, CommandName]
    replies: dict[str, bool]
    """Words for yes and no."""
    words: dict[str, int]
    ambiguous: frozenset[str]
    number: regex.Pattern[str]
    """A number at the beginning, with its counter or `/10`."""
    larger: regex.Pattern[str]
    """A whole message that is one number in words, above ten or below zero."""
    comment: regex.Pattern[str]
    """The beginning of a comment after a number."""
    courtesy: regex.Pattern[str]
    """A whole message that only thanks or acknowledges."""

    def value(self, match: regex.Match[str]) -> int | None:
        """Returns the number; None if no scale can contain it: negative, fractional, too long."""
        if match["word"]:
            return self.words[match["word"]]
        digits = regex.fullmatch(r"(\d{1,2})(?:[.,]0)?", match["number"])
        return int(digits[1]) if digits else None

    def begins_comment(self, match: regex.Match[str], after: str) -> bool:
        """Whether the number is certainly a score, with *after* as its comment."""
        if match["of"]:
            return True
        if self._is_ambiguous(match):
            return not after.strip()
        return bool(self.comment.match(after))

    def is_number(self, match: regex.Match[str], after: str) -> bool:
        """Whether this is a number at all: “tent” is not ten, “One thing” is not one."""
        if self._is_ambiguous(match):
            return bool(self.comment.match(after))
        return not match["word"] or not regex.match(r"\w", after)

    def _is_ambiguous(self, match: regex.Match[str]) -> bool:
        # A counter directly behind decides: “이점” is a 2, “이 점” may be “this point”.
        settled = match["counter"] and not match["counter"][0].isspace()
        return match["word"] in self.ambiguous and not settled


@lru_cache(maxsize=32)
def grammar(language: str, scale: range) -> Grammar:
    """Returns the rules of *language* combined with those of English."""
    own = VOCABULARIES.get(language, ENGLISH)
    both = (ENGLISH,) if own is ENGLISH else (own, ENGLISH)
    return Grammar(
        commands={
            word: name for each in both for name, words in each.commands.items() for word in words
        },
        replies={
            word: yes
            for each in both
            for yes, words in ((True, each.yes), (False, each.no))
            for word in words
        },
        words={
            word: value
            for each in both
            for value, words in enumerate(each.numbers)
            for word in words
        },
        ambiguous=frozenset(word for each in both for word in each.ambiguous),
        number=_number(both, scale[-1]),
        larger=_larger(both, scale[-1]),
        comment=_comment(both),
        courtesy=courtesies(both),
    )


def _number(both: tuple[Vocabulary, ...], highest: int) -> regex.Pattern[str]:
    lead_in = _any(word.format(highest=highest) for each in both for word in each.lead_ins)
    words = _any(word for each in both for words in each.numbers for word in words)
    counter = _any(word for each in both for word in each.counters)
    out_of = _any(word for each in both for word in each.out_of)
    end = _any([str(highest), *(w for each in both for w in each.numbers[highest])])
    return regex.compile(
        rf"""\s*+(?:{lead_in}\s*+)?+
        (?P<number>[-−–]?(?:\d++(?:[.,]\d++)?+|\.\d++)|(?P<word>{words}))
        (?P<counter>\s*+{counter})?
        (?P<of>\s*+/\s*+{highest}{counter}?(?![\w/]|[.,]\d)
            |\s++{out_of}\s++{end}(?=\s*+(?:$|{_PUNCTUATION})))?
        """,
        regex.VERBOSE,
    )


def _larger(both: tuple[Vocabulary, ...], highest: int) -> regex.Pattern[str]:
    number = "|".join(f"(?:{each.larger})" for each in both)
    counter = _any(word for each in both for word in each.counters)
    out_of = _any(word for each in both for word in each.out_of)
    end = _any([str(highest), *(w for each in both for w in each.numbers[highest])])
    return regex.compile(
        rf"(?P<number>{number})(?:\s*{counter})?(?:\s*/\s*{highest}|\s+{out_of}\s+{end})?\W*"
    )


def _comment(both: tuple[Vocabulary, ...]) -> regex.Pattern[str]:
    """Matches the end, punctuation, an emoji or a conjunction, without another number behind it."""
    plain = {word for each in both for words in each.numbers for word in words}
    number = _any(plain.difference(*(each.ambiguous for each in both)))
    fraction = _any(word for each in both for word in each.fractions)
    return regex.compile(
        rf"""\s*+$
        |\s*+{_PUNCTUATION}++\s*+(?!\d)
        |\s++{_DASH}++\s*+(?!\d)
        |{_DASH}++(?=\s|$)\s*+(?!\d)
        |[^\S\n]*+\n
        |\s++{_OPENING}
        |\s*+{_EMOJI}
        |\s*+(?:{"|".join(map(_conjunction, both))})(?!\s*+(?:\d|(?:{number}|{fraction})(?!\w)))""",
        regex.VERBOSE,
    )


def _conjunction(vocabulary: Vocabulary) -> str:
    words = _any(vocabulary.conjunctions)
    return rf"{words}(?!\w)" if vocabulary.spaced else words


def _any(words: Iterable[str]) -> str:
    """Returns a pattern for any of *words*, the longest first. Without words it never matches."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return f"(?:{'|'.join(map(regex.escape, longest_first))})" if longest_first else "(?!)"
