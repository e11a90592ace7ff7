"""Adds other tools' ids of answers, and removes invisible characters from the names of people."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.language.person_names import name_for_storage

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

AT_ONCE = 5000
ANSWERS = sa.table("imported_answers", sa.column("id"), sa.column("person"))


def upgrade() -> None:
    op.add_column("imported_answers", sa.Column("source_id", sa.String(), nullable=True))
    statement = (
        sa.update(ANSWERS)
        .where(ANSWERS.c.id == sa.bindparam("this"))
        .values(person=sa.bindparam("name"))
    )
    after = -1
    while rows := _next(after):
        after = rows[-1].id
        names = [{"this": row.id, "name": name_for_storage(row.person)} for row in rows]
        changed = [new for new, row in zip(names, rows, strict=True) if new["name"] != row.person]
        if changed:
            op.get_bind().execute(statement, changed)


def _next(after: int) -> Sequence[sa.Row[Any, Any]]:
    statement = (
        sa.select(ANSWERS.c.id, ANSWERS.c.person)
        .where(ANSWERS.c.id > after, ANSWERS.c.person.is_not(None))
        .order_by(ANSWERS.c.id)
        .limit(AT_ONCE)
    )
    return op.get_bind().execute(statement).all()
