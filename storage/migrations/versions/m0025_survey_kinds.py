"""Adds the kind of survey to each answer, so that a score is checked by its own scale."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_IN_SCALE = "(kind = 'nps' AND score BETWEEN 0 AND 10) OR (kind = 'csat' AND score BETWEEN 1 AND 5)"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA defer_foreign_keys = ON")
        _rebuild("invitations", _invitations(), _INDEXES_OF_INVITATIONS)
        _rebuild("imported_answers", _imported_answers(), _INDEXES_OF_IMPORTED_ANSWERS)
        return
    for table in ("invitations", "imported_answers"):
        op.add_column(table, _kind())
        op.drop_constraint(op.f(f"ck_{table}_scale"), table, type_="check")
        op.create_check_constraint(op.f(f"ck_{table}_scale"), table, _IN_SCALE)


def _rebuild(table: str, items: Sequence[SchemaItem], indexes: Sequence[Sequence[str]]) -> None:
    """Rebuilds a table with all its rows, since SQLite cannot change a table's constraints.

    Other tables refer to its rows, which are missing for a moment. So SQLite must check foreign
    keys only at the end.
    """
    kept = ", ".join(
        f'"{item.name}"' for item in items if isinstance(item, sa.Column) and item.name != "kind"
    )
    op.execute(f"CREATE TABLE earlier_rows AS SELECT * FROM {table}")  # noqa: S608
    op.drop_table(table)
    op.create_table(table, *items)
    for columns in indexes:
        name = "_".join(("ix", table, *columns))
        op.create_index(op.f(name), table, list(columns), unique=False)
    op.execute(f"INSERT INTO {table} ({kept}) SELECT {kept} FROM earlier_rows")  # noqa: S608
    op.drop_table("earlier_rows")


def _kind() -> sa.Column[str]:
    return sa.Column("kind", sa.String(), server_default="nps", nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


_INDEXES_OF_INVITATIONS = (
    ("contact_id",),
    ("message",),
    ("person_id",),
    ("survey", "answered_at"),
    ("survey", "queued_at"),
)
_INDEXES_OF_IMPORTED_ANSWERS = (("person",), ("survey", "at"))


def _invitations() -> tuple[SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("handed_over_at", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("first_ask", sa.Boolean(), nullable=False),
        sa.Column("message", sa.String(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        _flag("comment_skipped"),
        sa.Column("contact_wanted", sa.Boolean(), nullable=True),
        sa.Column("quote", sa.String(), nullable=True),
        _flag("rescoring"),
        _flag("put_again"),
        _flag("returned"),
        sa.Column("declined", sa.String(), nullable=True),
        sa.Column("declined_until", sa.BigInteger(), nullable=True),
        _flag("replaced"),
        sa.Column("pressed_at", sa.BigInteger(), nullable=True),
        _flag("experiment"),
        sa.Column("declined_at", sa.BigInteger(), nullable=True),
        sa.Column("reminder", sa.String(), nullable=True),
        _flag("test"),
        _kind(),
        sa.CheckConstraint(
            "(score IS NULL) = (answered_at IS NULL)", name=op.f("ck_invitations_answered")
        ),
        sa.CheckConstraint(_IN_SCALE, name=op.f("ck_invitations_scale")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_invitations_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_invitations_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint(
            "survey", "person_id", "round", name=op.f("uq_invitations_survey_person_id_round")
        ),
        sa.UniqueConstraint("token", name=op.f("uq_invitations_token")),
    )


def _imported_answers() -> tuple[SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=True),
        _kind(),
        sa.CheckConstraint(_IN_SCALE, name=op.f("ck_imported_answers_scale")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_answers")),
        sa.UniqueConstraint("key", name=op.f("uq_imported_answers_key")),
    )
