"""How long a platform's 429 is obeyed."""

from datetime import timedelta

import pytest

from handlers.retry_after import wait_after_refusal

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("requested", [30, 30.0, "30", " 30 ", "30.0", timedelta(seconds=30)])
def test_a_told_wait_is_kept_in_every_form(requested: object) -> None:
    assert wait_after_refusal(requested) == wait_after_refusal(requested, 9) == 30 * SECOND


@pytest.mark.parametrize("requested", [3601, 1e300, "86400", 10**400, "9" * 300, timedelta(days=9)])
def test_nobody_waits_longer_than_an_hour(requested: object) -> None:
    assert wait_after_refusal(requested) == HOUR


UNUSABLE: list[object] = [
    *(None, 0, -1, "0", "-30", timedelta(), timedelta(days=-1), "", "soon", "30 s", "½", "9" * 400),
    *("Wed, 21 Oct 2026 07:28:00 GMT", "nan", "inf", "-inf", float("nan"), float("inf")),
    *(float("-inf"), -(10**400), True, b"30", [30], {}),
]


@pytest.mark.parametrize("requested", UNUSABLE, ids=repr)
def test_a_wait_that_means_nothing_grows_with_each_refusal(requested: object) -> None:
    waits = [wait_after_refusal(requested, refusals) for refusals in range(8)]
    assert waits == [seconds * SECOND for seconds in (1, 2, 4, 8, 16, 32, 60, 60)]
    assert wait_after_refusal(requested, 10**9) == 60 * SECOND
    assert wait_after_refusal(requested, -1) == SECOND


@pytest.mark.parametrize("requested", [0.001, "0.5", 1e-300, timedelta(microseconds=1)])
def test_a_part_of_a_second_is_at_least_one_and_grows(requested: object) -> None:
    assert [wait_after_refusal(requested, refusals) for refusals in range(3)] == [
        SECOND,
        2 * SECOND,
        4 * SECOND,
    ]


def test_a_longer_fraction_is_rounded_up() -> None:
    assert wait_after_refusal("30.2") == 31 * SECOND
    assert wait_after_refusal("30.2", 5) == 32 * SECOND
