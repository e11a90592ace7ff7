"""Adds personal links, the members of synced channels, and when a contact left all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "personal_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_personal_links_person_id"),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name="fk_personal_links_contact_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_personal_links"),
        sa.UniqueConstraint("token_hash", name="uq_personal_links_token_hash"),
    )
    op.create_index("ix_personal_links_person_id", "personal_links", ["person_id"])
    op.create_index("ix_personal_links_expires_at", "personal_links", ["expires_at"])
    op.create_table(
        "channel_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.Column("event_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name="fk_channel_members_contact_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_channel_members"),
        sa.UniqueConstraint("channel", "contact_id", name="uq_channel_members_channel_contact_id"),
    )
    op.create_index("ix_channel_members_contact_id", "channel_members", ["contact_id"])
    op.add_column("contacts", sa.Column("left_at", sa.BigInteger(), nullable=True))
