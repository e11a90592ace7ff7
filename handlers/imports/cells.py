"""Reads single cells: scores with labels, words for no answer, ids out of a spreadsheet."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from bot.survey.scale import NPS, Scale

_BLANK: Final = frozenset(("n/a", "#n/a", "null", "nan", "(null)", "(blank)", "(empty)"))
_NO_ANSWER: Final = _BLANK | frozenset(
    (
        *("na", "n.a.", "none", "nil", "undefined"),
        *("blank", "empty", "unknown", "missing", "?", "."),
        *("no answer", "not answered", "no response", "no score", "skipped", "not applicable"),
        *("don't know", "dont know", "k. a.", "k.a.", "keine angabe", "tidak ada", "tidak tahu"),
        *("없음", "무응답", "해당 없음", "无", "没有", "未回答", "不适用"),
        *("#value!", "#ref!", "#div/0!", "#name?", "#null!", "#num!"),
    )
)
_NO_PERSON: Final = frozenset(("anonymous", "anonym", "anon", "anonim", "익명", "匿名"))
_ONLY_DASHES: Final = re.compile(r"[-–—−―_*/\s]+")

_LABEL: Final = r"[\p{L}(][^\d]*"
_COUNTER: Final = r"\s*(?:점|分|points?|poin)?"
_OTHER_SCALE: Final = regex.compile(r"(?i)\b(?:stars?|bintang|percent)\b|[%★⭐]")

_EXPONENT: Final = re.compile(r"[+-]?(?P<digits>[0-9]([.,][0-9]+)?)[Ee][+]?(?P<zeros>[0-9]{1,3})")
_FORMULA: Final = re.compile(r"=\"(?P<text>[^\"]*)\"")


def plain_cell(text: str) -> str:
    """Returns a cell with ASCII digits and without spaces around it."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()


def is_no_answer(text: str) -> bool:
    """Whether a cell is empty, a dash, or a word for no answer such as `N/A` or `NULL`."""
    plain = plain_cell(text)
    return not plain or plain.casefold() in _NO_ANSWER or bool(_ONLY_DASHES.fullmatch(plain))


def is_blank(text: str) -> bool:
    """Whether a cell of free words is empty, a dash, or what a program writes for nothing."""
    plain = plain_cell(text)
    return not plain or plain.casefold() in _BLANK or bool(_ONLY_DASHES.fullmatch(plain))


def is_nobody(text: str) -> bool:
    """Whether a cell names no person: these rows are not one person's."""
    return is_no_answer(text) or plain_cell(text).casefold() in _NO_PERSON


@dataclass(frozen=True, kw_only=True)
class _Patterns:
    """How scores of one scale are written."""

    bare: regex.Pattern[str]
    first: regex.Pattern[str]
    """With a label behind the score."""
    last: regex.Pattern[str]


@cache
def _patterns(lowest: int, highest: int) -> _Patterns:
    scores = "|".join(str(score) for score in range(highest, lowest - 1, -1))
    number = rf"(?P<score>{scores})(?:[.,]0+)?"
    of = rf"(?:\s*/\s*{highest}|\s+(?:(?:out\s+)?of|von|dari)\s+{highest})?"
    return _Patterns(
        bare=regex.compile(rf"\(?{number}{of}{_COUNTER}\)?"),
        first=regex.compile(rf"\(?{number}{of}{_COUNTER}\)?\s*(?:[-–—−:=,;|.]\s*|\s)\s*{_LABEL}"),
        last=regex.compile(
            rf"\p{{L}}[^\d]*?\s*(?:\(\s*{number}{of}\s*\)|\[\s*{number}\s*\]"
            rf"|(?:\s[-–—]\s|[:=])\s*{number}{of})"
        ),
    )


def read_score(text: str, scale: Scale = NPS) -> int:
    """Reads a score with or without its label: `9`, `9/10`, `10 - Extremely likely`.

    Raises ValueError.
    """
    plain, patterns = plain_cell(text), _patterns(scale.lowest, scale.highest)
    match = patterns.bare.fullmatch(plain) or _labelled(plain, patterns)
    if match is None:
        raise ValueError(
            f"“{text.strip()[:40]}” is not a score; that is a whole number from {scale.lowest} to"
            f" {scale.highest}"
        )
    return int(match["score"])


def _labelled(text: str, patterns: _Patterns) -> regex.Match[str] | None:
    if _OTHER_SCALE.search(text):
        return None
    return patterns.first.fullmatch(text) or patterns.last.fullmatch(text)


def is_score(text: str, scale: Scale) -> bool:
    try:
        read_score(text, scale)
    except ValueError:
        return False
    return True


def has_label(text: str) -> bool:
    """Whether a score is more than a bare number."""
    return not plain_cell(text).isdecimal()


def unspoiled_id(text: str) -> str:
    """Returns an id as it was before a spreadsheet: `612345678` for `'612345678` and `612345678.0`.

    Raises ValueError if the spreadsheet dropped digits, as in `6.12E+08`.
    """
    plain = plain_cell(text)
    if match := _FORMULA.fullmatch(plain):
        plain = match["text"].strip()
    plain = plain.removeprefix("'").strip()
    if match := re.fullmatch(r"([0-9]+)[.,]0+", plain):
        return match[1]
    if match := _EXPONENT.fullmatch(plain):
        return _written_out(match, text.strip())
    return plain


def _written_out(match: re.Match[str], text: str) -> str:
    digits = re.sub(r"[.,]", "", match["digits"])
    if len(digits) != int(match["zeros"]) + 1:
        raise ValueError(
            f"“{text}” has lost digits in a spreadsheet; format that column as text there, and"
            " export it again"
        )
    return digits
