"""Adds when each person is asked next, and the country and dates of people."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    country: sa.Column[str] = sa.Column("country", sa.String(), server_default="", nullable=False)
    op.add_column("people", country)
    op.add_column("people", sa.Column("joined_on", sa.Date()))
    op.add_column("people", sa.Column("left_on", sa.Date()))
    op.create_table(
        "rhythms",
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("settings", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("replans", sa.Boolean(), nullable=False),
        sa.Column("checked_at", sa.BigInteger(), nullable=False),
        sa.Column("offered_at", sa.BigInteger()),
        sa.Column("started_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("survey", name=op.f("pk_rhythms")),
    )
    op.create_table(
        "due_questions",
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_due_questions_person_id")
        ),
        sa.PrimaryKeyConstraint("survey", "person_id", name=op.f("pk_due_questions")),
    )
    op.create_index(op.f("ix_due_questions_person_id"), "due_questions", ["person_id"])
    op.create_index(op.f("ix_due_questions_survey_due_at"), "due_questions", ["survey", "due_at"])
    op.create_table(
        "planned_days",
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("survey", "day", name=op.f("pk_planned_days")),
    )
