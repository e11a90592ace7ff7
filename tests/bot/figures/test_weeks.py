"""Weeks and due times where clocks change, years end and whole days are skipped."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures.weeks import Week, due_at, latest_closed, week_at, weeks_between

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")
CASABLANCA = ZoneInfo("Africa/Casablanca")
HAVANA = ZoneInfo("America/Havana")
ZONES = [BERLIN, NEW_YORK, LORD_HOWE, APIA, CASABLANCA, HAVANA, ZoneInfo("UTC")]
HOUR = timedelta(hours=1)
NINE = time(9)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def length(week: str, zone: ZoneInfo) -> timedelta:
    start, end = Week.parse(week).bounds(zone)
    return end - start


def test_a_week_is_read_and_written_the_same_way() -> None:
    assert Week.parse("2026-W47") == Week(2026, 47)
    assert str(Week(2027, 1)) == "2027-W01"


@pytest.mark.parametrize(
    "text",
    ["", "2026-47", "2026W47", "26-W47", "2026-W4", "2026-W471", "２０２６-W47", "W47-2026\n"],
)
def test_other_spellings_of_a_week_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="written like 2026-W47"):
        Week.parse(text)


@pytest.mark.parametrize("text", ["2025-W53", "2026-W00", "2026-W54", "2026-W99"])
def test_a_week_that_its_year_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has no week"):
        Week.parse(text)


@pytest.mark.parametrize("text", ["0001-W01", "9999-W52"])
def test_a_year_at_the_end_of_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="between 1970 and 8999"):
        Week.parse(text)


def test_the_days_around_new_year_share_a_week() -> None:
    assert Week.of(date(2026, 12, 28)) == Week.of(date(2027, 1, 3)) == Week(2026, 53)
    assert Week.of(date(2027, 1, 4)) == Week(2027, 1)
    assert Week(2026, 53).next() == Week(2027, 1)
    assert Week(2027, 1).previous() == Week(2026, 53)


def test_weeks_sort_over_the_end_of_a_year() -> None:
    assert max(Week(2027, 1), Week(2026, 53), Week(2026, 9)) == Week(2027, 1)


def test_a_week_runs_from_monday_to_monday_on_the_zones_clocks() -> None:
    assert Week(2026, 47).bounds(BERLIN) == (utc(2026, 11, 15, 23), utc(2026, 11, 22, 23))
    assert (Week(2026, 47).monday, Week(2026, 47).sunday) == (
        date(2026, 11, 16),
        date(2026, 11, 22),
    )


@pytest.mark.parametrize(
    ("week", "zone", "difference"),
    [
        ("2026-W13", BERLIN, -HOUR),
        ("2026-W43", BERLIN, HOUR),
        ("2026-W10", NEW_YORK, -HOUR),
        ("2026-W44", NEW_YORK, HOUR),
        ("2026-W40", LORD_HOWE, -HOUR / 2),
        ("2026-W14", LORD_HOWE, HOUR / 2),
        ("2026-W07", CASABLANCA, HOUR),
        ("2026-W12", CASABLANCA, -HOUR),
        ("2011-W52", APIA, -24 * HOUR),
        ("2026-W47", BERLIN, 0 * HOUR),
    ],
)
def test_a_week_is_as_long_as_the_clocks_make_it(
    week: str, zone: ZoneInfo, difference: timedelta
) -> None:
    assert length(week, zone) == timedelta(weeks=1) + difference


def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change() -> None:
    assert due_at(Week(2026, 12), BERLIN, MONDAY, NINE) == utc(2026, 3, 23, 8)
    assert due_at(Week(2026, 13), BERLIN, MONDAY, NINE) == utc(2026, 3, 30, 7)


def test_a_due_time_that_is_skipped_moves_on_with_the_clocks() -> None:
    """On 29 March 2026 Berlin's clocks go from 2:00 to 3:00."""
    due = due_at(Week(2026, 12), BERLIN, SUNDAY, time(2, 30))
    assert due.astimezone(BERLIN).time() == time(3, 30)


def test_a_due_time_that_comes_twice_is_the_first() -> None:
    """On 25 October 2026 Berlin's clocks go from 3:00 back to 2:00."""
    assert due_at(Week(2026, 42), BERLIN, SUNDAY, time(2, 30)) == utc(2026, 10, 25, 0, 30)


def test_half_an_hour_is_skipped_on_lord_howe() -> None:
    due = due_at(Week(2026, 39), LORD_HOWE, SUNDAY, time(2, 15))
    assert due.astimezone(LORD_HOWE).time() == time(2, 45)


def test_a_skipped_midnight_is_the_first_instant_after_it() -> None:
    """Havana's clocks go from Sunday 0:00 to 1:00."""
    assert due_at(Week(2026, 9), HAVANA, SUNDAY, time()) == utc(2026, 3, 8, 5)


def test_a_due_day_that_a_country_skipped_falls_on_the_next() -> None:
    """Samoa had no Friday, 30 December 2011."""
    due = due_at(Week(2011, 51), APIA, 4, NINE)
    assert due.astimezone(APIA).replace(tzinfo=None) == datetime(2011, 12, 31, 9)  # noqa: DTZ001 a wall clock is meant


def test_a_summary_is_due_after_its_week_has_closed() -> None:
    for zone in ZONES:
        for week in weeks_between(Week(2011, 40), Week(2012, 20)):
            assert due_at(week, zone, MONDAY, time()) >= week.bounds(zone)[1]


def test_a_weekday_is_counted_from_monday() -> None:
    assert due_at(Week(2026, 47), BERLIN, SATURDAY, NINE).date() == date(2026, 11, 28)
    with pytest.raises(ValueError, match="between 0, Monday"):
        due_at(Week(2026, 47), BERLIN, 7, NINE)


def test_a_week_closes_at_its_last_midnight() -> None:
    monday = utc(2026, 11, 22, 23)
    assert latest_closed(monday - timedelta(microseconds=1), BERLIN) == Week(2026, 46)
    assert latest_closed(monday, BERLIN) == Week(2026, 47)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        week_at(datetime(2026, 11, 22), BERLIN)  # noqa: DTZ001 being refused is the point


def test_the_weeks_between_leave_out_the_last() -> None:
    assert list(weeks_between(Week(2026, 52), Week(2027, 2))) == [
        Week(2026, 52),
        Week(2026, 53),
        Week(2027, 1),
    ]
    assert list(weeks_between(Week(2027, 1), Week(2026, 52))) == []


@pytest.mark.sampled
@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_hour_by_hour_each_week_closes_exactly_once(zone: ZoneInfo) -> None:
    """Over the end of 2011, when Samoa skipped a day, and over both changes of the clocks."""
    now, closed = utc(2011, 8, 1), list[Week]()
    while now < utc(2012, 8, 1):
        closed.append(latest_closed(now, zone))
        now += HOUR
    changes = [week for before, week in pairwise(closed) if before != week]
    assert changes == list(weeks_between(closed[0].next(), closed[-1].next()))


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001 hypothesis wants them naive
def test_every_instant_lies_in_its_week(moment: datetime, zone: ZoneInfo) -> None:
    instant = moment.replace(tzinfo=UTC)
    start, end = week_at(instant, zone).bounds(zone)
    assert start <= instant < end
