"""Deletes what is older than its retention period, in small steps.

A comment keeps its row without the text, since the figures count answers with a comment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Table, delete, func, select, true, update

from storage.engine.store import Tx
from storage.schema import (
    audit,
    case_entries,
    case_replies,
    comments,
    consents,
    feedback,
    imported_answers,
    inbox,
)
from storage.states import InboxState


class Expiring(StrEnum):
    """What is deleted by its age."""

    COMMENTS = "comments"
    IMPORTED_COMMENTS = "imported comments"
    FEEDBACK = "feedback"
    CASE_WORDS = "case words"
    REPLIES = "replies"
    CONSENTS = "consents"
    UPDATES = "updates"
    AUDIT = "audit"


@dataclass(frozen=True, kw_only=True)
class _Rule:
    table: Table
    at: Column[datetime]
    holds: ColumnElement[bool]
    """Whether a row still has what is deleted."""
    emptied: Mapping[str, Any] | None = None
    """The new values of a row that stays; ``None``: the row is deleted."""


_RULES: Final[Mapping[Expiring, _Rule]] = {
    Expiring.COMMENTS: _Rule(
        table=comments, at=comments.c.at, holds=comments.c.text != "", emptied={"text": ""}
    ),
    Expiring.IMPORTED_COMMENTS: _Rule(
        table=imported_answers,
        at=imported_answers.c.at,
        holds=imported_answers.c.comment.is_not(None),
        emptied={"comment": None},
    ),
    Expiring.CASE_WORDS: _Rule(
        table=case_entries,
        at=case_entries.c.at,
        holds=case_entries.c.words.is_not(None),
        emptied={"words": None},
    ),
    Expiring.REPLIES: _Rule(
        table=case_replies,
        at=case_replies.c.at,
        holds=case_replies.c.words.is_not(None),
        emptied={"words": None},
    ),
    Expiring.FEEDBACK: _Rule(table=feedback, at=feedback.c.at, holds=true()),
    Expiring.CONSENTS: _Rule(
        table=consents, at=consents.c.at, holds=consents.c.wording != "", emptied={"wording": ""}
    ),
    Expiring.UPDATES: _Rule(
        table=inbox, at=inbox.c.received_at, holds=inbox.c.state == InboxState.DONE
    ),
    Expiring.AUDIT: _Rule(table=audit, at=audit.c.at, holds=true()),
}


def due(tx: Tx, what: Expiring, before: datetime, after: int, most: int) -> Sequence[int]:
    """Returns the first ids behind *after* of rows from before this time."""
    rule = _RULES[what]
    number = rule.table.c.id
    old = select(number).where(number > after, rule.holds, rule.at < before)
    return tx.execute(old.order_by(number).limit(most)).scalars().all()


def expire(tx: Tx, what: Expiring, before: datetime, ids: Sequence[int]) -> None:
    """Deletes what is due in these rows. A comment that was edited meanwhile stays."""
    rule = _RULES[what]
    old = (rule.table.c.id.in_(ids), rule.holds, rule.at < before)
    if rule.emptied is None:
        tx.execute(delete(rule.table).where(*old))
    else:
        tx.execute(update(rule.table).where(*old).values(rule.emptied))


def count(tx: Tx, what: Expiring, before: datetime) -> int:
    """Returns how many rows are due."""
    rule = _RULES[what]
    old = select(func.count()).select_from(rule.table).where(rule.holds, rule.at < before)
    n: int = tx.execute(old).scalar_one()
    return n
