"""How a score is recognised at the beginning of a message: the patterns of one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from bot.language.vocabularies import VOCABULARIES
from bot.language.vocabularies.english import ENGLISH
from bot.language.vocabulary import CommandName, Vocabulary

_PUNCTUATION = r"[.,;:!?…。、·)\](「『~]"
_OPENING = r"[\"'“‘«\[]"
_DASH = r"[-–—]"
_EMOJI = r"(?![⭐🌟★☆])\p{Extended_Pictographic}"


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """Works on folded text (see `bot.language.folding`)."""

    commands: dict[str, CommandName]
    replies: dict[str, bool]
    """Yes and no."""
    words: dict[str, int]
    ambiguous: frozenset[str]
    number: regex.Pattern[str]
    """A number at the beginning, with its counter or `/10`."""
    comment: regex.Pattern[str]
    """How a comment may begin behind a number."""

    def value(self, found: regex.Match[str]) -> int | None:
        """None for a number that is on no scale: negative, broken, long."""
        if found["word"]:
            return self.words[found["word"]]
        digits = regex.fullmatch(r"(\d{1,2})(?:[.,]0)?", found["number"])
        return int(digits[1]) if digits else None

    def begins_comment(self, found: regex.Match[str], after: str) -> bool:
        """Whether the number is a score beyond doubt, whatever *after* says."""
        if found["of"]:
            return True
        if self._is_ambiguous(found):
            return not after.strip()
        return bool(self.comment.match(after))

    def is_number(self, found: regex.Match[str], after: str) -> bool:
        """Whether a number was meant at all: “tent” is no ten, “One thing” is no one."""
        if self._is_ambiguous(found):
            return bool(self.comment.match(after))
        return not found["word"] or not regex.match(r"\w", after)

    def _is_ambiguous(self, found: regex.Match[str]) -> bool:
        """A counter that touches it settles it: “이점” is a 2, “이 점” may be “this point”."""
        settled = found["counter"] and not found["counter"][0].isspace()
        return found["word"] in self.ambiguous and not settled


@lru_cache(maxsize=32)
def grammar(language: str, scale: range) -> Grammar:
    """The rules of *language* together with those of English."""
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
        comment=_comment(both),
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


def _comment(both: tuple[Vocabulary, ...]) -> regex.Pattern[str]:
    """The end, punctuation, an emoji or a conjunction; no other number close behind."""
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
    """A pattern for one of *words*, the longest first; for none of them where there are none."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return f"(?:{'|'.join(map(regex.escape, longest_first))})" if longest_first else "(?!)"
