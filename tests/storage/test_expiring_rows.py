"""What is deleted by its age, and what of it stays."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from storage import answers, audit, feedback, imported_answers, invitations, retention
from storage.audit import AuditEntry
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.messaging import inbox
from storage.messaging.inbox import Arrival
from storage.retention import Expiring
from storage.schema import audit as audit_table
from storage.schema import comments, consents
from storage.schema import feedback as feedback_table
from storage.schema import imported_answers as imported_rows
from storage.schema import inbox as inbox_table
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer

OLD = NOW - MINUTE


def live(tx: Tx) -> None:
    """Everything that expires: once just before the limit, once at it."""
    given = answer(tx, add_person(tx), 3, now=NOW - DAY)
    for at in (OLD, NOW):
        name = "old" if at == OLD else "new"
        answers.add_comment(tx, given.id, name, name, at)
        answers.record_consent(tx, given.id, "named", name, at)
        feedback.add(tx, given.person_id, name, name, at)
        imported = ImportedAnswer(survey="s", score=9, at=at, key=name, comment=name)
        imported_answers.add_all(tx, [imported])
        entry = AuditEntry(at=at, actor="console", action=name, object="o", place="console")
        audit.add(tx, entry)
        arrival = Arrival(platform=Platform.SLACK, key=name, chat="D1", body="{}", received_at=at)
        (row,) = inbox.add(tx, [arrival])
        assert row is not None
        inbox.close(tx, row)


def swept(tx: Tx, what: Expiring) -> None:
    found = retention.due(tx, what, NOW, 0, 100)
    assert len(found) == retention.count(tx, what, NOW) == 1
    retention.expire(tx, what, NOW, found)
    assert retention.count(tx, what, NOW) == 0


@pytest.mark.parametrize(
    ("what", "column", "left"),
    [
        (Expiring.COMMENTS, comments.c.text, ["", "new"]),
        (Expiring.CONSENTS, consents.c.wording, ["", "new"]),
        (Expiring.IMPORTED_COMMENTS, imported_rows.c.comment, [None, "new"]),
        (Expiring.FEEDBACK, feedback_table.c.text, ["new"]),
        (Expiring.AUDIT, audit_table.c.action, ["new"]),
        (Expiring.UPDATES, inbox_table.c.key, ["new"]),
    ],
)
def test_the_old_goes_and_what_counts_stays(
    tx: Tx, what: Expiring, column: Any, left: Sequence[str | None]
) -> None:
    live(tx)
    swept(tx, what)
    assert tx.execute(select(column).order_by(column.table.c.id)).scalars().all() == left


def test_an_update_that_waits_is_kept_however_old(tx: Tx) -> None:
    arrival = Arrival(platform=Platform.SLACK, key="k", chat="D1", body="{}", received_at=OLD)
    inbox.add(tx, [arrival])
    assert retention.due(tx, Expiring.UPDATES, NOW, 0, 100) == []


def test_a_comment_that_is_edited_meanwhile_stays(tx: Tx) -> None:
    live(tx)
    found = retention.due(tx, Expiring.COMMENTS, NOW, 0, 100)
    answers.edit_comment(tx, "old", "edited", NOW)
    retention.expire(tx, Expiring.COMMENTS, NOW, found)
    assert "edited" in tx.execute(select(comments.c.text)).scalars().all()


def test_an_older_version_of_an_edited_comment_goes(tx: Tx) -> None:
    live(tx)
    answers.edit_comment(tx, "old", "edited", NOW)
    swept(tx, Expiring.COMMENTS)
    assert sorted(tx.execute(select(comments.c.text)).scalars()) == ["", "edited", "new"]


def test_a_deleted_comment_is_known_and_shown_nowhere(tx: Tx) -> None:
    live(tx)
    person = add_person(tx, "Mia")
    given = answer(tx, person, 9, now=NOW - DAY)
    answers.add_comment(tx, given.id, "old", None, OLD)
    for what in (Expiring.COMMENTS, Expiring.FEEDBACK):
        retention.expire(tx, what, NOW, retention.due(tx, what, NOW, 0, 100))
    assert [one.text for one in invitations.get(tx, given.id).comments] == [""]
    assert answers.counts_of(tx, person) == (1, 0)


def test_a_step_begins_behind_the_last_one(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 3, now=NOW - DAY)
    for number in range(5):
        answers.add_comment(tx, given.id, f"{number}", None, OLD)
    first = retention.due(tx, Expiring.COMMENTS, NOW, 0, 3)
    assert len(first) == 3
    assert len(retention.due(tx, Expiring.COMMENTS, NOW, first[-1], 3)) == 2
