"""Answers of two kinds of surveys are never pooled, and each has only scores of its scale."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.states import SurveyKind
from storage import (
    answers,
    cases,
    imported_answers,
    imported_updates,
    invitations,
    people_pages,
    reports,
)
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from tests.storage.cast import DAY, NOW, add_person, answer, ask

WEEK = (NOW - DAY, NOW + 6 * DAY)
CSAT = SurveyKind.CSAT


def take_over(tx: Tx, score: int, kind: SurveyKind, person: str | None = None) -> None:
    line = ImportedAnswer(
        survey="support", kind=kind, score=score, at=NOW, key=f"{kind} {score}", person=person
    )
    imported_answers.add_all(tx, [line])


def test_the_kind_is_kept_from_the_time_of_asking(tx: Tx) -> None:
    asked = ask(tx, add_person(tx), kind=CSAT)
    assert asked.kind is CSAT
    assert invitations.get(tx, asked.id).kind is CSAT
    assert ask(tx, add_person(tx)).kind is SurveyKind.NPS


@pytest.mark.parametrize(("kind", "score"), [("nps", 11), ("nps", -1), ("csat", 0), ("csat", 6)])
def test_the_database_refuses_a_score_of_another_scale(tx: Tx, kind: str, score: int) -> None:
    asked = ask(tx, add_person(tx), kind=SurveyKind(kind))
    change = text("UPDATE invitations SET score = :score, answered_at = 1 WHERE id = :id")
    with pytest.raises(IntegrityError, match="scale"), tx.begin_nested():
        tx.execute(change, {"score": score, "id": asked.id})
    with pytest.raises(IntegrityError, match="scale"), tx.begin_nested():
        take_over(tx, score, SurveyKind(kind))


@pytest.mark.parametrize(("kind", "score"), [("nps", 0), ("nps", 10), ("csat", 1), ("csat", 5)])
def test_the_ends_of_each_scale_are_scores(tx: Tx, kind: str, score: int) -> None:
    assert answer(tx, add_person(tx), score, kind=SurveyKind(kind)).score == score
    take_over(tx, score, SurveyKind(kind))


def test_an_unknown_kind_is_refused(tx: Tx) -> None:
    asked = ask(tx, add_person(tx))
    with pytest.raises(IntegrityError, match="scale"), tx.begin_nested():
        tx.execute(text("UPDATE invitations SET kind = 'ces' WHERE id = :id"), {"id": asked.id})


def test_figures_count_one_kind_even_if_the_survey_had_another(tx: Tx) -> None:
    """Somebody changed the kind in bot.toml."""
    answer(tx, add_person(tx), 9, survey="support")
    answer(tx, add_person(tx), 4, survey="support", kind=CSAT)
    take_over(tx, 10, SurveyKind.NPS)
    take_over(tx, 5, CSAT)
    assert sorted(row.score for row in reports.answers(tx, "support", *WEEK)) == [9, 10]
    rated = reports.answers(tx, "support", *WEEK, kind=CSAT)
    assert sorted(row.score for row in rated) == [4, 5]
    assert reports.ladder(tx, "support", *WEEK).asked == 1
    assert reports.ladder(tx, "support", *WEEK, kind=CSAT).asked == 1


def test_an_answer_is_compared_with_one_on_the_same_scale(tx: Tx) -> None:
    anna = add_person(tx)
    answer(tx, anna, 9, survey="support")
    first = answer(tx, anna, 2, survey="support", kind=CSAT, now=NOW + DAY)
    second = answer(tx, anna, 4, survey="support", kind=CSAT, now=NOW + 2 * DAY)
    assert answers.previous_answer(tx, first) is None
    previous = answers.previous_answer(tx, second)
    assert previous is not None
    assert previous.id == first.id


def test_a_list_of_people_shows_the_latest_score_from_0_to_10(tx: Tx) -> None:
    anna, budi = add_person(tx, email="anna@hill.example"), add_person(tx)
    answer(tx, anna, 9)
    answer(tx, anna, 2, survey="support", kind=CSAT, now=NOW + DAY)
    answer(tx, budi, 5, survey="support", kind=CSAT)
    take_over(tx, 1, CSAT, "anna@hill.example")
    found = people_pages.last_answers(tx, [anna, budi])
    assert {person: last.score for person, last in found.items()} == {anna: 9}


def test_open_cases_of_several_surveys_are_found_together(tx: Tx) -> None:
    for survey, kind, score in (
        ("relationship", SurveyKind.NPS, 3),
        ("support", CSAT, 2),
        ("other", SurveyKind.NPS, 0),
    ):
        given = answer(tx, add_person(tx), score, survey=survey, kind=kind)
        cases.add(tx, given, NOW)
    found = cases.open_in(tx, ["relationship", "support"])
    assert [(case.score, case.kind) for case in found] == [(3, SurveyKind.NPS), (2, CSAT)]


def test_an_import_that_changes_an_answer_brings_its_kind(tx: Tx) -> None:
    old = ImportedAnswer(survey="support", score=9, at=NOW, key="7", source_id="7")
    imported_answers.add_all(tx, [old])
    new = ImportedAnswer(
        survey="support", kind=CSAT, score=4, at=NOW, key="7", source_id="7", row_key="x"
    )
    assert imported_updates.store(tx, [new]).changed == 1
    assert [row.score for row in reports.answers(tx, "support", *WEEK, kind=CSAT)] == [4]
