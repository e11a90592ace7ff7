"""Which alerts are posted, when, and what they show of a person."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.cases.alert_rules import fits, post_time, with_listed
from bot.config.alerts import AlertFilter, Alerts, PostTime
from bot.language.person_fields import fields_by_name
from bot.states import SurveyKind
from tests.bot.cast import ANNA, ASKED

BERLIN = ZoneInfo("Europe/Berlin")
GOLD = fields_by_name("Initech", {"Plan": "Gold"})


def only(**conditions: Any) -> AlertFilter:
    return AlertFilter.model_validate(conditions)


@pytest.mark.parametrize(
    ("conditions", "score", "posted"),
    [
        ({}, 6, True),
        ({"score_at_most": 3}, 3, True),
        ({"score_at_most": 3}, 4, False),
        ({"segments": ["detractor"]}, 6, True),
        ({"segments": ["passive"]}, 6, False),
        ({"where": {"plan": "GOLD"}}, 6, True),
        ({"where": {"plan": "free"}}, 6, False),
        ({"where": {"account": "initech"}}, 6, True),
        ({"score_at_most": 3, "where": {"plan": "gold"}}, 4, False),
    ],
)
def test_an_alert_is_posted_if_all_conditions_hold(
    conditions: dict[str, Any], score: int, *, posted: bool
) -> None:
    assert fits(only(**conditions), replace(ASKED, score=score), GOLD) is posted


def test_a_wish_for_contact_is_posted_whatever_the_conditions() -> None:
    wish = replace(ASKED, score=9, contact_wanted=True)
    assert fits(only(score_at_most=0, where={"plan": "free"}), wish, GOLD)


def test_segments_are_those_of_the_surveys_scale() -> None:
    two_of_five = replace(ASKED, score=2, kind=SurveyKind.CSAT)
    assert fits(only(segments=["detractor"]), two_of_five, GOLD)


def utc(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def parsed(text: str) -> PostTime:
    post = Alerts.model_validate({"post": text}).post
    assert post is not None
    return post


@pytest.mark.parametrize(
    ("post", "after", "at"),
    [
        # A Monday in Berlin, one hour ahead of UTC.
        ("daily 09:00", utc(2026, 11, 2, 7, 59), utc(2026, 11, 2, 8)),
        ("daily 09:00", utc(2026, 11, 2, 8), utc(2026, 11, 2, 8)),
        ("daily 09:00", utc(2026, 11, 2, 8, 1), utc(2026, 11, 3, 8)),
        ("weekly monday 09:00", utc(2026, 11, 2, 8, 1), utc(2026, 11, 9, 8)),
        ("weekly friday 17:00", utc(2026, 11, 2, 8, 1), utc(2026, 11, 6, 16)),
        # The clocks go back on Sunday, 25 October.
        ("daily 09:00", utc(2026, 10, 24, 8), utc(2026, 10, 25, 8)),
    ],
)
def test_alerts_wait_for_the_next_time_of_the_teams_clock(
    post: str, after: datetime, at: datetime
) -> None:
    assert post_time(after, parsed(post), BERLIN) == at


def test_only_listed_properties_are_left_however_they_are_written() -> None:
    person = replace(ANNA, properties={"Plan": "gold", "Region": "north", "MRR": "1200"})
    assert with_listed(person, None) == person
    assert with_listed(person, ("plan", "REGION")).properties == {"Plan": "gold", "Region": "north"}
    assert with_listed(person, ()).properties == {}
