"""Moves prompts from the keys of the outbox to a table of their own."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

LIFETIME = 24 * 60 * 60 * 1_000_000
"""Microseconds in which a yes can answer a prompt."""


def upgrade() -> None:
    table = op.create_table(
        "prompts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("tap", sa.String(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("settled", sa.String(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_prompts_contact_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompts")),
    )
    op.create_index(op.f("ix_prompts_contact_id"), "prompts", ["contact_id"])
    op.create_index(op.f("ix_prompts_until"), "prompts", ["until"])
    if rows := list(_open()):
        op.bulk_insert(table, rows)


def _open() -> Iterator[dict[str, Any]]:
    """Yields each contact's last prompt, unless it was settled.

    The old key was ``contact N/asked/MICROSECONDS/TAP``, with an empty tap for the end of a prompt.
    """
    outbox = sa.table("outbox", sa.column("kind"), sa.column("key"))
    asked = (outbox.c.kind == "note") & outbox.c.key.like("contact %/asked/%")
    last: dict[str, str] = {}
    for key in op.get_bind().execute(sa.select(outbox.c.key).where(asked)).scalars():
        contact, _, rest = key.removeprefix("contact ").partition("/asked/")
        last[contact] = max(rest, last.get(contact, ""))
    for contact, rest in last.items():
        at, _, tap = rest.partition("/")
        if tap:
            asked_at = int(at)
            until = asked_at + LIFETIME
            yield {"contact_id": int(contact), "tap": tap, "asked_at": asked_at, "until": until}
