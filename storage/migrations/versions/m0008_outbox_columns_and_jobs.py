"""Moves jobs to a queue of their own, and renames columns of the outbox to common terms."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NAMES = {
    "lane": "queue",
    "subject": '"key"',
    "generation": "version",
    "doubted": "maybe_sent",
}


def upgrade() -> None:
    for before, after in _NAMES.items():
        op.execute(f"ALTER TABLE outbox RENAME COLUMN {before} TO {after}")
        _rename_not_null(before, after.strip('"'))
    op.execute("UPDATE outbox SET queue = 'jobs' WHERE kind IN ('campaign', 'expiry')")


def _rename_not_null(before: str, after: str) -> None:
    """Renames the NOT NULL constraint, which has a name in PostgreSQL from release 18 on."""
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    named = sa.text("SELECT 1 FROM pg_constraint WHERE conname = :name")
    if bind.execute(named, {"name": f"outbox_{before}_not_null"}).first():
        op.execute(
            f"ALTER TABLE outbox RENAME CONSTRAINT outbox_{before}_not_null"
            f" TO outbox_{after}_not_null"
        )
