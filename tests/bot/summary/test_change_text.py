"""A change is claimed, hinted at or called chance."""

import re
from itertools import product

import pytest

from bot.figures.verdicts import Verdict
from bot.figures.weekly import WeeklyFigures
from bot.language.texts import LANGUAGES, Texts
from bot.summary import change_text
from tests.bot.summary.weekly_summary import figures, given, said, told


def figures_of_change(
    before: tuple[int, int, int], after: tuple[int, int, int], said: Verdict | None = None
) -> WeeklyFigures:
    """So many promoters, passives and detractors became so many."""
    windows = ((before, 100), (after, 0))
    answers = [
        row
        for (promoters, passives, detractors), days_ago in windows
        for row in given(*[10] * promoters, *[8] * passives, *[3] * detractors, days_ago=days_ago)
    ]
    return figures(*answers, said=said)


def moved(
    before: tuple[int, int, int], after: tuple[int, int, int], said: Verdict | None = None
) -> str:
    """What is said of it."""
    return spoken(figures_of_change(before, after, said))


def spoken(found: WeeklyFigures) -> str:
    """The line on the change."""
    return next(line for line in said(found).splitlines() if "90 days before" in line)


def test_a_change_that_may_be_chance_is_called_that() -> None:
    assert moved((60, 25, 15), (50, 25, 25)) == (
        "Down 20 on the 90 days before (−41 to +2): may be chance."
    )


def test_a_change_that_chance_hardly_explains_is_claimed() -> None:
    assert moved((20, 0, 80), (80, 0, 20)) == (
        "Up 120 on the 90 days before (+95 to +138): unlikely to be chance."
    )


def test_between_the_two_stands_a_hint() -> None:
    assert moved((2, 8, 0), (8, 2, 0)) == (
        "Up 60 on the 90 days before (+4 to +88): a hint; one look in 20 shows this much by chance."
    )


def test_a_claim_is_made_once_and_then_repeated_in_few_words() -> None:
    assert moved((20, 0, 80), (80, 0, 20), Verdict.UP) == (
        "Still up 120 on the 90 days before (+95 to +138)."
    )


def test_a_claim_lasts_while_the_change_would_be_a_hint() -> None:
    assert moved((2, 8, 0), (8, 2, 0), Verdict.UP).startswith("Still up 60")
    assert "a hint" in moved((2, 8, 0), (8, 2, 0), Verdict.DOWN)
    assert "may be chance" in moved((60, 25, 15), (50, 25, 25), Verdict.DOWN)


def test_no_change_is_not_called_certain() -> None:
    assert moved((5, 3, 2), (5, 3, 2)) == (
        "Level with the 90 days before (−60 to +60): chance may hide a change."
    )


def test_an_end_of_the_interval_never_reads_zero() -> None:
    """Whether it lies above or below tells a hint from chance."""
    assert moved((600, 200, 200), (550, 230, 220)).startswith(
        "Down 7.0 on the 90 days before (−14.0 to +0.1): may be chance."
    )


def test_the_verdict_is_bold_up_to_its_meaning() -> None:
    verdict = told(figures_of_change((60, 25, 15), (50, 25, 25))).paragraphs[2]
    assert [span.text for span in verdict.spans if span.bold] == [
        "Down 20 on the 90 days before (−41 to +2):"
    ]


def test_no_line_speaks_of_p() -> None:
    for before, after in product([(60, 25, 15), (5, 3, 2), (20, 0, 80)], repeat=2):
        assert not re.search(r"\bp\b", moved(before, after))


def test_without_answers_before_there_is_nothing_to_compare_with() -> None:
    for n in (1, 9, 500):
        words = said(figures(*given(*[10] * n)))
        assert "Nothing to compare with yet: no answers in the 90 days before." in words
        assert "takes" not in words


def test_nine_answers_before_are_too_few_to_compare() -> None:
    words = spoken(figures(*given(*[10] * 9, days_ago=100), *given(*[0] * 50)))
    assert words == "Too few to compare: only 9 answers in the 90 days before; it takes 10."


def test_too_few_answers_now_are_too_few_to_compare() -> None:
    before = given(*[10] * 50, days_ago=100)
    assert "only 1 answer in the last 90 days; it takes 10." in said(figures(*before, *given(10)))
    assert spoken(figures(*given(*[10] * 4, *[0] * 4), *before[:3])) == (
        "Too few to compare: only 8 answers in the last 90 days and 3 in the 90 days before;"
        " it takes 10 in each."
    )


def test_of_ninety_days_without_an_answer_no_change_is_told() -> None:
    words = said(figures(*given(*[10] * 50, days_ago=100)))
    assert "no answers in 90 days" in words
    assert "90 days before" not in words


STEPS: list[tuple[tuple[int, int, int], tuple[int, int, int], Verdict | None]] = [
    ((20, 0, 80), (80, 0, 20), None),
    ((80, 0, 20), (20, 0, 80), None),
    ((20, 0, 80), (80, 0, 20), Verdict.UP),
    ((80, 0, 20), (20, 0, 80), Verdict.DOWN),
    ((2, 8, 0), (8, 2, 0), None),
    ((0, 8, 2), (0, 2, 8), None),
    ((50, 25, 25), (60, 25, 15), None),
    ((60, 25, 15), (50, 25, 25), None),
    ((5, 3, 2), (5, 3, 2), None),
    ((0, 0, 0), (5, 3, 2), None),
    ((5, 3, 1), (5, 3, 2), None),
    ((5, 3, 2), (5, 3, 1), None),
    ((1, 0, 0), (1, 0, 0), None),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_words_of_its_own_in_every_language(language: str) -> None:
    texts = Texts(language, product="Acme")
    lines = {next(iter(change_text.change(figures_of_change(*step), texts))).text for step in STEPS}
    assert len(lines) == len(STEPS)
