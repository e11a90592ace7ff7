from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from statistics import mean, pvariance
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.campaigns.rhythm import (
    DAYS_OF_SLACK,
    Spread,
    has_turn,
    lot,
    most_a_day,
    working_days_in,
)
from bot.good_hours import Calendar, GoodHours, is_good

HOURS = GoodHours(start=time(9), end=time(18), weekdays=frozenset(range(5)))
BERLIN = Calendar(zone=ZoneInfo("Europe/Berlin"))
MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
EVERY = timedelta(days=90)


def test_everyone_has_a_turn_within_the_rhythm() -> None:
    assert working_days_in(EVERY, HOURS) == 64
    assert most_a_day(6400, EVERY, HOURS, None) == 100
    assert most_a_day(6401, EVERY, HOURS, None) == 101
    assert most_a_day(0, EVERY, HOURS, None) == 1


def test_a_limit_holds_though_not_everyone_has_a_turn_then() -> None:
    assert most_a_day(6400, EVERY, HOURS, 10) == 10
    turns = sum(has_turn("s", n, 0, people=6400, most=10, days=64) for n in range(6400))
    assert turns == pytest.approx(640, rel=0.15)


def test_the_lot_favours_nobody() -> None:
    """Who had no turn has the next one as often as anybody else."""
    first = {n for n in range(4000) if has_turn("s", n, 0, people=4, most=1, days=1)}
    second = {n for n in range(4000) if has_turn("s", n, 1, people=4, most=1, days=1)}
    assert len(first & second) == pytest.approx(250, rel=0.25)


def test_a_thousand_people_fill_the_days_evenly() -> None:
    planned: Counter[date] = Counter()
    most = most_a_day(1000, EVERY, HOURS, None)
    for _ in range(1000):
        spread = Spread(most=most, people=planned, hours=HOURS, turn=64)
        planned[spread.plan(MONDAY, BERLIN, 0.5, 64).day] += 1
    assert max(planned.values()) == most
    assert pvariance(planned.values()) / mean(planned.values()) < 1


def test_people_who_come_together_are_spread_over_five_working_days() -> None:
    full = {date(2026, 11, day): 9 for day in (2, 3, 4, 5, 6, 9, 10)}
    spread = Spread(most=9, people={**full, date(2026, 11, 5): 8}, hours=HOURS, turn=64)
    assert spread.plan(MONDAY, BERLIN, 0, DAYS_OF_SLACK).day == date(2026, 11, 5)
    spread = Spread(most=8, people={**full, date(2026, 11, 4): 8}, hours=HOURS, turn=64)
    assert spread.plan(MONDAY, BERLIN, 0, DAYS_OF_SLACK).day == date(2026, 11, 4)


def test_a_whole_turn_is_looked_at_where_the_next_days_are_far_too_full() -> None:
    full = {date(2026, 11, day): 12 for day in range(1, 14)}
    spread = Spread(most=10, people=full, hours=HOURS, turn=64)
    assert spread.plan(MONDAY, BERLIN, 0, DAYS_OF_SLACK).day == date(2026, 11, 16)


def test_the_day_of_the_earliest_moment_counts_only_from_its_beginning() -> None:
    spread = Spread(most=5, people={}, hours=HOURS, turn=64)
    noon = datetime(2026, 11, 2, 11, tzinfo=UTC)
    assert spread.plan(MONDAY, BERLIN, 0, 5).day == date(2026, 11, 2)
    assert spread.plan(noon, BERLIN, 0, 5).day == date(2026, 11, 3)


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda n: MONDAY + timedelta(minutes=n)),
    st.floats(0, 0.999),
    st.sampled_from(["DE", "KR", "US", ""]),
)
def test_a_plan_is_never_earlier_than_it_may_be_and_within_good_hours(
    earliest: datetime, share: float, country: str
) -> None:
    calendar = Calendar(zone=ZoneInfo("Asia/Seoul"), country=country)
    planned = Spread(most=1, people={}, hours=HOURS, turn=64).plan(earliest, calendar, share, 5)
    assert planned.at >= earliest
    assert planned.day == calendar.day(planned.at)
    assert is_good(planned.at, HOURS, calendar)


def test_the_lot_is_the_same_each_time_and_another_in_each_turn() -> None:
    assert lot("s", 1, 0, "x") == lot("s", 1, 0, "x")
    assert len({lot("s", person, turn, "x") for person in range(50) for turn in range(4)}) == 200
