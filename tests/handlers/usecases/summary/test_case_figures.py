"""The figures of cases in the weekly summary, from presses to the post and its JSON."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.figures.to_json import to_json
from bot.figures.weeks import Week, week_at
from bot.states import CaseAction
from handlers.usecases.context import Context
from handlers.usecases.summary import rendering
from handlers.usecases.summary.case_figures import case_figures_in
from storage import imported_answers, people
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from tests.handlers.usecases.cases.support_desk import WAIT, SupportDesk, config_with
from tests.storage.cast import DAY, NOW, add_person, answer

HOUR = timedelta(hours=1)
SURVEYS = [{"key": "relationship", "kind": "nps"}, {"key": "after_cases", "kind": "csat"}]
CONFIG = config_with(survey=SURVEYS, cases={"csat": "after_cases"})
NEXT_MONDAY = NOW + 7 * DAY


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Dani's case was resolved on Tuesday by Mia Lund, Budi's waits. Both began on Monday at 9."""
    desk = SupportDesk(tx=tx, config=CONFIG)
    for name, score in (("Dani", 3), ("Budi", 2)):
        desk.add(name)
        desk.tap(name, score)
    desk.pass_time(WAIT)
    desk.now = NOW + DAY + HOUR
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    return desk


def week_of(moment: datetime) -> Week:
    return week_at(moment, CONFIG.zone_of(CONFIG.surveys[0]))


def post(tx: Tx, now: datetime = NEXT_MONDAY) -> list[str]:
    context = Context(config=CONFIG, now=now)
    found = rendering.rendered(tx, CONFIG.surveys[0], week_of(now).previous(), context)
    return found.text.splitlines()


def cases_of(tx: Tx, now: datetime = NEXT_MONDAY) -> dict[str, Any]:
    context = Context(config=CONFIG, now=now)
    week = week_of(now).previous()
    found = to_json(rendering.whole_figures_of(tx, CONFIG.surveys[0], week, context))["cases"]
    assert isinstance(found, dict)
    return found


def test_the_post_says_who_waits_and_how_soon_the_others_got_a_response(desk: SupportDesk) -> None:
    lines = post(desk.tx)
    assert "🚨 1 open case, overdue: Budi (2, overdue)" in lines
    assert (
        "Detractors who got a response over 90 days: 1 of 2, 1 in time"
        " · first response: no median yet, 1 of 2 not answered"
    ) in lines


def test_times_in_the_json_are_hours_of_business_time(desk: SupportDesk) -> None:
    found = cases_of(desk.tx)
    assert (found["open"], found["overdue"], found["opened"]) == (1, 1, 2)
    assert found["first_response"]["mean_hours"] == 10
    assert found["resolution"]["mean_hours"] == 10
    assert found["by_cause"] == [{"cause": None, "n": 1}]
    assert found["by_owner"] == [
        {"owner": "Mia Lund", "n": 1, "answered": 1, "open": 0},
        {"owner": None, "n": 1, "answered": 0, "open": 1},
    ]


def test_a_case_that_not_yet_reopened_is_open_and_waits_again(desk: SupportDesk) -> None:
    desk.press(1, CaseAction.REOPEN)
    desk.now = NOW + 2 * DAY
    found = cases_of(desk.tx)
    assert (found["open"], found["first_response"]["unanswered"]) == (2, 2)
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    found = cases_of(desk.tx)
    assert found["first_response"]["mean_hours"] == 8
    assert found["resolution"]["mean_hours"] == 18


def test_a_better_score_ends_a_case_apart_from_the_times(desk: SupportDesk) -> None:
    desk.now = NOW + 5 * HOUR
    desk.tap("Budi", 9)
    found = cases_of(desk.tx)
    assert (found["ended_by_themselves"], found["open"]) == (1, 0)
    assert found["detractors"]["n"] == found["first_response"]["n"] == 1


def test_the_next_answer_of_a_former_detractor_is_a_recovery(desk: SupportDesk) -> None:
    later = NOW + 60 * DAY
    for name, score in (("Dani", 9), ("Budi", 7)):
        [person] = people.named(desk.tx, name)
        answer(desk.tx, person.id, score, now=later)
    fallen = add_person(desk.tx, "Citra", email="citra@hill.example")
    old = ImportedAnswer(
        survey="relationship", score=10, at=NOW - DAY, key="1", person="citra@hill.example"
    )
    imported_answers.add_all(desk.tx, [old])
    answer(desk.tx, fallen, 6, now=later)
    found = cases_of(desk.tx, NOW + 63 * DAY)["recovery"]
    assert (found["n"], found["recovered"]) == (2, 2)
    assert found["without_reply"]["n"] == found["without_reply"]["recovered"] == 1
    assert (found["promoters"]["n"], found["promoters"]["fell"]) == (1, 1)
    assert (
        "Recovered over 90 days: 2 of 2 former detractors who answered again"
        " · without a staff reply 1 of 1 · promoters who fell: 1 of 1"
    ) in post(desk.tx, NOW + 63 * DAY)


def statements(tx: Tx) -> int:
    run: list[str] = []

    def note(*told: Any) -> None:
        run.append(told[2])

    context = Context(config=CONFIG, now=NEXT_MONDAY)
    event.listen(tx, "before_cursor_execute", note)
    case_figures_in(tx, CONFIG.surveys[0], week_of(NOW), context)
    event.remove(tx, "before_cursor_execute", note)
    return len(run)


def test_more_cases_take_no_more_statements(desk: SupportDesk) -> None:
    few = statements(desk.tx)
    for number in range(9):
        desk.add(f"Person {number}")
        desk.tap(f"Person {number}", 1)
    assert statements(desk.tx) == few == 5
