"""Typed words as the reply to a question from 1 to 5."""

import pytest

from bot.language.meanings import (
    ChangeTo,
    Meaning,
    OutsideScale,
    PerhapsScore,
    ScoreWords,
    Situation,
)
from bot.language.reading import read
from bot.survey.scale import CSAT


def when_asked(text: str, language: str) -> Meaning:
    return read(text, language, Situation.OPEN, CSAT.scores)


@pytest.mark.parametrize(
    ("language", "text", "score", "rest"),
    [
        ("en", "4", 4, ""), ("en", "4/5", 4, ""), ("en", "four", 4, ""), ("en", "Four!", 4, ""),
        ("en", "4 out of 5", 4, ""), ("en", "four out of five", 4, ""), ("en", "“4”", 4, ""),
        ("en", "2 but slow", 2, "but slow"), ("en", "5/5, thanks", 5, "thanks"),
        ("en", "one", 1, ""), ("en", "4 points", 4, ""),
        ("id", "4", 4, ""), ("id", "4/5", 4, ""), ("id", "empat", 4, ""),
        ("id", "4 dari 5", 4, ""), ("id", "empat dari lima", 4, ""),
        ("id", "dua tapi lambat", 2, "tapi lambat"),
        ("ko", "4", 4, ""), ("ko", "4/5", 4, ""), ("ko", "4점", 4, ""), ("ko", "사점", 4, ""),
        ("ko", "넷", 4, ""), ("ko", "5점 만점에 4점", 4, ""),
        ("ko", "2점인데 느려요", 2, "인데 느려요"),
        ("zh", "4", 4, ""), ("zh", "4/5", 4, ""), ("zh", "4分", 4, ""), ("zh", "四", 4, ""),
        ("zh", "四分", 4, ""), ("zh", "两分，但是太慢", 2, "但是太慢"),
    ],
)  # fmt: skip
def test_a_number_of_the_scale_is_the_answer(
    language: str, text: str, score: int, rest: str
) -> None:
    assert when_asked(text, language) == ScoreWords(score=score, rest=rest)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "0"), ("en", "6"), ("en", "9"), ("en", "10"), ("en", "nine"), ("en", "zero"),
        ("en", "eleven"), ("en", "-1"), ("en", "4.5"), ("en", "10/5"),
        ("id", "0"), ("id", "enam"), ("id", "sepuluh"), ("id", "sebelas"),
        ("ko", "6"), ("ko", "10점"), ("ko", "여섯"), ("ko", "열하나"),
        ("zh", "6"), ("zh", "六"), ("zh", "十分"), ("zh", "十一"),
    ],
)  # fmt: skip
def test_a_number_outside_the_scale_is_corrected(language: str, text: str) -> None:
    assert isinstance(when_asked(text, language), OutsideScale)


@pytest.mark.parametrize("text", ["4/10", "4 days I waited", "4 out of 10 calls failed"])
def test_a_number_that_may_be_something_else_is_asked_about(text: str) -> None:
    assert when_asked(text, "en") == PerhapsScore(number=4, text=text)


def test_after_the_answer_a_bare_number_of_the_scale_is_a_change() -> None:
    assert read("2", "en", Situation.ANSWERED, CSAT.scores) == ChangeTo(score=2)
    assert not isinstance(read("9", "en", Situation.ANSWERED, CSAT.scores), ChangeTo)
