"""Records why each account belongs to its person, and which people enrolled themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "people",
        sa.Column("self_enrolled", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column("contacts", sa.Column("bound_by", sa.String(), nullable=True))
    # Only Slack accounts can be bound by an email address, and only to a person who has one. Those
    # bindings stay empty, and the running bot verifies them.
    op.execute(
        """UPDATE contacts SET bound_by = 'earlier' WHERE "user" IS NOT NULL AND (
        platform <> 'slack' OR person_id IN (SELECT id FROM people WHERE email = ''))"""
    )
