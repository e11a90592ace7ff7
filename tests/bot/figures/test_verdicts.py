"""What may be said of a change survives a year of weekly reading."""

from collections.abc import Iterable, Iterator

import pytest

from bot.figures.significance import Change
from bot.figures.verdicts import Comparison, Verdict, compared


def of(z: float, said: Verdict | None = None) -> Comparison:
    return compared(Change(points=z, centre=z, error=1), 400, 400, previous=said)


def told(weeks: Iterable[float]) -> Iterator[str]:
    """The verdicts of posts in a row, a repeated one marked."""
    said = None
    for z in weeks:
        found = of(z, said)
        said = found.verdict
        yield f"still {said}" if found.repeated else str(said)


@pytest.mark.parametrize(
    ("z", "verdict"),
    [
        (3.107, Verdict.UP),
        (3.106, Verdict.HINT_UP),
        (1.961, Verdict.HINT_UP),
        (1.959, Verdict.MAY_BE_CHANCE),
        (0, Verdict.MAY_BE_CHANCE),
        (-1.959, Verdict.MAY_BE_CHANCE),
        (-1.961, Verdict.HINT_DOWN),
        (-3.106, Verdict.HINT_DOWN),
        (-3.107, Verdict.DOWN),
    ],
)
def test_three_steps_of_one_z(z: float, verdict: Verdict) -> None:
    assert of(z).verdict is verdict


@pytest.mark.parametrize("z", [1.9599, 1.95996, 1.959964, 1.95997, 1.9601])
def test_a_hint_is_given_exactly_where_the_interval_leaves_out_zero(z: float) -> None:
    found = of(z)
    low, _ = found.interval or (0, 0)
    assert (found.verdict is Verdict.HINT_UP) == (low > 0)


def test_a_claim_is_made_once_and_lasts_while_it_would_be_a_hint() -> None:
    assert list(told([2.5, 3.2, 3.3, 2.0, 1.9, 2.5, 3.2])) == [
        "hint up",
        "up",
        "still up",
        "still up",
        "may be chance",
        "hint up",
        "up",
    ]


def test_a_claim_does_not_last_over_a_change_of_direction() -> None:
    assert list(told([3.2, -2.5, 2.5, -3.2])) == ["up", "hint down", "hint up", "down"]


def test_a_claim_ends_where_there_is_too_little_to_compare() -> None:
    few = compared(Change(points=9, centre=9, error=1), 9, 400, previous=Verdict.UP)
    assert (few.verdict, few.repeated, few.points, few.interval) == (
        Verdict.TOO_FEW,
        False,
        9,
        None,
    )
    assert of(2.5, few.verdict).verdict is Verdict.HINT_UP


def test_one_side_without_answers_is_nothing_to_compare() -> None:
    assert compared(None, 0, 400) == Comparison(verdict=Verdict.NOTHING_TO_COMPARE)


def test_nothing_is_claimed_where_raw_and_adjusted_change_disagree() -> None:
    split = Change(points=-0.1, centre=4, error=1)
    assert compared(split, 400, 400).verdict is Verdict.MAY_BE_CHANCE
