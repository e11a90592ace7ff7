"""How a column of times is read is decided by all of its cells."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.number_times import NumberForm
from bot.language.time_columns import TimeColumn, Undecided, described
from bot.language.times import TimeReading, is_time
from bot.language.written_times import DateOrder

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = datetime(2026, 11, 29, tzinfo=BERLIN)


def column(*cells: str) -> TimeColumn:
    found = TimeColumn(TODAY)
    for line, cell in enumerate(cells, start=2):
        found.add(cell, line)
    return found


def order(*cells: str) -> DateOrder | None:
    reading = column(*cells).reading()
    assert isinstance(reading, TimeReading), reading
    return reading.order


def undecided(*cells: str) -> Undecided:
    reading = column(*cells).reading()
    assert isinstance(reading, Undecided)
    return reading


def test_one_day_above_twelve_decides_the_column() -> None:
    assert order("1/2/2026", "13/2/2026", "3/4/2026") is DateOrder.DMY
    assert order("1/2/2026", "2/13/2026", "3/4/2026") is DateOrder.MDY


def test_days_that_are_the_same_in_both_orders_decide_nothing_and_need_nothing() -> None:
    assert order("1/1/2026", "11/11/2026") is DateOrder.DMY


def test_dates_with_the_year_first_say_nothing_of_the_others() -> None:
    assert undecided("2026-01-13", "1/2/2026").line == 3


def test_what_is_no_date_decides_nothing() -> None:
    assert order("31/31/2026", "1/13/2026") is DateOrder.MDY


def test_a_date_in_the_future_does_not_decide() -> None:
    assert "11 December 2026 or 12 November 2026" in undecided("11/12/2026").text


def test_years_of_two_digits_come_first_with_dashes_only() -> None:
    assert "--date-order ymd" in undecided("26-11-10").text
    assert order("26/11/10") is DateOrder.DMY
    assert order("15-11-31") is DateOrder.DMY


def test_most_plausible_numbers_decide_their_form() -> None:
    reading = column("1794303000", "1794303001", "46337").reading()
    assert isinstance(reading, TimeReading)
    assert reading.numbers == (NumberForm.SECONDS,)


def test_the_reading_is_told_in_words() -> None:
    found = column("24/11/2026", "46337")
    reading = found.reading()
    assert isinstance(reading, TimeReading)
    assert list(described(reading, year_last=found.has_year_last, zone=BERLIN)) == [
        "dates with the day first",
        "days as Excel counts them (1 is 1 January 1900)",
        "times without a zone are in Europe/Berlin",
    ]


@pytest.mark.parametrize(
    "text", ["24/11/2026", "1/2/2026", "2026-11-24 10:00", "24 Nov 2026", "202611241030"]
)
def test_a_time_is_known_in_any_order(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["", "9", "46337", "31/31/2026", "Date", "4711", "10 - likely"])
def test_other_texts_are_no_times(text: str) -> None:
    assert not is_time(text)
