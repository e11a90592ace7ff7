"""How an invitation is read from its row and from those of its comments."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from bot.model import Comment, Invitation
from storage.engine.store import Tx
from storage.schema import comments, invitations

ELSEWHERE: Final = "comments"
_FIELDS: Final = tuple(name for name in Invitation.__dataclass_fields__ if name != ELSEWHERE)
COLUMNS = tuple(invitations.c[name] for name in _FIELDS)
# What every tap runs is built once, as in the inbox.
SAID = (invitations.c.id == comments.c.invitation_id) & comments.c.replaced_by.is_(None)
_COMMENTS = (
    select(comments.c.text, comments.c.at)
    .where(comments.c.invitation_id == bindparam("wanted"), comments.c.replaced_by.is_(None))
    .order_by(comments.c.id)
)
OF_PERSON = select(*COLUMNS).where(invitations.c.person_id == bindparam("wanted"))


def invitation_of(rows: Sequence[Sequence[Any]]) -> Invitation:
    """One row for each comment, or one without."""
    fields = dict(zip(_FIELDS, rows[0], strict=False))
    said = tuple(Comment(text=row[-2], at=row[-1]) for row in rows if row[-2] is not None)
    return Invitation(**fields, comments=said)


def with_comments(tx: Tx, row: Row[Any]) -> Invitation:
    found = tx.execute(_COMMENTS, {"wanted": row.id})
    said = tuple(Comment(text=comment.text, at=comment.at) for comment in found)
    return Invitation(**row._mapping, comments=said)
