"""The figures of a week, from answers to JSON."""

import csv
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.figures.proportions import Share
from bot.figures.scores import Counts
from bot.figures.to_json import to_json
from bot.figures.verdicts import Verdict
from bot.figures.weekly import AnswerRow, Ladder, WeeklyFigures
from bot.figures.weekly_from_answers import answer_period, weekly_figures
from bot.figures.weeks import Week
from bot.states import Variant

UTC_ZONE = ZoneInfo("UTC")
BERLIN = ZoneInfo("Europe/Berlin")
WEEK = Week(2026, 47)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)
SURVEY_FILE = Path(__file__).parents[4] / "shared" / "data" / "conference-survey.csv"


def answer(
    score: int,
    person: str | None = None,
    *,
    days_ago: float = 0,
    comment: str | None = None,
    variant: Variant | None = None,
    experiment: bool = False,
) -> AnswerRow:
    return AnswerRow(
        person=person,
        score=score,
        at=WEDNESDAY - timedelta(days=days_ago),
        comment=comment,
        variant=variant,
        experiment=experiment,
    )


def figures_of(
    *answers: AnswerRow,
    week: Week = WEEK,
    zone: ZoneInfo = UTC_ZONE,
    said: Verdict | None = None,
    rates: Mapping[Variant, Share] | None = None,
) -> WeeklyFigures:
    return weekly_figures(
        survey="relationship",
        week=week,
        zone=zone,
        answers=answers,
        ladder=Ladder(),
        previous_verdict=said,
        rates=rates,
    )


def counts(promoters: int, passives: int, detractors: int) -> Counts:
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


def test_in_a_window_the_latest_answer_of_a_person_counts() -> None:
    figures = figures_of(answer(10, "ann"), answer(2, "ann", days_ago=1))
    assert figures.this_week.counts == counts(1, 0, 0)


def test_each_window_has_a_persons_answer_of_its_own() -> None:
    figures = figures_of(answer(10, "ann"), answer(2, "ann", days_ago=7))
    assert figures.previous.counts == counts(0, 0, 1)
    assert figures.this_week.counts == counts(1, 0, 0)
    assert figures.last_90_days.counts == counts(1, 0, 0)


def test_answers_of_nobody_all_count_even_when_equal() -> None:
    assert figures_of(answer(9), answer(9), answer(9)).this_week.counts.n == 3


def test_an_answer_at_monday_midnight_belongs_to_the_new_week() -> None:
    monday = WEEK.bounds(BERLIN)[1]
    last = AnswerRow(person=None, score=9, at=monday - timedelta(microseconds=1))
    first = AnswerRow(person=None, score=0, at=monday)
    assert figures_of(last, first, zone=BERLIN).this_week.counts == counts(1, 0, 0)
    assert figures_of(last, first, week=WEEK.next(), zone=BERLIN).this_week.counts == (
        counts(0, 0, 1)
    )


def test_the_long_windows_meet_and_end_with_the_week() -> None:
    figures = figures_of(zone=BERLIN)
    assert figures.last_90_days.until == WEEK.bounds(BERLIN)[1]
    assert figures.previous_90_days.until == figures.last_90_days.since
    assert answer_period(WEEK, BERLIN) == (
        figures.previous_90_days.since,
        figures.last_90_days.until,
    )


def test_ninety_days_are_counted_in_local_days() -> None:
    """The clocks went back in between: 90 days and an hour."""
    window = figures_of(zone=BERLIN).last_90_days
    assert window.until - window.since == timedelta(days=90, hours=1)


def test_answers_outside_the_windows_are_left_aside() -> None:
    figures = figures_of(answer(9, days_ago=200), answer(9, days_ago=-7))
    assert figures.last_90_days.counts.n == figures.previous_90_days.counts.n == 0


def test_twelve_weeks_for_the_chart_oldest_first() -> None:
    figures = figures_of(answer(9, days_ago=77), answer(9, days_ago=84))
    assert [window.counts.n for window in figures.weeks] == [1] + [0] * 11
    assert figures.weeks[0].week == Week(2026, 36)
    assert figures.this_week.week == WEEK


def test_nine_answers_in_a_window_are_too_few_to_compare() -> None:
    before = [answer(2, f"b{i}", days_ago=100) for i in range(30)]
    after = [answer(10, f"a{i}") for i in range(9)]
    found = figures_of(*before, *after).change
    assert (found.verdict, found.points, found.z, found.p) == (Verdict.TOO_FEW, 200, None, None)
    enough = figures_of(*before, *after, answer(10, "a9")).change
    assert enough.verdict is Verdict.UP


def test_no_answers_before_is_no_change_at_all() -> None:
    found = figures_of(*[answer(10) for _ in range(20)]).change
    assert (found.verdict, found.points) == (Verdict.NOTHING_TO_COMPARE, None)


