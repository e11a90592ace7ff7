"""CSAT in the weekly summary: one line for each survey, honest about few answers."""

from dataclasses import replace

import pytest

from bot.figures.proportions import Share
from bot.figures.weekly import CsatFigures, Ladder, WeeklyFigures
from bot.language.texts import LANGUAGES, Texts
from bot.states import SurveyKind
from bot.summary.certainty import certainty
from tests.bot.summary.weekly_summary import ENGLISH, figures, given, open_case, said, told

QUIET = "A quiet week: nobody was asked, nobody answered."


def csat(
    week: tuple[int, int], days: tuple[int, int], survey: str = "support", asked: int = 0
) -> CsatFigures:
    return CsatFigures(
        survey=survey,
        asked=asked,
        this_week=Share(part=week[0], whole=week[1]),
        last_90_days=Share(part=days[0], whole=days[1]),
    )


def with_csat(*surveys: CsatFigures, ladder: Ladder | None = None) -> WeeklyFigures:
    found = figures(*given(9), ladder=ladder) if ladder else figures(*given(9))
    return replace(found, csat=surveys)


def lines(found: WeeklyFigures) -> list[str]:
    return [line for line in said(found).splitlines() if "CSAT" in line]


def test_enough_answers_have_a_share_and_its_interval() -> None:
    assert lines(with_csat(csat((3, 4), (74, 107)))) == [
        "🙂 CSAT, support: 69% gave a 4 or 5 over 90 days (107 answers; likely 60% to 77%)"
        " · this week 3 of 4"
    ]


def test_few_answers_are_counted_and_make_no_percentage() -> None:
    assert lines(with_csat(csat((1, 1), (3, 4)))) == [
        "🙂 CSAT, support: 3 of 4 gave a 4 or 5 over 90 days, too few for a percentage"
        " · this week 1 of 1"
    ]


def test_a_week_without_answers_says_so() -> None:
    (line,) = lines(with_csat(csat((0, 0), (9, 10))))
    assert line.endswith(" · no answers this week")


def test_each_survey_with_answers_has_a_line() -> None:
    surveys = (
        csat((1, 1), (1, 1), "support"),
        csat((0, 0), (0, 0), "b"),
        csat((0, 1), (0, 1), "c"),
    )
    assert [line.partition(":")[0] for line in lines(with_csat(*surveys))] == [
        "🙂 CSAT, support",
        "🙂 CSAT, c",
    ]


def test_no_answers_make_no_line() -> None:
    assert lines(with_csat(csat((0, 0), (0, 0)))) == lines(with_csat()) == []


def test_a_week_with_csat_alone_is_not_quiet() -> None:
    nobody = replace(figures(ladder=Ladder(eligible=1)), csat=(csat((0, 0), (5, 5)),))
    assert QUIET in said(nobody)
    for active in (csat((1, 1), (5, 5)), csat((0, 0), (5, 5), asked=1)):
        words = said(replace(nobody, csat=(active,)))
        assert QUIET not in words
        assert "🙂 CSAT, support" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_is_there_in_every_language(language: str) -> None:
    texts = Texts(language, product="Acme")
    found = with_csat(csat((3, 4), (74, 107)))
    assert "60" in told(found, texts).text
    assert "77" in told(found, texts).text


def test_how_sure_explains_csat_where_it_is_shown() -> None:
    assert (
        "CSAT: the share of 4s and 5s" in certainty(with_csat(csat((0, 0), (1, 1))), ENGLISH).text
    )
    assert "CSAT" not in certainty(with_csat(csat((0, 0), (0, 0))), ENGLISH).text


def test_an_open_case_of_a_csat_answer_says_of_how_many() -> None:
    cases = [
        open_case(1, "Mia", score=4),
        replace(open_case(2, "Joon", score=2), kind=SurveyKind.CSAT),
    ]
    words = said(figures(*given(9)), open_cases=cases)
    assert "Mia (Globex, 4) · Joon (Globex, 2 of 5)" in words
