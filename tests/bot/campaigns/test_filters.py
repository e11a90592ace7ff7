"""The filters of `ask` as they are typed."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.campaigns.filters import OPTIONS, FilterError, Filters, read_filters
from bot.language.texts import Texts
from bot.survey.scale import Segment

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")
ENGLISH = Texts("en")


def read(**typed: str) -> Filters:
    values = {name.replace("_", "-"): (value,) for name, value in typed.items()}
    return read_filters(values, ENGLISH, NOW, SEOUL)


@pytest.mark.parametrize(
    ("typed", "scores"),
    [("0-6", range(7)), ("9", range(9, 10)), ("7 – 8", range(7, 9)), ("0〜10", range(11))],
)
def test_a_score_or_a_range_of_scores(typed: str, scores: range) -> None:
    assert read(last_score=typed).scores == scores


@pytest.mark.parametrize("typed", ["", "11", "6-0", "-1", "0-11", "low", "1,2"])
def test_no_range_of_scores(typed: str) -> None:
    with pytest.raises(FilterError, match="Write it as 9, or as a range such as 0-6"):
        read(last_score=typed)


@pytest.mark.parametrize(
    ("typed", "since"),
    [
        ("90d", NOW - timedelta(days=90)),
        ("1 day", NOW - timedelta(days=1)),
        ("30", NOW - timedelta(days=30)),
        ("2026-11-30", datetime(2026, 11, 30, tzinfo=SEOUL)),
    ],
)
def test_a_day_or_a_number_of_days(typed: str, since: datetime) -> None:
    assert read(not_asked_since=typed).not_asked_since == since


@pytest.mark.parametrize("typed", ["", "2026-12-01", "soon", "90w", "2026-13-01"])
def test_no_past_day(typed: str) -> None:
    with pytest.raises(FilterError, match="isn't a past day"):
        read(not_asked_since=typed)


@pytest.mark.parametrize("typed", ["promoter", "Promoters", " PROMOTER "])
def test_a_segment(typed: str) -> None:
    assert read(segment=typed).segment is Segment.PROMOTER


def test_no_segment_names_those_that_there_are() -> None:
    with pytest.raises(FilterError, match="There are: detractor, passive, promoter"):
        read(segment="fan")


@pytest.mark.parametrize("typed", ["", "gold", "=gold", " = gold"])
def test_a_property_has_a_name_and_a_value(typed: str) -> None:
    with pytest.raises(FilterError, match=r"has no name and value\. Write it as plan=pro"):
        read(where=typed)


@pytest.mark.parametrize(
    ("score", "fits"), [(None, False), (6, True), (7, False), (3, True), (2, False)]
)
def test_all_conditions_hold_at_once(score: int | None, fits: bool) -> None:
    assert read(segment="detractor", last_score="3-8").fits_score(score) is fits


def test_the_filters_are_shown_as_they_can_be_typed() -> None:
    typed = {"where": ("plan=very big", "account=Acme"), "segment": ("passive", "promoter")}
    filters = read_filters(typed, ENGLISH, NOW, SEOUL)
    shown = '--where "plan=very big" --where account=Acme --segment promoter'
    assert str(filters) == shown
    assert filters.without_values == "--where plan --where account --segment promoter"


@given(st.sampled_from(OPTIONS), st.text(max_size=30))
def test_any_text_is_read_or_refused(option: str, typed: str) -> None:
    with suppress(FilterError):
        assert read_filters({option: (typed,)}, ENGLISH, NOW, SEOUL)