def test_a_small_move_may_be_chance() -> None:
    before = [answer(9, days_ago=100)] * 10 + [answer(3, days_ago=100)] * 10
    found = figures_of(*before, *[answer(9)] * 11, *[answer(3)] * 9).change
    assert found.verdict is Verdict.MAY_BE_CHANCE
    assert found.points == 10


def test_a_clear_fall_is_down() -> None:
    found = figures_of(*[answer(9, days_ago=100)] * 20, *[answer(3)] * 20).change
    assert found.verdict is Verdict.DOWN
    assert found.points == -200
    assert not found.repeated


def test_a_claim_of_the_post_before_is_repeated_while_it_lasts() -> None:
    before = [answer(9, days_ago=100)] * 10 + [answer(3, days_ago=100)] * 20
    risen = [answer(9)] * 20 + [answer(3)] * 10
    assert figures_of(*before, *risen).change.verdict is Verdict.HINT_UP
    found = figures_of(*before, *risen, said=Verdict.UP).change
    assert (found.verdict, found.repeated) == (Verdict.UP, True)


def test_answers_that_no_person_is_known_for_are_counted_apart() -> None:
    figures = figures_of(answer(9, "ann"), answer(9), answer(9, days_ago=100))
    assert (figures.last_90_days.nameless, figures.previous_90_days.nameless) == (1, 1)


def test_of_a_persons_answers_the_one_that_counts_tells_where_it_came_from() -> None:
    here = answer(9, "ann", variant=Variant.PLAIN)
    assert figures_of(answer(3, "ann", days_ago=1), here).this_week.imported == 0
    assert figures_of(here, answer(3, "ann", days_ago=-1)).this_week.imported == 1


def test_of_two_answers_at_one_instant_the_later_line_counts() -> None:
    assert figures_of(answer(9, "ann"), answer(3, "ann")).this_week.counts == counts(0, 0, 1)


def test_people_in_both_windows_are_recognised() -> None:
    scores = [10] * 10 + [3] * 10
    before = [answer(score, f"p{i}", days_ago=100) for i, score in enumerate(scores)]
    known = [answer(score, f"p{i}") for i, score in enumerate([10, 10, 10, *scores[3:-3], 8, 8, 8])]
    strangers = [answer(row.score) for row in known]
    paired, independent = figures_of(*before, *known).change, figures_of(*before, *strangers).change
    assert paired.points == independent.points
    assert (paired.p or 1) < (independent.p or 0)


def test_comments_of_the_week_are_whole_and_in_their_order() -> None:
    long = "slow " * 2000
    rows = [
        answer(3, comment=long),
        answer(9, days_ago=1, comment="fine"),
        answer(8, comment=" \n"),
    ]
    figures = figures_of(*rows, answer(1, days_ago=8, comment="last week"))
    assert [row.comment for row in figures.comments] == ["fine", long]


RATES = {Variant.COLOURED: Share(part=25, whole=100), Variant.PLAIN: Share(part=40, whole=100)}


def test_an_experiment_compares_those_for_whom_chance_chose_the_buttons() -> None:
    coloured = [answer(9, variant=Variant.COLOURED, experiment=True)] * 12
    plain = [answer(3, variant=Variant.PLAIN, experiment=True)] * 11
    of_before = [answer(9, variant=Variant.COLOURED)] * 5
    experiment = figures_of(*coloured, *plain, *of_before, answer(7), rates=RATES).experiment
    assert experiment is not None
    assert (experiment.coloured.counts.n, experiment.plain.counts.n) == (12, 11)
    assert experiment.scores.verdict is Verdict.DOWN
    assert (experiment.rates.verdict, experiment.rates.points) == (Verdict.HINT_UP, 15)


def test_a_setting_that_was_switched_is_no_experiment() -> None:
    """The settings coloured and plain, one after the other, tell of two times and not of looks."""
    coloured = [answer(9, variant=Variant.COLOURED, days_ago=30)] * 12
    assert figures_of(*coloured, *[answer(3, variant=Variant.PLAIN)] * 11).experiment is None


def test_an_experiment_that_has_just_begun_has_nothing_to_compare() -> None:
    experiment = figures_of(answer(9), rates={}).experiment
    assert experiment is not None
    assert experiment.scores.verdict is Verdict.NOTHING_TO_COMPARE
    assert experiment.rates.verdict is Verdict.NOTHING_TO_COMPARE


def test_the_response_rate_is_answered_per_handed_over() -> None:
    assert Ladder(asked=9, handed_over=8, answered=2).response_rate == 0.25
    assert Ladder(asked=9).response_rate is None


def test_an_answer_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        AnswerRow(person=None, score=9, at=datetime(2026, 11, 18))  # noqa: DTZ001 being refused is the point


