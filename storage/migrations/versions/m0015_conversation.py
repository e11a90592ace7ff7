"""Stores prompts with all their choices, and what undoing, editing and forwarding need."""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_TAP = re.compile(r"1:(s:[^:]+:(?P<score>[0-9]{1,2})|u)")
"""The taps of earlier prompts: a score, or to be asked again."""


def upgrade() -> None:
    op.execute("UPDATE outbox SET kind = 'card below' WHERE kind = 'question again'")
    op.add_column("invitations", sa.Column("declined_at", sa.BigInteger()))
    op.add_column("invitations", sa.Column("reminder", sa.String()))
    op.add_column("score_changes", sa.Column("source", sa.String()))
    op.create_index(op.f("ix_score_changes_source"), "score_changes", ["source"])
    for table in ("comments", "feedback"):
        forwarded: sa.Column[bool] = sa.Column(
            "forwarded", sa.Boolean(), server_default=sa.false(), nullable=False
        )
        op.add_column(table, forwarded)
    _rebuild_prompts()


def _rebuild_prompts() -> None:
    """Replaces the tap that a yes stands for by a note with buttons."""
    earlier = sa.table(
        "prompts",
        *map(sa.column, ("id", "contact_id", "tap", "asked_at", "until", "settled", "settled_at")),
    )
    rows = [dict(row) for row in op.get_bind().execute(sa.select(earlier)).mappings()]
    op.drop_table("prompts")
    table = op.create_table(
        "prompts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.Column("yes_or_no", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("settled", sa.String()),
        sa.Column("settled_at", sa.BigInteger()),
        sa.Column("choice", sa.Integer()),
        sa.Column("message", sa.String()),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_prompts_contact_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompts")),
    )
    for column in ("contact_id", "message", "until"):
        op.create_index(op.f(f"ix_prompts_{column}"), "prompts", [column])
    if converted := [_converted(row) for row in rows if _TAP.fullmatch(row["tap"])]:
        op.bulk_insert(table, converted)
        _continue_ids()


def _converted(row: dict[str, Any]) -> dict[str, Any]:
    tap = row.pop("tap")
    chosen = {"yes": 0, "no": 1}.get(row["settled"])
    settled = row["settled"] if chosen is None else "chosen"
    return {**row, "note": _note(tap), "yes_or_no": True, "settled": settled, "choice": chosen}


def _note(tap: str) -> dict[str, Any]:
    """Returns the note of an earlier prompt: a yes sends *tap*, a no sends nothing."""
    match = _TAP.fullmatch(tap)
    score = match and match["score"]
    key, values = ("note.meant", {"score": int(score)}) if score else ("note.resume", {})
    return {
        "line": {"key": key, "values": values},
        "buttons": [
            {"label": {"key": f"{key}.button", "values": values}, "tap": tap, "means": True},
            {"label": {"key": f"{key}.no", "values": values}, "tap": "", "means": False},
        ],
    }


def _continue_ids() -> None:
    """Makes PostgreSQL number new prompts after the converted ones."""
    if op.get_bind().dialect.name == "postgresql":
        highest = "(SELECT max(id) FROM prompts)"
        op.execute(f"SELECT setval(pg_get_serial_sequence('prompts', 'id'), {highest})")
