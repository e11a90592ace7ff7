"""The two looks of the buttons are compared."""

import re

from bot.figures.proportions import Share
from bot.figures.weekly import AnswerRow
from bot.states import Variant
from tests.bot.summary.weekly_summary import figures, given, said

RATES = {Variant.COLOURED: Share(part=25, whole=100), Variant.PLAIN: Share(part=40, whole=100)}


def drawn(*scores: int, variant: Variant) -> list[AnswerRow]:
    return given(*scores, variant=variant, experiment=True)


def test_two_looks_of_the_buttons_are_compared_where_chance_chose_them() -> None:
    coloured = drawn(*[10] * 10, *[3] * 10, variant=Variant.COLOURED)
    plain = drawn(*[10] * 12, *[3] * 10, variant=Variant.PLAIN)
    words = said(figures(*coloured, *plain, rates=RATES))
    assert (
        "coloured NPS 0 (n 20), plain NPS +9 (n 22); "
        "the difference of +9 (−47 to +63) may be chance"
    ) in words
    assert (
        "coloured 25 of 100 (25%), plain 40 of 100 (40%); the difference of +15 (+2 to +28)"
        " is a hint; one look in 20 shows this much by chance"
    ) in words


def test_a_clear_difference_between_the_looks_is_claimed() -> None:
    coloured = drawn(*[10] * 40, variant=Variant.COLOURED)
    words = said(figures(*coloured, *drawn(*[3] * 40, variant=Variant.PLAIN), rates=RATES))
    assert re.search(r"the difference of −200 \(.* to .*\) is unlikely to be chance", words)


def test_a_setting_that_was_switched_is_not_told_as_an_experiment() -> None:
    coloured = given(*[10] * 20, variant=Variant.COLOURED, days_ago=30)
    words = said(figures(*coloured, *given(*[3] * 20, variant=Variant.PLAIN)))
    assert "coloured" not in words


def test_an_experiment_says_nothing_before_there_is_something_to_say() -> None:
    assert "coloured" not in said(figures(*given(9), rates={}))
    few = {look: Share(part=1, whole=4) for look in Variant}
    assert "1 of 4 (25%); too few to compare" in said(figures(*given(9), rates=few))
    silent = {look: Share(part=0, whole=20) for look in Variant}
    assert "0 of 20 (0%); the same so far" in said(figures(*given(9), rates=silent))
