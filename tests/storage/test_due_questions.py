"""The plan of a survey, on each database."""

from dataclasses import replace
from datetime import date, timedelta

from bot.campaigns.reasons import Reason
from bot.ids import PersonId
from storage import due_questions, people
from storage.due_questions import DueQuestion
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.storage.cast import NOW

SURVEY = "relationship"
TODAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def plan(tx: Tx, n: int, *, days: int = 0, survey: str = SURVEY, **more: object) -> DueQuestion:
    person = people.add(tx, NewPerson(name=f"Person {n}"), NOW)
    question = DueQuestion(
        person_id=person,
        due_at=NOW + days * DAY,
        day=TODAY + days * DAY,
        **more,  # type: ignore[arg-type]
    )
    due_questions.put_all(tx, survey, [question])
    return question


def test_the_earliest_people_who_are_due_come_first(tx: Tx) -> None:
    later, now, other = plan(tx, 1, days=2), plan(tx, 2), plan(tx, 3, survey="other")
    after = NOW + 5 * DAY
    assert due_questions.due(tx, SURVEY, after, 9) == (now.person_id, later.person_id)
    assert due_questions.due(tx, SURVEY, after, 1) == (now.person_id,)
    assert due_questions.due(tx, SURVEY, NOW - DAY, 9) == ()
    assert due_questions.next_at(tx, SURVEY) == NOW
    assert due_questions.next_at(tx, "third") is None
    assert due_questions.due(tx, "other", after, 9) == (other.person_id,)


def test_a_new_plan_replaces_the_earlier_one_and_the_days_are_counted(tx: Tx) -> None:
    first, _ = plan(tx, 1), plan(tx, 2)
    moved = replace(first, day=TODAY + DAY, turn=1)
    due_questions.put_all(tx, SURVEY, [moved])
    assert due_questions.planned(tx, SURVEY, TODAY) == {TODAY: 1, TODAY + DAY: 1}
    assert due_questions.of_people(tx, SURVEY, [first.person_id]) == {first.person_id: moved}

    due_questions.remove(tx, SURVEY, [first.person_id, PersonId(999)])
    assert due_questions.planned(tx, SURVEY, TODAY) == {TODAY: 1}
    assert due_questions.planned(tx, SURVEY, TODAY + DAY) == {}


def test_a_new_count_equals_the_kept_one(tx: Tx) -> None:
    for n in range(9):
        plan(tx, n, days=n % 3)
    plan(tx, 10, survey="other")
    kept = due_questions.planned(tx, SURVEY, TODAY)
    due_questions.recount(tx, SURVEY)
    assert due_questions.planned(tx, SURVEY, TODAY) == kept
    assert due_questions.planned(tx, "other", TODAY) == {TODAY: 1}


def test_those_who_are_asked_later_are_counted_by_the_reason(tx: Tx) -> None:
    plan(tx, 1)
    plan(tx, 2, days=40, reason=Reason.ASKED)
    blocked = plan(tx, 3, reason=Reason.NEVER)
    due_questions.put_all(tx, SURVEY, [replace(blocked, day=None)])
    later = due_questions.later(tx, SURVEY, TODAY + 30 * DAY)
    assert later == {Reason.ASKED: 1, Reason.NEVER: 1}
