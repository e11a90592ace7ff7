from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.good_hours import (
    Calendar,
    GoodHours,
    is_good,
    is_working_day,
    moment_of,
    next_good,
    working_day,
)
from bot.public_holidays import country_of_zone, is_holiday, is_known, zone_of_country

HOURS = GoodHours(start=time(9), end=time(18), weekdays=frozenset(range(5)))
BERLIN = Calendar(zone=ZoneInfo("Europe/Berlin"), country="DE")
ZONES = ["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC"]
calendars = st.builds(
    lambda zone, country: Calendar(zone=ZoneInfo(zone), country=country),
    st.sampled_from(ZONES),
    st.sampled_from(["", "DE", "DE-BY", "US", "KR", "ID", "CN", "NP"]),
)
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 3 * 365 * 24 * 60).map(lambda n: BEGIN + timedelta(minutes=n))


def berlin(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN.zone)


@pytest.mark.parametrize(
    ("at", "good_at"),
    [
        (berlin(2026, 11, 2, 9), berlin(2026, 11, 2, 9)),
        (berlin(2026, 11, 2, 17, 59), berlin(2026, 11, 2, 17, 59)),
        (berlin(2026, 11, 2, 18), berlin(2026, 11, 3, 9)),
        (berlin(2026, 11, 2, 8, 59), berlin(2026, 11, 2, 9)),
        (berlin(2026, 11, 6, 18), berlin(2026, 11, 9, 9)),
        (berlin(2026, 12, 24, 18), berlin(2026, 12, 28, 9)),
        (berlin(2026, 12, 31, 20), berlin(2027, 1, 4, 9)),
    ],
    ids=["nine", "before six", "six", "early", "a weekend", "Christmas", "New Year's Day"],
)
def test_what_comes_at_another_time_waits_for_good_hours(at: datetime, good_at: datetime) -> None:
    assert next_good(at, HOURS, BERLIN) == good_at


def test_a_holiday_is_one_of_its_own_country_or_part() -> None:
    corpus_christi = date(2026, 6, 4)
    assert is_holiday("DE-BY", corpus_christi)
    assert not is_holiday("DE", corpus_christi)
    assert is_holiday("KR", date(2026, 2, 17))  # by the moon
    assert not is_holiday("", date(2026, 12, 25))


def test_a_bot_may_work_on_holidays_and_at_any_hour() -> None:
    always = GoodHours(start=time(), end=time.max, weekdays=frozenset(range(7)), holidays=False)
    christmas_night = berlin(2026, 12, 25, 3)
    assert next_good(christmas_night, always, BERLIN) == christmas_night


@pytest.mark.parametrize(("country", "known"), [("DE", True), ("DE-BE", True), ("DE-XX", False)])
def test_a_country_is_known_with_its_parts(country: str, known: bool) -> None:
    assert is_known(country) is known


def test_zone_and_country_follow_from_each_other_where_that_is_clear() -> None:
    assert country_of_zone("Europe/Berlin") == "DE"
    assert country_of_zone("UTC") == ""
    assert zone_of_country("KR") == "Asia/Seoul"
    assert zone_of_country("US") == ""


@given(moments, calendars)
def test_the_next_good_moment_is_good_and_none_before_it_is(
    at: datetime, calendar: Calendar
) -> None:
    found = next_good(at, HOURS, calendar)
    assert found >= at
    assert is_good(found, HOURS, calendar)
    if found > at:
        assert not is_good(found - timedelta(minutes=1), HOURS, calendar)
        day, last = calendar.day(at) + timedelta(days=1), calendar.day(found)
        while day < last:
            assert not is_working_day(day, HOURS, calendar)
            day += timedelta(days=1)


@given(moments, calendars, st.floats(0, 0.999))
def test_every_moment_of_a_working_day_is_within_its_good_hours(
    at: datetime, calendar: Calendar, share: float
) -> None:
    """Also on a day on which the clocks change."""
    day = working_day(at.date(), HOURS, calendar)
    assert is_good(moment_of(day, share, HOURS, calendar), HOURS, calendar)


def test_the_hours_stay_the_same_when_the_clocks_change() -> None:
    openings = [moment_of(day, 0, HOURS, BERLIN) for day in (date(2026, 3, 27), date(2026, 3, 30))]
    [(before, after)] = pairwise(openings)
    assert (before.hour, after.hour) == (8, 7)
