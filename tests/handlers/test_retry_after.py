"""How long a platform's 429 is obeyed."""

from datetime import timedelta

import pytest

from handlers.retry_after import told_wait

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("told", [30, 30.0, "30", " 30 ", "30.0", timedelta(seconds=30)])
def test_a_told_wait_is_kept_in_every_form(told: object) -> None:
    assert told_wait(told) == told_wait(told, 9) == 30 * SECOND


@pytest.mark.parametrize("told", [3601, 1e300, "86400", 10**400, "9" * 300, timedelta(days=9)])
def test_nobody_waits_longer_than_an_hour(told: object) -> None:
    assert told_wait(told) == HOUR


UNUSABLE: list[object] = [
    *(None, 0, -1, "0", "-30", timedelta(), timedelta(days=-1), "", "soon", "30 s", "½", "9" * 400),
    *("Wed, 21 Oct 2026 07:28:00 GMT", "nan", "inf", "-inf", float("nan"), float("inf")),
    *(float("-inf"), -(10**400), True, b"30", [30], {}),
]


@pytest.mark.parametrize("told", UNUSABLE, ids=repr)
def test_a_wait_that_means_nothing_grows_with_each_refusal(told: object) -> None:
    waits = [told_wait(told, refusals) for refusals in range(8)]
    assert waits == [seconds * SECOND for seconds in (1, 2, 4, 8, 16, 32, 60, 60)]
    assert told_wait(told, 10**9) == 60 * SECOND
    assert told_wait(told, -1) == SECOND


@pytest.mark.parametrize("told", [0.001, "0.5", 1e-300, timedelta(microseconds=1)])
def test_a_part_of_a_second_is_at_least_one_and_grows(told: object) -> None:
    assert [told_wait(told, refusals) for refusals in range(3)] == [SECOND, 2 * SECOND, 4 * SECOND]


def test_a_longer_fraction_is_rounded_up() -> None:
    assert told_wait("30.2") == 31 * SECOND
    assert told_wait("30.2", 5) == 32 * SECOND
