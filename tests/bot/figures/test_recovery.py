"""Former detractors who recovered, and what stands beside them."""

import pytest

from bot.figures.proportions import Share
from bot.figures.recovery import AnswerPair, recovery


def pair(before: int, after: int, *, replied: bool | None = True) -> AnswerPair:
    return AnswerPair(before=before, after=after, replied=replied)


@pytest.mark.parametrize(
    ("before", "after", "part", "whole"),
    [(0, 7, 1, 1), (6, 10, 1, 1), (6, 6, 0, 1), (0, 0, 0, 1), (7, 10, 0, 0), (9, 10, 0, 0)],
)
def test_who_was_a_detractor_and_is_none_has_recovered(
    before: int, after: int, part: int, whole: int
) -> None:
    assert recovery([pair(before, after)]).recovered == Share(part=part, whole=whole)


@pytest.mark.parametrize(
    ("before", "after", "part", "whole"),
    [(9, 6, 1, 1), (10, 0, 1, 1), (9, 7, 0, 1), (10, 10, 0, 1), (8, 0, 0, 0), (6, 0, 0, 0)],
)
def test_who_was_a_promoter_and_is_a_detractor_fell(
    before: int, after: int, part: int, whole: int
) -> None:
    assert recovery([pair(before, after)]).fell == Share(part=part, whole=whole)


def test_those_without_a_reply_are_a_share_of_their_own() -> None:
    found = recovery(
        [
            pair(3, 9),
            pair(3, 3),
            pair(3, 8, replied=False),
            pair(3, 2, replied=False),
            pair(3, 1, replied=False),
            pair(3, 9, replied=None),
            pair(9, 3, replied=None),
        ]
    )
    assert found.recovered == Share(part=3, whole=6)
    assert found.without_reply == Share(part=1, whole=3)
    assert found.unknown == 1
