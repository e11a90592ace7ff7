"""The audit log, as it is kept."""

from dataclasses import replace

from sqlalchemy import text

from storage import audit
from storage.audit import AuditEntry
from storage.engine.store import Tx
from tests.storage.cast import MINUTE, NOW

ASKED = AuditEntry(
    at=NOW,
    actor="slack:U0ADMIN",
    action="ask",
    object="campaign t0k3n",
    place="slack:C0TEAM",
    detail={"survey": "relationship", "people": 3},
)
DECIDED = replace(ASKED, at=NOW + MINUTE, action="decide campaign", detail={"confirmed": True})
SEEN = replace(ASKED, object="survey relationship", action="see figures", detail=None)


def test_the_newest_lines_come_first(tx: Tx) -> None:
    for line in (ASKED, DECIDED, SEEN):
        audit.add(tx, line)
    assert audit.latest(tx, 2) == (SEEN, DECIDED)


def test_an_object_has_its_lines_in_their_order(tx: Tx) -> None:
    for line in (ASKED, SEEN, DECIDED):
        audit.add(tx, line)
    assert audit.of(tx, "campaign t0k3n") == (ASKED, DECIDED)
    assert audit.of(tx, "campaign other") == ()


def test_a_line_without_detail_has_none_in_the_table_either(tx: Tx) -> None:
    audit.add(tx, SEEN)
    found = tx.execute(text("SELECT count(*) FROM audit WHERE detail IS NULL"))
    assert found.scalar_one() == 1
