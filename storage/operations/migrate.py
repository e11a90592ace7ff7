"""Which schema a database has, and how it gets the newest."""

from sqlalchemy import inspect, text

from storage.engine.store import Tx
from storage.schema import VERSION


class SchemaError(Exception):
    """This database has a schema that this Tentap cannot work with."""


def version(tx: Tx) -> str | None:
    """The database's schema; ``None`` for a new database."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    found: str | None = tx.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def require_newest(tx: Tx) -> None:
    """SchemaError, with what to do, where the schema is not the one this Tentap knows."""
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
    """Bring the schema to the newest version; all of it in the caller's transaction."""
    found = version(tx)
    if found == VERSION:
        return
    if found is not None and found > VERSION:
        require_newest(tx)
    from storage import migrations  # slow to import, and most starts have nothing to migrate

    migrations.upgrade(tx)
