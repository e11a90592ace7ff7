"""Reads the number at the beginning of a message. It never guesses a score."""

from typing import Final

import regex

from bot.language.cleaning import clean
from bot.language.folding import fold
from bot.language.marks import inside, opened, without_leading
from bot.language.meanings import Meaning, OutsideScale, PerhapsScore, ScoreWords, Words
from bot.language.score_patterns import Grammar

HEAD: Final = 200
"""The most characters at the beginning of a text that are read for more than a comment."""
_LIST: Final = regex.compile(
    r"\s*(?:1\s*([.):])\s.*?\s2\s*\1\s"
    r"|(?P<open>[(\[])1\s*[)\]].*?\s(?P=open)2\s*[)\]]|\#1\b.*?\s\#2\b)",
    regex.DOTALL,
)
"""A numbered list: `1. slow 2. rude` is not a score of 1."""
_LABEL: Final = regex.compile(r"\s*+[)\]]\s*+\Z")
"""What follows the number of a list's item: `1)` alone may be no score."""
_JOINER: Final = regex.compile(
    r"[.,;:!?…。、，；：！？·)\]）~～–—-]*+(?:\s+[.,!?…。、，！？~～–—-]++)?+\s*"
)


def number_in(text: str, rules: Grammar, scale: range) -> Meaning:
    """Returns what the number at the beginning of *text* means; Words without one."""
    if _LIST.match(text):
        return Words(text=text)
    head, ends = fold(text[:HEAD])
    if len(text) <= HEAD and (meaning := _bare(head, text, rules, scale)):
        return meaning
    found = _found(head, rules)
    if found is None:
        return Words(text=text)
    match, end = found
    after, rest = head[end:], text[ends[end - 1] :]
    score = rules.value(match)
    if score is None or score not in scale:
        bare = not regex.search(r"\w", rest)
        return OutsideScale(number=match["number"]) if bare else Words(text=text)
    if rules.begins_comment(match, after) and not _LABEL.match(after):
        return ScoreWords(score=score, rest=_without_joiner(rest))
    if rules.is_number(match, after):
        return PerhapsScore(number=score, text=text)
    return Words(text=text)


def _found(head: str, rules: Grammar) -> tuple[regex.Match[str], int] | None:
    """Returns the number at the beginning, and where it and the marks around it end."""
    if match := rules.number.match(head):
        return match, match.end()
    marks = opened(head)
    match = rules.number.match(head, marks.begin) if marks else None
    closing = marks.closing.match(head, match.end()) if marks and match else None
    return (match, closing.end()) if match and closing else None


def _bare(head: str, text: str, rules: Grammar, scale: range) -> Meaning | None:
    """Returns the meaning of a message that is a number word above ten, or a marked number."""
    inner = inside(head)
    if larger := rules.larger.fullmatch(inner):
        return OutsideScale(number=larger["number"])
    if inner == head.strip():
        unmarked = without_leading(head)
        return None if unmarked == head.lstrip() else _perhaps(unmarked, text, rules, scale)
    match = rules.number.match(inner)
    after = inner[match.end() :] if match else ""
    if match is None or regex.search(r"\w", after):
        return None
    score = rules.value(match)
    if score is None or score not in scale:
        return OutsideScale(number=match["number"])
    is_me_too = head.strip().startswith("+") and score == 1
    if is_me_too or not rules.begins_comment(match, after):
        return PerhapsScore(number=score, text=text)
    return ScoreWords(score=score, rest="")


def _perhaps(inner: str, text: str, rules: Grammar, scale: range) -> Meaning | None:
    """Returns the meaning of a bare number behind marks that nothing closes."""
    match = rules.number.match(inner)
    if match is None or regex.search(r"\w", inner[match.end() :]):
        return None
    score = rules.value(match)
    if score is None or score not in scale:
        return None
    return PerhapsScore(number=score, text=text)


def _without_joiner(text: str) -> str:
    """Returns the comment after a score, without the punctuation between them."""
    return clean(_JOINER.sub("", text, count=1).strip())
