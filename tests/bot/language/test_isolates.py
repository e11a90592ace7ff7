"""Words that run from right to left stand in a line of ours without turning it around."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.isolates import INITIATORS, POP, are_balanced, isolated
from bot.language.texts import Texts

FSI = "\u200e\u2068"
ENGLISH = Texts("en", product="מוצר")
TURNING = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(
    "words", ["", "Anna", "Müller & Söhne", "김철수", "राय", "👍🏽 12 (a)", "\u200eA"]
)
def test_words_that_run_as_ours_do_stay_as_they_are(words: str) -> None:
    assert isolated(words) == words


@pytest.mark.parametrize(
    "words", ["דנה", "محمد 10", "a\u200f", "٣", "\u202eabc", "𐤀", "ܐ", "ߊ", "𞤀"]
)
def test_words_that_run_the_other_way_are_kept_apart(words: str) -> None:
    assert isolated(words) == f"{FSI}{words}{POP}"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (f"{POP}דנה", f"{FSI}דנה{POP}"),
        ("\u2067דנה", f"{FSI}\u2067דנה{POP}{POP}"),
        (f"\u2067דנה{POP}{POP}x", f"{FSI}\u2067דנה{POP}x{POP}"),
        (f"{FSI}דנה{POP}, Anna, {FSI}מוצר{POP}", f"{FSI}דנה{POP}, Anna, {FSI}מוצר{POP}"),
        ("דנה\nnext\nמוצר", f"{FSI}דנה{POP}\nnext\n{FSI}מוצר{POP}"),
    ],
)
def test_words_cannot_end_what_keeps_them_apart(words: str, kept: str) -> None:
    assert isolated(words) == kept


def test_whatever_fills_a_text_is_kept_apart() -> None:
    assert ENGLISH("feedback.title", who="דנה") == f"💬 {FSI}דנה{POP} wrote"
    assert f"recommend {FSI}מוצר{POP} to" in ENGLISH("question.ask")


@given(st.text(st.characters(codec="utf-8")))
def test_no_words_reach_beyond_themselves(words: str) -> None:
    """By the rules of UAX #9: a paragraph ends all; else what was begun must be ended."""
    whole = isolated(words)
    added = INITIATORS | {POP, "\u200e"}
    assert [c for c in whole if c not in added] == [c for c in words if c not in added]
    for line in _paragraphs(whole):
        assert are_balanced(line)
        assert not {unicodedata.bidirectional(c) for c in _outside(line)} & TURNING
    assert isolated(whole) == whole


def _outside(line: str) -> Iterator[str]:
    """The characters that stand in no isolate."""
    open_ = 0
    for character in line:
        open_ -= character == POP
        if not open_ and character != POP and character not in INITIATORS:
            yield character
        open_ += character in INITIATORS


def _paragraphs(text: str) -> list[str]:
    """As UAX #9 divides a text."""
    ends = {c for c in text if unicodedata.bidirectional(c) == "B"}
    return ["".join(run) for end, run in groupby(text, ends.__contains__) if not end]
