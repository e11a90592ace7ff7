"""The reach and the number of answers agree."""

from bot.figures.weekly import Ladder
from bot.states import Variant
from tests.bot.summary.weekly_summary import figures, given, said

HERE = given(9, 8, 3, by="p", variant=Variant.COLOURED)

ASKED_SIX = Ladder(eligible=9, asked=6, handed_over=6, answered=3, declined=3)


def test_the_reach_and_the_number_of_answers_agree() -> None:
    words = said(figures(*HERE, *given(*[9] * 35), ladder=ASKED_SIX))
    assert "(38 answers; " in words
    assert "\n📮 Asked 6, answered 3, declined 3. The other 35 answers were imported." in words


def test_answers_to_earlier_questions_are_told_apart() -> None:
    earlier = given(10, 10, by="q", variant=Variant.COLOURED)
    words = said(figures(*HERE, *earlier, ladder=ASKED_SIX))
    assert "answered 3, declined 3. The other 2 answers are to earlier questions." in words
    both = said(figures(*HERE, *earlier, *given(*[9] * 35), ladder=ASKED_SIX))
    assert "declined 3. 40 answers: 5 asked here, 35 imported." in both


def test_a_week_of_imported_answers_alone_says_so() -> None:
    nobody = Ladder(eligible=9)
    assert "📮 All 35 answers were imported." in said(figures(*given(*[9] * 35), ladder=nobody))
    assert "📮 The only answer was imported." in said(figures(*given(9), ladder=nobody))
    assert "imported" not in said(figures(*HERE, ladder=ASKED_SIX))


def test_few_answers_are_called_few() -> None:
    few = Ladder(eligible=100, asked=50, handed_over=40, answered=5, undeliverable=7, declined=3)
    answers = given(9, 9, 8, 3, 10, variant=Variant.COLOURED)
    words = said(figures(*answers, ladder=few))
    assert "📮 Asked 50, answered 5, declined 3, undeliverable 7.\n" in words
    assert "Few answered; those who didn't may feel differently." in words
    assert "Few answered" not in said(figures(*given(*[9] * 30)))


def test_a_week_whose_questions_wait_says_so() -> None:
    words = said(figures(ladder=Ladder(eligible=9, asked=5)))
    assert "📮 Asked 5, none sent yet." in words
    assert "🟩" not in words
