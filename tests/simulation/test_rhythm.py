"""A programme of some months: who is asked when, and that what was foretold was done."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import mean, pvariance

import pytest
from sqlalchemy import func, select

from bot.campaigns.reasons import Reason
from bot.ids import PersonId
from handlers.usecases.campaigns.forecasts import forecast_of
from handlers.usecases.campaigns.why import why
from storage import asking_pause, due_questions, people
from storage.due_questions import DueQuestion
from storage.schema import invitations
from storage.schema import people as people_rows
from tests.simulation.rhythm_year import BEGIN, SURVEY, Programme, config, programme

DAY = timedelta(days=1)
LONG = pytest.mark.long


@pytest.fixture
def some(tmp_path: Path) -> Iterator[Programme]:
    """A programme of 120 people in twelve zones, not begun yet."""
    played, close = programme(tmp_path)
    played.join(120)
    yield played
    close()


def plans(played: Programme) -> dict[PersonId, DueQuestion]:
    everyone = people.page_of_people(played.tx, PersonId(0), 9999)
    return due_questions.of_people(played.tx, SURVEY, [one.id for one in everyone])


@pytest.mark.long
def test_nobody_is_asked_before_the_start(some: Programme) -> None:
    some.prepare()
    some.pass_time(20 * DAY)
    assert some.asked == []
    assert len(plans(some)) == 120


@pytest.mark.long
def test_what_the_forecast_says_is_done_person_by_person(some: Programme) -> None:
    some.begin()
    foretold = {person: plan.due_at for person, plan in plans(some).items() if plan.day}
    [survey] = some.config.surveys
    forecast = forecast_of(some.tx, survey, some.context)
    soon = BEGIN + 30 * DAY
    some.pass_time(30 * DAY)
    asked = {one.person: one.at for one in some.asked}
    assert asked == {person: at for person, at in foretold.items() if at < soon}
    assert sum(forecast.asked.values()) == pytest.approx(len(asked), abs=4)


@LONG
def test_the_days_are_even_and_everyone_is_asked_in_good_hours(some: Programme) -> None:
    some.begin()
    some.pass_time(60 * DAY)
    days = list(some.by_day(BEGIN).values())
    assert pvariance(days) / mean(days) < 1
    assert some.outside_good_hours() == []


@LONG
def test_after_a_weekend_without_a_bot_no_wave_follows(some: Programme) -> None:
    some.begin()
    some.pass_time(14 * DAY)
    some.now += 11 * DAY  # no job runs
    before = some.now
    some.pass_time(14 * DAY)
    assert max(some.by_day(before).values()) <= 6
    assert some.outside_good_hours() == []


@LONG
def test_after_two_months_without_a_bot_no_wave_follows(some: Programme) -> None:
    some.begin()
    some.pass_time(7 * DAY)
    some.now += 60 * DAY  # no job runs
    before = some.now
    some.pass_time(30 * DAY)
    assert max(some.by_day(before).values()) <= 4


@LONG
def test_many_new_people_make_no_wave(some: Programme) -> None:
    some.begin()
    some.pass_time(10 * DAY)
    some.join(240)
    some.pass_time(30 * DAY)
    assert max(some.by_day(BEGIN).values()) <= 7  # 360 people in 64 working days


@LONG
@pytest.mark.parametrize(("before", "after"), [(90, 30), (30, 90)])
def test_a_changed_rhythm_makes_no_wave(some: Programme, before: int, after: int) -> None:
    some.configure(every_days=before)
    some.begin()
    some.pass_time(15 * DAY)
    some.configure(every_days=after)
    since = some.now
    some.pass_time(35 * DAY)
    needed = 120 / (after * 5 // 7)
    assert max(some.by_day(since).values()) <= needed + 2
    assert some.shortest_gap() >= min(before, after) * DAY


@pytest.mark.long
def test_new_customers_wait(some: Programme) -> None:
    some.begin()
    [new] = some.join(1, joined_on=BEGIN.date())
    some.pass_time(2 * DAY)
    assert plans(some)[new].reason is Reason.NEW_CUSTOMER
    assert plans(some)[new].day >= date(2026, 2, 4)  # type: ignore[operator]


@LONG
def test_two_surveys_of_the_same_people_keep_the_throttle(tmp_path: Path) -> None:
    played, close = programme(tmp_path, surveys=("relationship", "product"), every_days=30)
    played.join(48)
    played.begin()
    played.pass_time(75 * DAY)
    assert {one.survey for one in played.asked} == {"relationship", "product"}
    assert played.shortest_gap() >= 30 * DAY
    close()


@LONG
def test_a_limit_a_day_is_kept_by_lot(tmp_path: Path) -> None:
    played, close = programme(tmp_path, per_day=1)
    played.join(240)
    played.begin()
    played.pass_time(30 * DAY)
    assert max(played.by_day(BEGIN).values()) <= 1
    left_out = [one for one in plans(played).values() if one.reason is Reason.NO_TURN]
    assert len(left_out) == pytest.approx(240 - 64, rel=0.2)
    close()


def test_only_the_audience_is_asked(tmp_path: Path) -> None:
    played, close = programme(tmp_path, audience={"plan": "Gold"})
    gold = set(played.join(12, properties={"plan": "gold"}))
    played.join(12, properties={"plan": "silver"})
    played.begin()
    assert set(plans(played)) == gold
    close()


@pytest.mark.long
def test_why_names_the_day_on_which_a_person_is_asked(some: Programme) -> None:
    some.begin()
    person, plan = next((one, plan) for one, plan in plans(some).items() if plan.day)
    lines = why(some.tx, people.get(some.tx, person), some.context)
    assert lines[0] == "relationship: never asked."
    assert lines[1].startswith("Will be asked on ")
    some.pass_time(plan.due_at - some.now + DAY)
    lines = why(some.tx, people.get(some.tx, person), some.context)
    assert lines[0].startswith("relationship: asked on ")
    assert lines[2].startswith("Not sooner: Asked on ")


@pytest.mark.long
def test_nobody_is_asked_during_a_pause_and_the_rhythm_goes_on_after_it(some: Programme) -> None:
    some.begin()
    asking_pause.pause(some.tx, "slack:U0ADMIN", some.now)
    some.pass_time(4 * DAY)
    assert some.asked == []
    questions = select(func.count()).where(invitations.c.survey == SURVEY)
    assert some.tx.execute(questions).scalar_one() == 0, "they would all go out after the pause"
    asking_pause.resume(some.tx)
    some.pass_time(7 * DAY)
    assert 0 < max(some.by_day(BEGIN).values()) <= 4


@pytest.mark.long
def test_the_plan_of_a_record_that_was_joined_ends_when_it_is_due(some: Programme) -> None:
    """Its person is planned under the record that stays."""
    some.begin()
    first, *_, last = sorted(plans(some).values(), key=lambda plan: plan.due_at)
    joined = people_rows.update().where(people_rows.c.id == first.person_id)
    some.tx.execute(joined.values(joined_into=last.person_id))
    some.pass_time(first.due_at - some.now + DAY)
    assert due_questions.of_people(some.tx, SURVEY, [first.person_id]) == {}
    assert first.person_id not in {one.person for one in some.asked}
    assert some.asked, "the others are asked"


def test_settings_that_change_nothing_plan_nobody_anew(some: Programme) -> None:
    some.begin()
    before = plans(some)
    some.config = config()
    some.prepare()
    assert plans(some) == before
