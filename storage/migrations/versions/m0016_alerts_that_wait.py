"""Adds to cases when their alert is due, what the channel was told, and the collecting message."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

COLUMNS: tuple[sa.Column[Any], ...] = (
    sa.Column("alert_at", sa.BigInteger(), nullable=True),
    sa.Column("told", sa.JSON(), nullable=True),
    sa.Column("listed_in", sa.Integer(), nullable=True),
    sa.Column("list_message", sa.String(), nullable=True),
    sa.Column("shown", sa.Boolean(), server_default=sa.false(), nullable=False),
)
CASES = sa.table(
    "cases", *map(sa.column, ("id", "invitation_id", "message")), sa.column("told", sa.JSON)
)
INVITATIONS = sa.table(
    "invitations", sa.column("id"), sa.column("score"), sa.column("contact_wanted", sa.Boolean)
)
COMMENTS = sa.table("comments", *map(sa.column, ("id", "invitation_id", "at", "replaced_by")))


def upgrade() -> None:
    for column in COLUMNS:
        op.add_column("cases", column)
    op.create_index(op.f("ix_cases_listed_in"), "cases", ["listed_in"])
    _fill_told()


def _fill_told() -> None:
    """Posted cards show all that is known, so nothing of it is news later."""
    current = (COMMENTS.c.invitation_id == INVITATIONS.c.id) & COMMENTS.c.replaced_by.is_(None)
    statement = (
        sa.select(
            CASES.c.id,
            INVITATIONS.c.score,
            INVITATIONS.c.contact_wanted,
            sa.func.count(COMMENTS.c.id).label("comments"),
            sa.func.max(COMMENTS.c.at).label("until"),
        )
        .select_from(
            CASES.join(INVITATIONS, INVITATIONS.c.id == CASES.c.invitation_id).outerjoin(
                COMMENTS, current
            )
        )
        .where(CASES.c.message.is_not(None))
        .group_by(CASES.c.id, INVITATIONS.c.score, INVITATIONS.c.contact_wanted)
    )
    bind = op.get_bind()
    for row in bind.execute(statement).all():
        told = {key: value for key, value in row._mapping.items() if key != "id"}
        bind.execute(sa.update(CASES).where(CASES.c.id == row.id).values(told=told))
