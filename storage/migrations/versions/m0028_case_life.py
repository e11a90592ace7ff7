"""Adds owner, clock, urgency, history and replies to cases. Cases of before have no clock."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in _of_cases():
        op.add_column("cases", column)
    op.execute("UPDATE cases SET has_clock = false")
    op.create_index(op.f("ix_cases_state_owner"), "cases", ["state", "owner"])
    op.create_index(op.f("ix_cases_opened_at"), "cases", ["opened_at"])
    op.add_column("invitations", sa.Column("of_case", sa.Integer()))
    op.create_table(
        "case_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("by"),
        _text("by_name"),
        sa.Column("words", sa.String()),
        sa.Column("until", sa.BigInteger()),
        _text("cause"),
        sa.Column("previous_score", sa.Integer()),
        sa.Column("score", sa.Integer()),
        sa.Column("reply", sa.Integer()),
        _text("chat"),
        sa.Column("source", sa.String()),
        _text("owner"),
        sa.Column("due_at", sa.BigInteger()),
        _text("team"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_entries_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_entries")),
    )
    op.create_index(op.f("ix_case_entries_case_id_id"), "case_entries", ["case_id", "id"])
    op.create_index(op.f("ix_case_entries_at"), "case_entries", ["at"])
    op.create_index(op.f("ix_case_entries_source"), "case_entries", ["source"])
    _create_replies()


def _create_replies() -> None:
    op.create_table(
        "case_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("signed", sa.String(), nullable=False),
        sa.Column("words", sa.JSON()),
        sa.Column("prompt", sa.String()),
        sa.Column("source", sa.String()),
        sa.Column("notice", sa.String()),
        sa.Column("message", sa.String()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_replies_case_id")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_case_replies_contact_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_replies")),
    )
    for column in ("case_id", "at", "prompt", "source", "message"):
        op.create_index(op.f(f"ix_case_replies_{column}"), "case_replies", [column])


def _of_cases() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("urgency", sa.String(), server_default="normal", nullable=False),
        _text("owner"),
        _text("owner_name"),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("responded_at", sa.BigInteger()),
        sa.Column("snoozed_until", sa.BigInteger()),
        sa.Column("reminded_at", sa.BigInteger()),
        sa.Column("escalated_at", sa.BigInteger()),
        sa.Column("acted_at", sa.BigInteger()),
        sa.Column("refused_at", sa.BigInteger()),
        sa.Column("wrote_at", sa.BigInteger()),
        _text("cause"),
        sa.Column("has_clock", sa.Boolean(), server_default=sa.true(), nullable=False),
        _text("channel"),
    )


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(), server_default="", nullable=False)
