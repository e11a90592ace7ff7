"""Adds to each outbox row the platform's last refusal, and whether its text alone is sent."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    plain: sa.Column[bool] = sa.Column(
        "plain", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("outbox", plain)
    op.add_column("outbox", sa.Column("refusal", sa.JSON(), nullable=True))
