"""Times as other tools write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.times import read_instant

BERLIN = ZoneInfo("Europe/Berlin")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "instant"),
    [
        ("2019-11-01 08:51:12.402", "2019-11-01T07:51:12.402"),
        (" 2019-11-01T08:51 ", "2019-11-01T07:51"),
        ("2019-11-01T08:51:12Z", "2019-11-01T08:51:12"),
        ("2019-11-01T08:51:12+05:30", "2019-11-01T03:21:12"),
        ("2019-11-01 08:51:12 -0330", "2019-11-01T12:21:12"),
        ("20191101T085112", "2019-11-01T07:51:12"),
        ("2019-11-01", "2019-10-31T23:00"),
        ("2019/11/1 8:51:12 PM GMT+1", "2019-11-01T19:51:12"),
        ("2019/11/01 12:05 a.m. UTC", "2019-11-01T00:05"),
        ("2019.11.01 12:05 pm", "2019-11-01T11:05"),
        ("1572598272", "2019-11-01T08:51:12"),
        ("1572598272.5", "2019-11-01T08:51:12.5"),
        ("1572598272402", "2019-11-01T08:51:12.402"),
        ("2020-02-29", "2020-02-28T23:00"),
    ],
)
def test_usual_forms_are_read(told: str, instant: str) -> None:
    assert read_instant(told, BERLIN) == utc(instant)


def test_a_time_that_comes_twice_is_the_first_one() -> None:
    assert read_instant("2020-10-25 02:30", BERLIN) == utc("2020-10-25T00:30")


def test_a_time_that_was_skipped_moves_on_with_the_clocks() -> None:
    assert read_instant("2020-03-29 02:30", BERLIN) == utc("2020-03-29T01:30")


@pytest.mark.parametrize("told", ["11/01/2019", "1.11.2019 08:00", "01-11-19"])
def test_day_and_month_that_may_change_places_are_refused(told: str) -> None:
    with pytest.raises(ValueError, match=r"may mean two days.*write the year first"):
        read_instant(told, BERLIN)


@pytest.mark.parametrize(
    "told",
    [
        "yesterday",
        "2019-13-01",
        "2019-02-29",
        "2019-11-01 08:51:60",
        "2019-11-01 25:00",
        "2019-11-01 13:00 PM",
        "2019-11-01 08:00 +25:00",
        "43770.36",
        "99999999999999",
        "२०१९-११-०१",
    ],
)
def test_what_is_no_time_is_refused_with_the_mend(told: str) -> None:
    with pytest.raises(ValueError, match="is not a time; write it as 2019-11-30 08:51"):
        read_instant(told, BERLIN)


@pytest.mark.parametrize("told", ["1969-12-31T23:59Z", "9000-01-01"])
def test_times_beyond_our_weeks_are_refused(told: str) -> None:
    with pytest.raises(ValueError, match="between 1970 and 8999"):
        read_instant(told, BERLIN)


def test_an_empty_time_is_called_empty() -> None:
    with pytest.raises(ValueError, match="the time is empty"):
        read_instant(" ", BERLIN)
