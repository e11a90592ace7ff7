"""Alembic's migrations, run in the caller's transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from storage.engine.store import Tx


def known_versions() -> frozenset[str]:
    """Returns all schema versions up to this release's."""
    scripts = ScriptDirectory.from_config(_alembic())
    return frozenset(script.revision for script in scripts.walk_revisions())


def upgrade(tx: Tx, version: str = "head") -> None:
    """Migrates the schema to *version*, by default the newest."""
    if not tx.in_transaction():  # otherwise Alembic would begin and end its own
        tx.begin()
    config = _alembic()
    config.attributes["connection"] = tx
    command.upgrade(config, version)


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
