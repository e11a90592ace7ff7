"""Adds the workspace of accounts, since two workspaces may have the same id."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_WORKSPACE = sa.Column("workspace", sa.String(), server_default="", nullable=False)
_UNIQUE = (
    ("uq_contacts_platform_workspace_user", ["platform", "workspace", "user"]),
    ("uq_contacts_person_id_platform_workspace", ["person_id", "platform", "workspace"]),
)
_KEPT = (
    'id, person_id, platform, "user", chat, username, language, timezone, state, used_at, bound_by'
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild()
        return
    op.add_column("contacts", _WORKSPACE)
    for name in ("uq_contacts_platform_user", "uq_contacts_person_id_platform"):
        op.drop_constraint(name, "contacts", type_="unique")
    for name, columns in _UNIQUE:
        op.create_unique_constraint(name, "contacts", columns)


def _rebuild() -> None:
    """Rebuilds the table, since SQLite cannot change a table's constraints.

    Invitations refer to its rows, which are missing for a moment. So SQLite must check foreign keys
    only at the end.
    """
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TABLE earlier_contacts AS SELECT * FROM contacts")
    op.drop_table("contacts")
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        _WORKSPACE,
        sa.Column("user", sa.String(), nullable=True),
        sa.Column("chat", sa.String(), nullable=True),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("timezone", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("bound_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_contacts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        *(sa.UniqueConstraint(*columns, name=op.f(name)) for name, columns in _UNIQUE),
    )
    op.create_index(op.f("ix_contacts_person_id"), "contacts", ["person_id"], unique=False)
    op.execute(f"INSERT INTO contacts ({_KEPT}) SELECT {_KEPT} FROM earlier_contacts")  # noqa: S608
    op.drop_table("earlier_contacts")
