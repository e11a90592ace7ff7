"""Records the answers that each weekly summary counted, so that a later one can say what moved."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("promoters", "passives", "detractors", "imported"):
        op.add_column("summaries", sa.Column(name, sa.Integer(), nullable=True))
