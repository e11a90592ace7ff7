"""Records which records were joined into another one of the same person."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("joined_into", sa.Integer()))
    op.create_index(op.f("ix_people_joined_into"), "people", ["joined_into"])
