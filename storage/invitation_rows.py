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
_COMMENTS = (
    select(comments.c.text, comments.c.at)
    .where(comments.c.invitation_id == bindparam("wanted"), comments.c.replaced_by.is_(None))
    .order_by(comments.c.id)
)
OF_PERSON = select(*COLUMNS).where(invitations.c.person_id == bindparam("wanted"))


def invitation_of(rows: Sequence[Sequence[Any]]) -> Invitation:
    """Builds an invitation. *rows*: one for each comment, or one without."""
    fields = dict(zip(_FIELDS, rows[0], strict=False))
    found = tuple(Comment(text=row[-2], at=row[-1]) for row in rows if row[-2] is not None)
    return Invitation(**fields, comments=found)


def with_comments(tx: Tx, row: Row[Any]) -> Invitation:
    rows = tx.execute(_COMMENTS, {"wanted": row.id})
    found = tuple(Comment(text=comment.text, at=comment.at) for comment in rows)
    return Invitation(**row._mapping, comments=found)
