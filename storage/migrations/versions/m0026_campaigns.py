"""Adds the states and receipts of campaigns, their invitations, and the pause of all asking.

Edits for erasures get a priority of their own, so that a pause can pass over all questions.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_STATES = """
UPDATE campaigns SET changed_at = created_at, size = json_array_length(people), state = CASE
    WHEN NOT confirmed THEN 'refused'
    WHEN EXISTS (
        SELECT 1 FROM outbox
        WHERE outbox.kind = 'campaign' AND outbox.key = campaigns.token
            AND outbox.state IN ('due', 'sending')
    ) THEN 'running'
    ELSE 'done' END
WHERE confirmed IS NOT NULL
"""
_PRIORITY = "UPDATE outbox SET priority = 7 WHERE kind = 'erased message' AND state = 'due'"


def upgrade() -> None:
    state = sa.Column("state", sa.String(), server_default="proposed", nullable=False)
    op.add_column("campaigns", state)
    op.add_column("campaigns", sa.Column("changed_at", sa.BigInteger()))
    size = sa.Column("size", sa.Integer(), server_default="0", nullable=False)
    op.add_column("campaigns", size)
    op.add_column("campaigns", sa.Column("receipt_platform", sa.String()))
    chat = sa.Column("receipt_chat", sa.String(), server_default="", nullable=False)
    op.add_column("campaigns", chat)
    op.add_column("campaigns", sa.Column("receipt", sa.String()))
    op.add_column("campaigns", sa.Column("receipt_shown", sa.JSON()))
    op.execute(_STATES)
    op.drop_column("campaigns", "confirmed")
    op.create_index(op.f("ix_campaigns_state"), "campaigns", ["state"])
    op.add_column("invitations", sa.Column("campaign", sa.String()))
    op.create_index(op.f("ix_invitations_campaign_state"), "invitations", ["campaign", "state"])
    op.create_table(
        "asking_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asking_pause")),
    )
    op.execute(_PRIORITY)
