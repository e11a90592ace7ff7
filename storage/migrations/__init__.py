"""Alembic's migrations, run by ``storage.schema_version`` in one transaction."""
