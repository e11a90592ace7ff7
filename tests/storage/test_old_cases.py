"""Which cases are from before the upgrade, and untouched since."""

from sqlalchemy import update

from bot.states import CaseState
from storage import cases, old_cases
from storage.engine.store import Tx
from storage.old_cases import OldCases
from storage.schema import cases as rows
from storage.schema import invitations
from tests.storage.cast import DAY, NOW, add_person, answer

MONTH_AGO = NOW - 30 * DAY


def test_only_open_ones_that_nobody_touched_count(tx: Tx) -> None:
    found = [
        cases.add(tx, answer(tx, add_person(tx, f"Person {n}"), 3), NOW - n * 10 * DAY)
        for n in range(1, 9)
    ]
    old = update(rows).where(rows.c.id != found[7].id)
    tx.execute(old.values(has_clock=False))
    tx.execute(update(rows).where(rows.c.id == found[6].id).values(state=CaseState.RESOLVED))
    tx.execute(update(rows).where(rows.c.id == found[5].id).values(version=1))
    test = update(invitations).where(invitations.c.id == found[4].invitation_id)
    tx.execute(test.values(test=True))
    assert old_cases.count(tx, MONTH_AGO) == OldCases(open=4, older=1)
    assert old_cases.some(tx, MONTH_AGO, 9) == [found[3].id]
    assert old_cases.some(tx, MONTH_AGO, 0) == []


def test_without_cases_there_are_none(tx: Tx) -> None:
    assert old_cases.count(tx, MONTH_AGO) == OldCases(open=0, older=0)
