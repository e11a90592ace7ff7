"""Who counts as a customer, and by which answer."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.figures.churn import CustomerSpan
from bot.ids import PersonId
from bot.states import PersonKind
from bot.survey.scale import Segment
from storage import churn, erasure, imported_answers
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.joining import joined_records
from storage.person_traces import traces
from tests.storage.cast import DAY, NOW, add_contact, add_person, answer

TODAY = NOW.date()
SPRING = date(2026, 3, 1)
GONE = CustomerSpan(known_on=TODAY, joined_on=SPRING, left_on=TODAY)


def customer(tx: Tx, name: str = "Anna Berg", **more: Any) -> PersonId:
    person = add_person(tx, name, **{"joined_on": SPRING, "left_on": TODAY, **more})
    add_contact(tx, person)
    return person


def segments(tx: Tx, survey: str = "relationship") -> dict[Segment, int]:
    """How many customers have a last answer of each segment before now."""
    found = churn.customers_by_segment(tx, survey, NOW)
    return {one: n for one, spans in found.items() if (n := sum(spans.values()))}


def test_customers_with_the_same_dates_are_counted(tx: Tx) -> None:
    customer(tx)
    customer(tx, "Budi")
    customer(tx, "Citra", joined_on=None, left_on=None)
    assert churn.customers(tx) == {GONE: 2, CustomerSpan(known_on=TODAY): 1}


@pytest.mark.parametrize("kind", [PersonKind.STAFF, PersonKind.TEST])
def test_staff_and_test_people_never_count(tx: Tx, kind: PersonKind) -> None:
    answer(tx, customer(tx, kind=kind), 3, now=NOW - DAY)
    assert churn.customers(tx) == {}
    assert segments(tx) == {}
    assert not churn.has_losses(tx, TODAY + timedelta(days=1))


def test_an_erased_person_still_counts(tx: Tx) -> None:
    anna = customer(tx)
    answer(tx, anna, 3, now=NOW - DAY)
    before = churn.customers(tx), segments(tx)
    erasure.erase(tx, traces(tx, anna), NOW, messages=(), recipients=())
    assert (churn.customers(tx), segments(tx)) == before == ({GONE: 1}, {Segment.DETRACTOR: 1})


def test_two_records_of_one_person_count_once(tx: Tx) -> None:
    anna, again = customer(tx), add_person(tx, "Anna B", joined_on=SPRING)
    answer(tx, again, 3, now=NOW - DAY)
    joined_records.join(tx, anna, again)
    assert churn.customers(tx) == {GONE: 1}
    assert segments(tx) == {Segment.DETRACTOR: 1}


def test_a_loss_is_known_once_its_day_is_over(tx: Tx) -> None:
    assert not churn.has_losses(tx, date(2100, 1, 1))
    customer(tx)
    assert not churn.has_losses(tx, TODAY)
    assert churn.has_losses(tx, TODAY + timedelta(days=1))


def test_the_last_answer_before_the_period_decides(tx: Tx) -> None:
    anna = customer(tx)
    answer(tx, anna, 3, now=NOW - 200 * DAY)
    answer(tx, anna, 9, now=NOW - DAY)
    answer(tx, anna, 2, now=NOW)
    answer(tx, anna, 2, now=NOW - DAY, survey="onboarding")
    answer(tx, anna, 2, now=NOW - DAY / 2, test=True)
    customer(tx, "Budi")
    assert segments(tx) == {Segment.PROMOTER: 1}


def imported(
    person: str, score: int, days_ago: int, survey: str = "relationship"
) -> ImportedAnswer:
    key = f"{person} {days_ago}"
    at = NOW - days_ago * DAY
    return ImportedAnswer(survey=survey, score=score, at=at, key=key, person=person)


def test_imported_answers_of_known_people_count(tx: Tx) -> None:
    anna = customer(tx, email="anna@x.example")
    answer(tx, anna, 9, now=NOW - 5 * DAY)
    theirs = [imported("anna@x.example", 8, 9), imported(f"slack:U{anna}", 3, 4)]
    strangers = [imported("nobody@x.example", 3, 4), imported("anna@x.example", 9, 0)]
    imported_answers.add_all(tx, [*theirs, *strangers])
    assert segments(tx) == {Segment.DETRACTOR: 1}
    assert segments(tx, "onboarding") == {}


def test_of_an_own_and_an_imported_answer_the_later_one_counts(tx: Tx) -> None:
    """Anna's own one is later, Budi's is earlier, and Citra's are of one instant."""
    for name, own_days, days in (("anna", 4, 5), ("budi", 5, 4), ("citra", 4, 4)):
        person = customer(tx, name, email=f"{name}@x.example")
        answer(tx, person, 9, now=NOW - own_days * DAY)
        imported_answers.add_all(tx, [imported(f"{name}@x.example", 3, days)])
    assert segments(tx) == {Segment.PROMOTER: 2, Segment.DETRACTOR: 1}


def test_each_segment_has_the_dates_of_its_customers(tx: Tx) -> None:
    answer(tx, customer(tx), 3, now=NOW - DAY)
    answer(tx, customer(tx, "Budi", left_on=None), 0, now=NOW - DAY)
    found = churn.customers_by_segment(tx, "relationship", NOW)
    stayed = CustomerSpan(known_on=TODAY, joined_on=SPRING)
    assert found[Segment.DETRACTOR] == {GONE: 1, stayed: 1}
