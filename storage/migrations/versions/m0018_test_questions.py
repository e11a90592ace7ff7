"""Adds the mark of test questions, which never count."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    test: sa.Column[bool] = sa.Column(
        "test", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("invitations", test)
