"""Checks and migrates the schema of a database."""

from sqlalchemy import inspect, text

from storage.engine.store import Tx
from storage.schema import VERSION


class SchemaError(Exception):
    """This release of Tentap cannot use the database's schema."""


def version(tx: Tx) -> str | None:
    """Returns the database's schema version; ``None`` for a new database."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    found: str | None = tx.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def require_newest(tx: Tx) -> None:
    """Raises SchemaError, which says what to do, if the schema is not the newest."""
    found = version(tx)
    if found == VERSION:
        return
    if found is None or found < VERSION:
        too = ", or start `tentap run`, which does it too" if tx.dialect.name == "sqlite" else ""
        raise SchemaError(
            f"The database has schema {found or 'none'}, this Tentap needs {VERSION}. "
            f"Run `tentap migrate`{too}."
        )
    raise SchemaError(
        f"The database has schema {found}, which is newer than this Tentap knows ({VERSION}). "
        "Install the newer Tentap again; going back needs a backup."
    )


def migrate(tx: Tx) -> None:
    """Migrates the schema to the newest version, in the caller's transaction."""
    found = version(tx)
    if found == VERSION:
        return
    if found is not None and found > VERSION:
        require_newest(tx)
    from storage import migrations  # slow to import, and rarely needed

    migrations.upgrade(tx)
