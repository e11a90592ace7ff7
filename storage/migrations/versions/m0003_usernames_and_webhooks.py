"""Adds usernames, the webhooks that the bot set, and indexes for deleting old rows."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "webhooks",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", name=op.f("pk_webhooks")),
    )
    op.add_column("contacts", sa.Column("username", sa.String(), nullable=True))
    op.create_index(
        "ix_invitations_pressed",
        "invitations",
        ["press_until"],
        unique=False,
        sqlite_where=sa.text("press_until IS NOT NULL"),
        postgresql_where=sa.text("press_until IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_outbox_kind_created_at"), "outbox", ["kind", "created_at"], unique=False
    )
    op.create_index(op.f("ix_campaigns_created_at"), "campaigns", ["created_at"], unique=False)
    # Without a record of its own, each platform was last reached when the bot last ran.
    op.execute("INSERT INTO heartbeats SELECT 'slack', at FROM heartbeats WHERE name = 'bot'")
    op.execute("INSERT INTO heartbeats SELECT 'telegram', at FROM heartbeats WHERE name = 'bot'")
