"""The figures of cases, and the same counted naively."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import mean, median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures.case_figures import CaseRow, CasesOfPeriod, cases_of_period, durations
from bot.figures.proportions import Share, wilson
from bot.states import SurveyKind

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
SUNDAY = MONDAY + timedelta(days=6)
NOW = MONDAY + timedelta(days=10)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def half_of_it(start: datetime, end: datetime) -> timedelta:
    """The business time of a team that is there half of the time."""
    return (end - start) / 2


def case(answered: float | None = None, resolved: float | None = None, **more: Any) -> CaseRow:
    """A detractor's case of Monday, due after a day, with hours until response and resolution."""
    opened = more.get("opened_at", MONDAY)
    given = {
        "opened_at": opened,
        "clock_from": opened,
        "due_at": opened + DAY,
        "is_open": resolved is None,
        "score": 3,
        "responded_at": None if answered is None else opened + answered * HOUR,
        "resolved_at": None if resolved is None else opened + resolved * HOUR,
    }
    return CaseRow(**{**given, **more})


def figures(*rows: CaseRow, now: datetime = NOW) -> CasesOfPeriod:
    return cases_of_period(rows, MONDAY, SUNDAY, now, half_of_it)


def test_a_case_counts_in_the_period_in_which_it_was_opened() -> None:
    at = (MONDAY - HOUR, MONDAY, SUNDAY - HOUR, SUNDAY)
    assert figures(*(case(opened_at=moment) for moment in at)).opened == 2


def test_times_are_business_time() -> None:
    found = figures(case(2, 10), case(4, 30))
    assert (found.response.median, found.response.mean) == (1.5 * HOUR, 1.5 * HOUR)
    assert (found.resolution.median, found.resolution.mean) == (10 * HOUR, 10 * HOUR)


def test_cases_that_wait_count_as_longer_than_all_others() -> None:
    found = figures(case(2), case(4), case(20), case(), case()).response
    assert (found.n, found.done, found.waiting) == (5, 3, 2)
    assert found.median == 10 * HOUR
    assert found.mean == 26 * HOUR / 6


@pytest.mark.parametrize(
    ("done", "waiting", "expected"),
    [
        ((), 0, None),
        ((), 3, None),
        ((2, 4), 0, 3),
        ((2, 4), 1, 4),
        ((2, 4), 2, None),
        ((2, 4, 9), 1, 6.5),
        ((2, 4, 9), 2, 9),
        ((2, 4, 9), 3, None),
    ],
)
def test_a_median_among_those_that_wait_is_not_yet(
    done: Sequence[float], waiting: int, expected: float | None
) -> None:
    found = durations([hours * HOUR for hours in done], waiting)
    assert found.median == (None if expected is None else expected * HOUR)


def test_after_a_reopening_the_response_is_timed_from_there() -> None:
    found = figures(case(50, 60, clock_from=MONDAY + 48 * HOUR, due_at=MONDAY + 72 * HOUR))
    assert found.response.median == HOUR
    assert found.resolution.median == 30 * HOUR
    assert found.detractors.in_time == Share(part=1, whole=1)


def test_every_detractor_answered_is_a_share_with_its_number() -> None:
    promoter = case(score=9)
    satisfied = case(score=4, kind=SurveyKind.CSAT)
    found = figures(case(2), case(24), case(25), case(), promoter, satisfied).detractors
    assert found.at_all == Share(part=3, whole=4)
    assert found.in_time == Share(part=2, whole=4)
    assert figures(case(2, score=2, kind=SurveyKind.CSAT)).detractors.at_all.whole == 1


def test_who_waits_within_the_time_is_counted_apart() -> None:
    rows = [case(2), case(), case(opened_at=MONDAY + DAY)]
    assert figures(*rows, now=MONDAY + DAY).detractors.not_due == 1
    assert figures(*rows).detractors.not_due == 0


def test_a_case_without_a_clock_is_counted_and_in_no_share_or_time() -> None:
    found = figures(case(2), case(3, 4, due_at=None), case(due_at=None))
    assert (found.opened, found.without_clock) == (3, 2)
    assert (found.response.n, found.resolution.n, found.detractors.at_all.whole) == (1, 1, 1)


def test_a_case_that_ended_before_anyone_answered_is_counted_apart() -> None:
    """By a better score, or since its customer was erased: there was nobody to answer any more."""
    found = figures(case(2), case(None, 1, score=9), case(None, 1))
    assert (found.opened, found.ended_by_themselves, found.response.n) == (3, 2, 1)
    assert found.detractors.at_all == Share(part=1, whole=1)
    assert not found.causes[1:]


