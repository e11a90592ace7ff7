"""Builds invitations from their rows and the rows of their comments."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from bot.model import Comment, Invitation
from storage.engine.store import Tx
from storage.schema import comments, invitations

ELSEWHERE: Final = "comments"
_FIELDS: Final = tuple(name for name in Invitation.__dataclass_fields__ if name != ELSEWHERE)
COLUMNS = tuple(invitations.c[name] for name in _FIELDS)
# Statements for every tap are built once, as in the inbox.
CURRENT_COMMENTS = (invitations.c.id == comments.c.invitation_id) & comments.c.replaced_by.is_(None)
COMMENT = (comments.c.text, comments.c.at, comments.c.forwarded)
"""The columns of a comment; ``invitation_of`` reads them at the end of a row."""
_COMMENTS = (
    select(*COMMENT)
    .where(comments.c.invitation_id == bindparam("wanted"), comments.c.replaced_by.is_(None))
    .order_by(comments.c.id)
)
OF_PERSON = select(*COLUMNS).where(invitations.c.person_id == bindparam("wanted"))


def invitation_of(rows: Sequence[Sequence[Any]]) -> Invitation:
    """Builds an invitation. *rows*: one for each comment, or one without."""
    fields = dict(zip(_FIELDS, rows[0], strict=False))
    parts = (row[-len(COMMENT) :] for row in rows)
    found = tuple(_comment(part) for part in parts if part[0] is not None)
    return Invitation(**fields, comments=found)


def _comment(columns: Sequence[Any]) -> Comment:
    text, at, forwarded = columns
    return Comment(text=text, at=at, forwarded=forwarded)


def with_comments(tx: Tx, row: Row[Any]) -> Invitation:
    rows = tx.execute(_COMMENTS, {"wanted": row.id})
    return Invitation(**row._mapping, comments=tuple(map(_comment, rows)))
