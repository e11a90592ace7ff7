"""Imported answers that have the other tool's id."""

from dataclasses import replace
from datetime import datetime

from storage import imported_answers, imported_updates
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer, StoredAnswer
from storage.imported_updates import StoredCounts
from tests.storage.cast import MINUTE, NOW

SURVEY = "relationship"
SECOND = MINUTE / 60


def without_id(
    key: str,
    score: int = 9,
    at: datetime = NOW,
    comment: str | None = None,
    person: str | None = None,
) -> ImportedAnswer:
    return ImportedAnswer(
        survey=SURVEY, score=score, at=at, key=key, comment=comment, person=person
    )


def with_id(
    source_id: str,
    score: int = 9,
    at: datetime = NOW,
    comment: str | None = None,
    person: str | None = None,
    row_key: str | None = None,
) -> ImportedAnswer:
    plain = without_id(f"id {source_id}", score, at, comment, person)
    return replace(plain, source_id=source_id, row_key=row_key)


def stored(tx: Tx) -> tuple[StoredAnswer, ...]:
    instants = [NOW, NOW + SECOND, NOW + MINUTE]
    return imported_answers.stored_at(tx, SURVEY, instants)


def ids(tx: Tx) -> list[str | None]:
    return [one.source_id for one in stored(tx)]


def test_a_known_id_changes_its_answer_and_a_new_one_is_added(tx: Tx) -> None:
    first = [with_id("1", comment="slow"), with_id("2", person="Mia")]
    assert imported_updates.store(tx, first) == StoredCounts(added=2)
    assert imported_updates.store(tx, first) == StoredCounts()
    edited = [with_id("1", 3, NOW + MINUTE), with_id("2", person="mia"), with_id("3")]
    assert imported_updates.store(tx, edited) == StoredCounts(added=1, changed=1)
    by_id = {one.source_id: (one.score, one.at, one.comment) for one in stored(tx)}
    assert by_id["1"] == (3, NOW + MINUTE, None)
    assert len(by_id) == 3


def test_an_answer_from_before_gets_its_id(tx: Tx) -> None:
    imported_answers.add_all(tx, [without_id("row", comment="slow"), without_id("other")])
    counts = imported_updates.store(tx, [with_id("7", comment="slow", row_key="row")])
    assert counts == StoredCounts()
    assert ids(tx) == ["7", None]


def test_the_same_row_comes_before_one_with_the_same_comment(tx: Tx) -> None:
    imported_answers.add_all(tx, [without_id("a"), without_id("b")])
    imported_updates.store(tx, [with_id("1", row_key="b"), with_id("2", row_key="x")])
    assert {one.source_id: one.id for one in stored(tx)} == {
        "2": stored(tx)[0].id,
        "1": stored(tx)[1].id,
    }


def test_an_edited_comment_is_known_by_its_person_or_second(tx: Tx) -> None:
    before = [without_id("a", person="Mia@x.example", comment="old")]
    before.append(without_id("b", at=NOW + SECOND, comment="old"))
    imported_answers.add_all(tx, before)
    after = [with_id("1", person="mia@x.example", comment="new")]
    after.append(with_id("2", at=NOW + SECOND, comment="new"))
    assert imported_updates.store(tx, after) == StoredCounts(changed=2)
    assert [one.comment for one in stored(tx)] == ["new", "new"]


def test_nameless_answers_of_one_day_are_not_taken_for_each_other(tx: Tx) -> None:
    imported_answers.add_all(tx, [without_id("a", comment="old")])
    assert imported_updates.store(tx, [with_id("1", comment="other")]) == StoredCounts(added=1)
    assert ids(tx) == [None, "1"]


def test_an_answer_that_has_an_id_keeps_it(tx: Tx) -> None:
    imported_updates.store(tx, [with_id("1")])
    assert imported_updates.store(tx, [with_id("2")]) == StoredCounts(added=1)


def test_answers_of_another_survey_are_left_alone(tx: Tx) -> None:
    imported_answers.add_all(tx, [without_id("row")])
    other = ImportedAnswer(survey="keynote", score=9, at=NOW, key="k", source_id="1", row_key="row")
    assert imported_updates.store(tx, [other]) == StoredCounts(added=1)
    assert ids(tx) == [None]