def test_the_json_has_the_promised_keys() -> None:
    found = to_json(figures_of(answer(9), answer(3), zone=BERLIN))
    week = {"week", "from", "to", "n", "promoters", "passives", "detractors", "nps", "interval"}
    assert found.keys() == week | {
        "survey",
        "previous",
        "last_90_days",
        "previous_90_days",
        "change",
        "ladder",
        "comments",
        "experiment",
        "churn",
        "weeks",
        "csat",
        "cases",
    }
    assert found["previous"] == {
        "week": "2026-W46",
        "from": "2026-11-09T00:00:00+01:00",
        "to": "2026-11-16T00:00:00+01:00",
        "n": 0,
        "promoters": 0,
        "passives": 0,
        "detractors": 0,
        "nps": None,
        "interval": None,
    }
    assert found["change"] == {
        "points": None,
        "z": None,
        "p": None,
        "verdict": "nothing to compare",
        "interval": None,
    }


def test_the_json_has_the_change_unrounded() -> None:
    before = [answer(9, days_ago=100)] * 2 + [answer(7, days_ago=100)] * 8
    found = to_json(figures_of(*before, *[answer(9)] * 8, *[answer(7)] * 2))["change"]
    assert isinstance(found, dict)
    assert (found["points"], found["verdict"]) == (60, "hint up")
    assert found["z"] == pytest.approx(2.152595, abs=5e-7)
    assert found["p"] == pytest.approx(0.031351, abs=5e-7)
    assert found["interval"] == pytest.approx([4.130198, 88.177494], abs=5e-7)


def test_the_json_has_the_response_rates_of_an_experiment() -> None:
    found = to_json(figures_of(answer(9), rates=RATES))["experiment"]
    assert isinstance(found, dict)
    plain, difference = found["plain"], found["rate_difference"]
    assert (plain["handed_over"], plain["answered"], plain["response_rate"]) == (100, 40, 40)
    assert (difference["points"], difference["verdict"]) == (15, "hint up")
    assert difference["p"] == pytest.approx(0.023540, abs=5e-7)


def test_the_json_is_json() -> None:
    variants = [answer(9, variant=Variant.PLAIN, comment="ok"), answer(2, variant=Variant.COLOURED)]
    found = to_json(figures_of(*variants, rates=RATES))
    assert json.loads(json.dumps(found)) == found


def conference_answers() -> list[AnswerRow]:
    if not SURVEY_FILE.exists():
        pytest.skip("the conference survey is not beside this checkout")
    with SURVEY_FILE.open(newline="", encoding="utf-8") as file:
        return [
            AnswerRow(
                person=None,
                score=int(row["On a scale of 0-10, how would you rate Sudzilla?"]),
                at=datetime.fromisoformat(row["Timestamp"]).replace(tzinfo=UTC),
                comment=row["...why?"],
            )
            for row in csv.DictReader(file)
        ]


def test_a_real_survey_gives_the_known_figures() -> None:
    found = to_json(figures_of(*conference_answers(), week=Week(2019, 44)))
    assert found["n"] == 38
    assert (found["promoters"], found["passives"], found["detractors"]) == (7, 9, 22)
    assert found["nps"] == pytest.approx(-39.4737, abs=5e-5)
    assert found["interval"] == pytest.approx([-60.4932, -12.6775], abs=5e-5)


def test_a_real_week_with_one_answer_has_no_interval() -> None:
    found = to_json(figures_of(*conference_answers(), week=Week(2019, 45)))
    assert (found["n"], found["nps"], found["interval"]) == (1, 100, None)


# The course of the 90 days


def test_the_course_ends_with_the_last_90_days() -> None:
    figures = figures_of(*(answer(back % 11, f"p{back % 7}", days_ago=back) for back in range(170)))
    assert len(figures.trend) == len(figures.weeks)
    assert figures.trend[-1] == figures.last_90_days
    for days, week in zip(figures.trend, figures.weeks, strict=True):
        assert days.until == week.until
        assert days.until - days.since == timedelta(days=90)


def test_a_person_counts_once_in_each_of_its_points_with_the_latest_answer() -> None:
    figures = figures_of(answer(0, "a", days_ago=35), answer(10, "a"))
    assert [days.nps for days in figures.trend[-7:]] == [None, -100, -100, -100, -100, -100, 100]


def test_the_answers_that_the_figures_read_reach_back_to_its_first_point() -> None:
    figures = figures_of(answer(9))
    assert answer_period(WEEK, UTC_ZONE)[0] <= figures.trend[0].since


@pytest.mark.parametrize("zone", [UTC_ZONE, BERLIN])
def test_an_answer_of_eleven_weeks_ago_is_in_every_point(zone: ZoneInfo) -> None:
    figures = figures_of(answer(9, days_ago=77), zone=zone)
    assert all(days.nps == 100 for days in figures.trend)
