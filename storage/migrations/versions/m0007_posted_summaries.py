"""Imported people to find."""

from alembic import op

revision = "0007"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE imported_answers SET person = lower(person) WHERE person LIKE '%@%'")
    op.create_index(op.f("ix_imported_answers_person"), "imported_answers", ["person"])
