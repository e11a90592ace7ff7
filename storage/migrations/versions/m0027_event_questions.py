"""Adds the questions that surveys ask after an event. Events of before make none."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_LOOKS = ("survey", "state", "look_at")


def upgrade() -> None:
    op.create_table(
        "event_questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("look_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column("since", sa.BigInteger()),
        sa.Column("until", sa.BigInteger()),
        sa.Column("settled_at", sa.BigInteger()),
        sa.Column("invitation_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_questions_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_event_questions_invitation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_questions")),
        sa.UniqueConstraint("event_id", "survey", name=op.f("uq_event_questions_event_id_survey")),
    )
    name = op.f("ix_event_questions_invitation_id")
    op.create_index(name, "event_questions", ["invitation_id"])
    op.create_index(op.f("ix_event_questions_survey_state_look_at"), "event_questions", _LOOKS)
