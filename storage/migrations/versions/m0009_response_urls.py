"""Moves response URLs to a table by message, so that cards of all kinds can have one."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "response_urls",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "message", name=op.f("pk_response_urls")),
    )
    op.create_index(op.f("ix_response_urls_until"), "response_urls", ["until"], unique=False)
    op.execute(
        "INSERT INTO response_urls (platform, message, url, until, uses_left)"
        " SELECT contacts.platform, invitations.message, press_url, press_until, press_uses"
        " FROM invitations JOIN contacts ON contacts.id = invitations.contact_id"
        " WHERE invitations.message IS NOT NULL AND press_url IS NOT NULL AND press_uses > 0"
        " ON CONFLICT DO NOTHING"
    )
    op.drop_index("ix_invitations_pressed", "invitations")
    for column in ("press_url", "press_until", "press_uses"):
        op.drop_column("invitations", column)