def test_causes_are_counted_whatever_their_capitals() -> None:
    rows = [case(1, 2, cause=cause) for cause in ("exports", "Slow  app", "slow app", "", "")]
    found = figures(*rows, case(1, cause="still open")).causes
    assert [(one.cause, one.n) for one in found] == [("Slow  app", 2), ("", 2), ("exports", 1)]


def test_owners_of_the_same_name_are_two() -> None:
    mia: dict[str, Any] = {"owner": "slack:U1", "owner_name": "Mia"}
    other: dict[str, Any] = {"owner": "slack:U2", "owner_name": "Mia"}
    found = figures(case(1, 2, **mia), case(1, **mia), case(**other), case()).owners
    assert [(one.owner_name, one.is_owned, one.n, one.responded, one.open) for one in found] == [
        ("Mia", True, 2, 2, 1),
        ("Mia", True, 1, 0, 1),
        ("", False, 1, 0, 1),
    ]


def test_no_cases_have_no_figures() -> None:
    found = figures()
    assert (found.response.median, found.response.mean) == (None, None)
    assert found.detractors.at_all.percent is None
    assert wilson(found.detractors.at_all) is None


# The same, counted naively

HOURS = st.one_of(st.none(), st.integers(min_value=0, max_value=200))


@st.composite
def any_case(draw: st.DrawFn) -> CaseRow:
    answered, resolved = draw(HOURS), draw(HOURS)
    opened = MONDAY + draw(st.integers(min_value=-40, max_value=200)) * HOUR
    row = case(answered, resolved, opened_at=opened, score=draw(st.integers(0, 10)))
    if draw(st.booleans()):
        row = replace(row, owner=draw(st.sampled_from(["slack:U1", "slack:U2"])))
    row = replace(row, cause=draw(st.sampled_from(["", "price", "Price", "speed"])))
    return row if draw(st.integers(0, 4)) else replace(row, due_at=None)


@given(st.lists(any_case(), max_size=12))
def test_the_figures_are_those_of_a_naive_count(rows: list[CaseRow]) -> None:
    found = figures(*rows)
    opened = [row for row in rows if MONDAY <= row.opened_at < SUNDAY]
    clocked = [row for row in opened if row.due_at is not None]
    timed = [row for row in clocked if row.is_open or row.responded_at is not None]
    low = [row for row in timed if row.score is not None and row.score <= 6]
    assert found.opened == len(opened)
    assert found.without_clock == len(opened) - len(clocked)
    assert found.ended_by_themselves == len(clocked) - len(timed)
    assert found.detractors.at_all.whole == found.detractors.in_time.whole == len(low)
    assert found.detractors.at_all.part == len([row for row in low if row.responded_at])
    assert found.detractors.in_time.part == len(
        [row for row in low if row.responded_at and row.due_at and row.responded_at <= row.due_at]
    )
    for times, ends in (
        (found.response, [row.responded_at for row in timed]),
        (found.resolution, [row.resolved_at for row in timed]),
    ):
        took = [
            float("inf") if end is None else (end - row.opened_at) / HOUR / 2
            for row, end in zip(timed, ends, strict=True)
        ]
        done = [one for one in took if one != float("inf")]
        assert (times.done, times.waiting) == (len(done), len(took) - len(done))
        in_the_middle = median(took) if took else float("inf")
        shown = float("inf") if times.median is None else times.median / HOUR
        assert shown == pytest.approx(in_the_middle)
        assert (times.mean is None) == (not done)
        assert times.mean is None or times.mean / HOUR == pytest.approx(mean(done))
    resolved = [row for row in opened if not row.is_open and row.responded_at is not None]
    assert sum(one.n for one in found.causes) == len(resolved)
    for cause in ("", "price", "speed"):
        named = [one.n for one in found.causes if one.cause.lower() == cause]
        assert sum(named) == len([row for row in resolved if row.cause.lower() == cause])
        assert len(named) <= 1
    by_owner = {owner: [row for row in opened if row.owner == owner] for owner in OWNERS}
    assert sorted((one.n, one.responded, one.open) for one in found.owners) == sorted(
        (
            len(theirs),
            len([row for row in theirs if row.responded_at]),
            len([row for row in theirs if row.is_open]),
        )
        for theirs in by_owner.values()
        if theirs
    )


OWNERS = ("", "slack:U1", "slack:U2")
