"""The open cases for the staff's lists: limited in the database, and found by an index."""

import pytest

from bot.cases.case_choice import CaseChoice
from storage import case_list, cases
from storage.case_list import CaseList
from storage.engine.store import Tx
from tests.storage.cast import DAY, NOW, add_person, answer


def opened(tx: Tx, name: str, survey: str = "relationship") -> int:
    return cases.add(tx, answer(tx, add_person(tx, name), 3, survey=survey), NOW, due_at=NOW).id


def found(tx: Tx, most: int = 9, surveys: frozenset[str] | None = None) -> CaseList:
    return case_list.open_cases(tx, CaseChoice.ALL, "", NOW + DAY, surveys=surveys, most=most)


@pytest.mark.parametrize(("most", "shown"), [(2, 2), (3, 3), (4, 3)])
def test_all_are_counted_and_the_first_are_read(tx: Tx, most: int, shown: int) -> None:
    for name in ("Anna", "Ben", "Cleo"):
        opened(tx, name)
    listed = found(tx, most)
    assert (len(listed.shown), listed.n) == (shown, 3)
    assert [one.person.name for one in listed.shown] == ["Anna", "Ben", "Cleo"][:shown]


def test_only_cases_of_these_surveys_are_found(tx: Tx) -> None:
    opened(tx, "Anna")
    opened(tx, "Ben", "brand")
    assert [one.person.name for one in found(tx, surveys=frozenset({"brand"})).shown] == ["Ben"]
    assert found(tx, surveys=frozenset()).n == 0
    assert found(tx).n == 2


def test_resolved_cases_are_not_read_to_find_the_open_ones(tx: Tx) -> None:
    if tx.dialect.name != "sqlite":
        pytest.skip("PostgreSQL decides by the size of the table")
    plan = tx.exec_driver_sql(
        "EXPLAIN QUERY PLAN SELECT id FROM cases"
        " WHERE state IN ('open', 'claimed', 'snoozed') AND owner = 'slack:U1'"
    )
    assert "ix_cases_state_owner" in " ".join(row[-1] for row in plan)
