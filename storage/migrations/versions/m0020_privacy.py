"""Adds what erasure needs: its mark on people, the posted messages about them, and the erasures."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("erased_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "posted_messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("survey", sa.String(), nullable=True),
        sa.Column("week", sa.String(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_posted_messages_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posted_messages"),
    )
    op.create_index("ix_posted_messages_person_id", "posted_messages", ["person_id"])
    op.create_index("ix_posted_messages_survey_week", "posted_messages", ["survey", "week"])
    op.create_index("ix_posted_messages_at", "posted_messages", ["at"])
    op.create_table(
        "erasures",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_erasures"),
    )
