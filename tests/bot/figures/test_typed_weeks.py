"""Weeks as staff type them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.figures.typed_weeks import read_week
from bot.figures.weeks import Week

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
"""A Sunday, in week 48."""


def week(text: str, now: datetime = NOW) -> str:
    return str(read_week(text, now, ZoneInfo("Europe/Berlin")))


@pytest.mark.parametrize(
    "text",
    [
        "2026-W40",
        "2026-w40",
        "2026W40",
        "2026w40",
        "2026/W40",
        " 2026-W40 ",
        "W40",
        "w40",
        "2026-10-01",
        "20261001",
    ],
)
def test_a_week_may_be_written_in_several_ways(text: str) -> None:
    assert week(text) == "2026-W40"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("last", "2026-W47"),
        ("Last week", "2026-W47"),
        ("지난주", "2026-W47"),
        ("上周", "2026-W47"),
        ("this", "2026-W48"),
        ("2026-W52", "2026-W52"),
        ("W48", "2026-W48"),
        ("W49", "2025-W49"),
        ("w01", "2026-W01"),
    ],
)
def test_a_week_is_counted_from_today(text: str, named: str) -> None:
    assert week(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "",
        "40",
        "W53",
        "W0",
        "W99",
        "2026-W54",
        "9999-W01",
        "1969-W52",
        "soon",
        "2026-13-01",
        "2026-W400",
        "�",
        "２０２６-W40",
    ],
)
def test_other_words_are_no_week(text: str) -> None:
    assert week(text) == "None"


def test_week_53_is_the_one_of_the_year_that_has_it() -> None:
    january = datetime(2027, 1, 6, tzinfo=UTC)
    assert read_week("w53", january, ZoneInfo("UTC")) == Week(2026, 53)
