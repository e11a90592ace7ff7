"""The scores and shares of a week say what its figures allow, and no more."""

import pytest

from bot.language.texts import LANGUAGES, Texts
from tests.bot.summary.weekly_summary import figures, given, said, told


def test_the_scores_stand_on_one_line_with_n_and_interval() -> None:
    answers = given(*[10] * 60, *[8] * 25, *[3] * 15, by="p")
    line = told(figures(*answers)).paragraphs[1]
    assert line.text == (
        "+45 this week (100 answers; likely +29 to +58) · +45 over 90 days (100 people; +29 to +58)"
    )
    assert [span.text for span in line.spans if span.bold] == ["+45", "+45"]


def test_a_score_is_rounded_once() -> None:
    assert "−33 this week (3 answers;" in said(figures(*given(10, 0, 0)))


def test_one_answer_has_no_interval() -> None:
    assert "−100 this week (1 answer) · −100 over 90 days (1 answer)\n" in said(figures(*given(0)))


def test_the_first_interval_of_the_line_says_that_it_is_likely() -> None:
    words = said(figures(*given(9), *given(9, 9, 3, days_ago=30)))
    assert "(1 answer) · +50 over 90 days (4 answers; likely −34 to +91)" in words


def test_no_answer_is_no_score() -> None:
    assert "No answers this week · no answers in 90 days" in said(figures())
    assert "No answers this week · +100 over 90 days (2 answers; " in said(
        figures(*given(9, 9, days_ago=30))
    )


def test_a_score_of_very_many_answers_has_an_interval_with_decimals() -> None:
    """Both ends would read +40."""
    words = said(figures(*given(*[10] * 60_000, *[8] * 20_000, *[3] * 20_000)))
    assert "+40.0 this week (100000 answers; likely +39.5 to +40.5)" in words


def test_answers_that_no_person_is_known_for_are_not_called_people() -> None:
    assert "+100 over 90 days (3 people; " in said(figures(*given(9, 9, 9, by="p")))
    mixed = figures(*given(9, 9, by="p"), *given(9))
    assert "+100 over 90 days (3 answers; " in said(mixed)
    assert "+100 over 90 days (1 person)" in said(figures(*given(9, by="p")))
    assert "+100 over 90 days (1 answer)" in said(figures(*given(9)))


def test_the_shares_stand_with_their_colours() -> None:
    words = said(figures(*given(*[10] * 16, *[8] * 15, *[3] * 7)))
    assert "\n🟩 16 promoters 42%  🟨 15 passives 39%  🟥 7 detractors 18%\n" in words


def test_a_share_is_rounded_once_and_one_is_not_called_many() -> None:
    """100 times the quotient would be 28.499999999999996."""
    words = said(figures(*given(*[10] * 57, *[8] * 142, 0)))
    assert "🟩 57 promoters 29%  🟨 142 passives 71%  🟥 1 detractor 1%" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_percent_sign_stands_as_the_language_has_it(language: str) -> None:
    assert "50%" in told(figures(*given(10, 0)), Texts(language, product="Acme")).text
