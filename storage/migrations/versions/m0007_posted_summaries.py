"""Adds the verdicts of posted summaries, random variants, and an index of imported people."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "posted_summaries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("posted_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posted_summaries")),
        sa.UniqueConstraint("survey", "week", name=op.f("uq_posted_summaries_survey_week")),
    )
    # Older versions used another test, so their verdicts are left out.
    op.execute(
        "INSERT INTO posted_summaries (survey, week, posted_at)"
        " SELECT substr(subject, 1, length(subject) - 9), substr(subject, length(subject) - 7),"
        " COALESCE(claimed_at, due_at)"
        " FROM outbox WHERE kind = 'summary' AND state = 'sent' ORDER BY id"
    )
    # For older invitations the setting is unknown, so they do not count as an experiment.
    op.add_column(
        "invitations",
        sa.Column("experiment", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute("UPDATE imported_answers SET person = lower(person) WHERE person LIKE '%@%'")
    op.create_index(op.f("ix_imported_answers_person"), "imported_answers", ["person"])
