"""Which cases and answers the figures of cases count."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, update

from bot.cases.entries import Entry
from bot.figures.case_figures import CaseRow
from bot.figures.proportions import Share
from bot.ids import PersonId
from bot.model import Case, Invitation
from bot.states import EntryKind, PersonKind, SurveyKind
from storage import case_entries, case_figures, cases, erasure, imported_answers
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.person_traces import traces
from storage.schema import cases as case_rows
from storage.schema import invitations as invitation_rows
from tests.harness.sqlite import close_tx, open_tx
from tests.storage.cast import DAY, NOW, add_contact, add_person, answer

WINDOW = (NOW, NOW + 90 * DAY)
HOUR = timedelta(hours=1)
BY_TIME = "ix_invitations_survey_answered_at (survey=? AND answered_at>? AND answered_at<?)"
CSAT = SurveyKind.CSAT


def open_case(tx: Tx, given: Invitation, now: datetime = NOW, **saved: Any) -> Case:
    case = replace(cases.add(tx, given, now, due_at=now + DAY), **saved)
    cases.save(tx, case)
    if "has_clock" in saved:
        clock = update(case_rows).where(case_rows.c.id == case.id)
        tx.execute(clock.values(has_clock=saved["has_clock"]))
    return case


def opened(tx: Tx, *surveys: str) -> tuple[CaseRow, ...]:
    return case_figures.opened_in(tx, surveys or ["relationship"], *WINDOW)


def test_a_case_counts_with_its_times_owner_and_cause(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 3)
    times: dict[str, Any] = {"responded_at": NOW + HOUR, "due_at": NOW + DAY}
    open_case(tx, given, owner="slack:U1", owner_name="Mia", cause="price", **times)
    assert opened(tx) == (
        CaseRow(
            opened_at=NOW,
            is_open=True,
            score=3,
            clock_from=NOW,
            owner="slack:U1",
            owner_name="Mia",
            cause="price",
            **times,
        ),
    )


def test_cases_of_the_period_count_from_its_first_instant_on(tx: Tx) -> None:
    for at in (NOW - HOUR, NOW, WINDOW[1] - HOUR, WINDOW[1]):
        open_case(tx, answer(tx, add_person(tx), 3, now=at), at)
    assert [row.opened_at for row in opened(tx)] == [NOW, WINDOW[1] - HOUR]


@pytest.mark.parametrize("kind", [PersonKind.STAFF, PersonKind.TEST])
def test_cases_of_staff_tests_and_other_surveys_never_count(tx: Tx, kind: PersonKind) -> None:
    open_case(tx, answer(tx, add_person(tx, kind=kind), 3))
    open_case(tx, answer(tx, add_person(tx), 3, test=True))
    open_case(tx, answer(tx, add_person(tx), 3, survey="other"))
    open_case(tx, answer(tx, add_person(tx), 2, survey="support", kind=CSAT))
    assert opened(tx) == ()
    assert [row.kind for row in opened(tx, "relationship", "support")] == [CSAT]


def test_a_case_of_before_has_no_due_time(tx: Tx) -> None:
    open_case(tx, answer(tx, add_person(tx), 3), has_clock=False)
    assert [row.due_at for row in opened(tx)] == [None]


@pytest.mark.parametrize("kind", [EntryKind.REOPENED, EntryKind.NOT_FIXED])
def test_the_clock_starts_anew_at_the_last_reopening(tx: Tx, kind: EntryKind) -> None:
    case = open_case(tx, answer(tx, add_person(tx), 3))
    for at, what in ((2, kind), (5, kind), (9, EntryKind.CLAIMED)):
        case_entries.add(tx, case, Entry(kind=what, at=NOW + at * HOUR), "")
    assert [row.clock_from for row in opened(tx)] == [NOW + 5 * HOUR]


def test_an_erasure_changes_no_count(tx: Tx) -> None:
    anna = add_person(tx)
    add_contact(tx, anna)
    open_case(tx, answer(tx, anna, 3), responded_at=NOW + HOUR)
    erasure.erase(tx, traces(tx, anna), NOW + DAY, messages=(), recipients=())
    [row] = opened(tx)
    assert (row.score, row.responded_at, row.is_open) == (3, NOW + HOUR, False)


# CSAT of cases


def rate(tx: Tx, person: PersonId, case: Case | None, score: int, at: datetime = NOW) -> None:
    given = answer(tx, person, score, survey="after", kind=CSAT, now=at)
    of_case = update(invitation_rows).where(invitation_rows.c.id == given.id)
    tx.execute(of_case.values(of_case=None if case is None else case.id))


def csat(tx: Tx, *surveys: str) -> Share:
    return case_figures.csat_of_cases(tx, surveys or ["relationship"], ["after"], *WINDOW)


def test_csat_of_cases_has_one_answer_a_person_the_latest(tx: Tx) -> None:
    for scores in ((5,), (4,), (3,), (5, 1)):
        person = add_person(tx)
        case = open_case(tx, answer(tx, person, 3))
        for place, score in enumerate(scores):
            rate(tx, person, case, score, NOW + place * HOUR)
    assert csat(tx) == Share(part=2, whole=4)
    assert csat(tx, "other") == Share(part=0, whole=0)


def test_csat_after_anything_else_is_none_of_cases(tx: Tx) -> None:
    rate(tx, add_person(tx), None, 5)
    late = add_person(tx)
    rate(tx, late, open_case(tx, answer(tx, late, 3)), 5, WINDOW[1])
    tester = add_person(tx, kind=PersonKind.TEST)
    rate(tx, tester, open_case(tx, answer(tx, tester, 3)), 5)
    assert csat(tx) == Share(part=0, whole=0)
    assert case_figures.csat_of_cases(tx, ["relationship"], [], *WINDOW).whole == 0


# Recovery


def pairs(tx: Tx) -> list[tuple[int, int, bool | None]]:
    found = case_figures.pairs(tx, "relationship", *WINDOW)
    return [(one.before, one.after, one.replied) for one in found]


def answered(tx: Tx, person: PersonId, *given: tuple[int, int]) -> list[Invitation]:
    """Scores, each so many days from now."""
    return [answer(tx, person, score, now=NOW + days * DAY) for score, days in given]


def bring(tx: Tx, person: str, *given: tuple[int, int], kind: SurveyKind = SurveyKind.NPS) -> None:
    rows = [
        ImportedAnswer(
            survey="relationship",
            kind=kind,
            score=score,
            at=NOW + days * DAY,
            key=f"{person} {days}",
            person=person,
        )
        for score, days in given
    ]
    imported_answers.add_all(tx, rows)


def test_the_latest_answer_of_the_period_is_compared_with_the_one_before_it(tx: Tx) -> None:
    answered(tx, add_person(tx), (1, -300), (8, -100), (9, 1))
    answered(tx, add_person(tx), (2, -100), (10, 1), (9, 40), (0, 95))
    answered(tx, add_person(tx), (3, 1))
    answered(tx, add_person(tx), (4, -1))
    assert sorted(pairs(tx), key=str) == [(10, 9, None), (8, 9, None)]


@pytest.mark.parametrize(
    ("saved", "replied"),
    [
        ({}, False),
        ({"responded_at": NOW - 99 * DAY}, True),
        ({"responded_at": NOW + 2 * DAY}, False),
        ({"has_clock": False}, None),
        ({"has_clock": False, "responded_at": NOW - DAY}, True),
    ],
)
def test_a_reply_counts_between_the_two_answers(
    tx: Tx, saved: dict[str, Any], replied: bool | None
) -> None:
    earlier, _ = answered(tx, add_person(tx), (3, -100), (9, 1))
    open_case(tx, earlier, NOW - 100 * DAY, **saved)
    assert pairs(tx) == [(3, 9, replied)]


@pytest.mark.parametrize(
    ("by", "days", "replied"), [("slack:U1", -90, True), ("", -90, False), ("slack:U1", 2, False)]
)
def test_a_resolution_before_a_reopening_was_a_reply(
    tx: Tx, by: str, days: int, *, replied: bool
) -> None:
    earlier, _ = answered(tx, add_person(tx), (3, -100), (9, 1))
    case = open_case(tx, earlier, NOW - 100 * DAY)
    entry = Entry(kind=EntryKind.RESOLVED, at=NOW + days * DAY, by=by)
    case_entries.add(tx, case, entry, "")
    assert pairs(tx) == [(3, 9, replied)]


@pytest.mark.parametrize("name", ["anna@hill.example", "U0ANNA", "slack:u0anna", "slack:U0ANNA"])
def test_an_imported_answer_may_be_the_earlier_one(tx: Tx, name: str) -> None:
    anna = add_person(tx, email="anna@hill.example")
    add_contact(tx, anna, "U0ANNA")
    bring(tx, name, (9, -200), (2, -100), (10, 5))
    answered(tx, anna, (7, -150), (8, 1))
    assert pairs(tx) == [(2, 8, None)]
    bring(tx, name, (0, -160))
    answered(tx, anna, (6, 2))
    assert pairs(tx) == [(8, 6, None)]


def test_an_erased_person_still_counts_with_the_imported_answer(tx: Tx) -> None:
    anna = add_person(tx, email="anna@hill.example")
    add_contact(tx, anna)
    bring(tx, "anna@hill.example", (2, -100))
    answered(tx, anna, (8, 1))
    found = traces(tx, anna)
    assert pairs(tx) == [(2, 8, None)]
    erasure.erase(tx, found, NOW + 2 * DAY, messages=(), recipients=())
    assert pairs(tx) == [(2, 8, None)]


def test_answers_of_staff_tests_and_other_scales_are_no_pair(tx: Tx) -> None:
    answered(tx, add_person(tx, kind=PersonKind.STAFF), (3, -100), (9, 1))
    anna = add_person(tx, email="anna@hill.example")
    answer(tx, anna, 3, now=NOW - 100 * DAY, test=True)
    answer(tx, anna, 3, now=NOW - 99 * DAY, kind=CSAT)
    answer(tx, anna, 3, now=NOW - 98 * DAY, survey="other")
    bring(tx, "anna@hill.example", (3, -97), kind=CSAT)
    answered(tx, anna, (9, 1))
    assert pairs(tx) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_pairs_are_those_of_a_naive_count(tx: Tx, seed: int) -> None:
    luck = random.Random(seed)
    expected = []
    for number in range(12):
        person = add_person(tx, f"Person {number}", email=f"{number}@hill.example")
        given, history = [], []
        for days in sorted(luck.sample(range(-200, 120), k=luck.randrange(5))):
            score, replied = luck.randrange(11), None
            if luck.random() < 0.3:
                bring(tx, f"{number}@hill.example", (score, days))
            else:
                [one] = answered(tx, person, (score, days))
                if score <= 6:
                    responded = days + luck.choice([1, 500])
                    at = NOW + days * DAY
                    open_case(tx, one, at, responded_at=NOW + responded * DAY)
                    replied = responded
                given.append((days, score))
            history.append((days, score, replied))
        within = [(days, score) for days, score in given if 0 <= days < 90]
        if not within:
            continue
        days, score = within[-1]
        before = [row for row in history if row[0] < days]
        if before:
            _, earlier, replied = before[-1]
            expected.append((earlier, score, None if replied is None else replied < days))
    assert sorted(pairs(tx), key=str) == sorted(expected, key=str)


def test_an_instant_holds_two_answers_of_which_none_is_earlier(tx: Tx) -> None:
    anna = add_person(tx, email="anna@hill.example")
    bring(tx, "anna@hill.example", (3, 1))
    answered(tx, anna, (9, 1))
    assert pairs(tx) == []


# Speed


@pytest.mark.parametrize(
    ("read", "steps"),
    [
        (opened, ["cases USING INDEX ix_cases_opened_at (opened_at>? AND opened_at<?)"]),
        (pairs, [BY_TIME, "(survey=? AND person_id=? AND round<?)"]),
        (csat, [BY_TIME]),
    ],
)
def test_a_period_is_read_without_looking_through_all_that_is_kept(
    path: Path, read: Callable[[Tx], Any], steps: list[str]
) -> None:
    """In SQLite, which plans without statistics."""
    tx = open_tx(path)
    done: list[tuple[str, Any]] = []
    event.listen(tx, "before_cursor_execute", lambda *told: done.append((told[2], told[3])))
    read(tx)
    statement, values = done[0]
    found = "\n".join(map(str, tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)))
    close_tx(tx)
    assert "SCAN cases" not in found
    for step in steps:
        assert step in found
