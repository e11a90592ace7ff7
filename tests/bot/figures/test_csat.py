"""The figures of a CSAT survey, from answers to JSON."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.figures.proportions import Share
from bot.figures.to_json import to_json
from bot.figures.weekly import AnswerRow, CsatFigures, Ladder
from bot.figures.weekly_from_answers import csat_figures, weekly_figures
from bot.figures.weeks import Week

ZONE = ZoneInfo("UTC")
WEEK = Week(2026, 47)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
NOBODY = Share(part=0, whole=0)


def rated(score: int, person: str | None = None, *, days_ago: float = 0) -> AnswerRow:
    return AnswerRow(person=person, score=score, at=WEDNESDAY - timedelta(days=days_ago))


def figures(*answers: AnswerRow, asked: int = 0) -> CsatFigures:
    return csat_figures(survey="support", week=WEEK, zone=ZONE, answers=answers, asked=asked)


def test_the_fours_and_fives_of_the_week_and_of_the_90_days_are_counted() -> None:
    found = figures(rated(5), rated(3), rated(4, days_ago=30), rated(1, days_ago=60))
    assert found.this_week == Share(part=1, whole=2)
    assert found.last_90_days == Share(part=2, whole=4)


def test_the_latest_answer_of_a_person_counts() -> None:
    found = figures(rated(5, "Anna"), rated(1, "Anna", days_ago=1), rated(2, "Anna", days_ago=40))
    assert found.this_week == found.last_90_days == Share(part=1, whole=1)


def test_older_and_later_answers_do_not_count() -> None:
    found = figures(rated(5, days_ago=100), rated(5, days_ago=-9))
    assert (found.this_week, found.last_90_days) == (NOBODY, NOBODY)


@pytest.mark.parametrize(
    ("found", "quiet"),
    [
        (figures(), True),
        (figures(rated(5, days_ago=30)), True),
        (figures(rated(5)), False),
        (figures(asked=1), False),
    ],
)
def test_a_week_without_a_question_and_an_answer_is_quiet(found: CsatFigures, quiet: bool) -> None:
    assert found.is_quiet is quiet


def test_the_json_has_a_wilson_interval_and_null_without_answers() -> None:
    scores = [5] * 42 + [4] * 32 + [3] * 10 + [2] * 9 + [1] * 14
    csat = figures(*(rated(score, days_ago=20) for score in scores), asked=3)
    found = weekly_figures(
        survey="relationship", week=WEEK, zone=ZONE, answers=(), ladder=Ladder(), csat=[csat]
    )
    (shown,) = json.loads(json.dumps(to_json(found)))["csat"]
    days = shown.pop("last_90_days")
    assert shown == {
        "survey": "support",
        "asked": 3,
        "n": 0,
        "satisfied": 0,
        "csat": None,
        "interval": None,
    }
    assert (days["n"], days["satisfied"]) == (107, 74)
    assert days["csat"] == pytest.approx(69.158879)
    assert days["interval"] == pytest.approx([59.8715, 77.1183], abs=1e-4)


def test_scores_of_another_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="between 1 and 5"):
        figures(rated(9))
