import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import storage.migrate
from storage import migrate as migrating
from storage.migrate import SchemaError, migrate, require_newest
from storage.schema import VERSION, metadata
from storage.sqlite_store import SqliteStore
from storage.store import Tx
from tests.storage.cast import add_person
from tests.storage.conftest import close_tx, open_tx


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Tx]:
    opened = open_tx(tmp_path / "empty.db")
    yield opened
    close_tx(opened)


def structure(tx: Tx) -> set[str]:
    """What SQLite was told to create, whatever the order within a table."""
    found = tx.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).scalars()
    statements = {" ".join(sorted(sql.replace(",", " ").split())) for sql in found}
    return {sql for sql in statements if "alembic_version" not in sql}


def test_the_migrations_lead_to_the_schema(tx: Tx) -> None:
    assert compare_metadata(MigrationContext.configure(tx), metadata) == []


def test_the_migrations_lead_to_every_constraint(tx: Tx, empty: Tx) -> None:
    metadata.create_all(empty)
    assert structure(tx) == structure(empty)


def test_the_version_is_the_newest_migration() -> None:
    config = Config()
    folder = Path(storage.migrate.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_current_head() == VERSION


def test_a_new_database_has_no_version_until_it_is_migrated(empty: Tx) -> None:
    assert migrating.version(empty) is None
    migrate(empty)
    assert migrating.version(empty) == VERSION
    require_newest(empty)


def test_migrating_twice_is_harmless(tx: Tx) -> None:
    add_person(tx, "Anna")
    before = structure(tx)
    migrate(tx)
    assert structure(tx) == before
    assert tx.execute(text("SELECT name FROM people")).scalars().all() == ["Anna"]


def test_an_old_database_is_told_to_migrate(empty: Tx) -> None:
    with pytest.raises(SchemaError, match="Run `tentap migrate`"):
        require_newest(empty)


@pytest.mark.parametrize("refusing", [migrate, require_newest])
def test_a_newer_database_is_refused_in_words(tx: Tx, refusing: Callable[[Tx], None]) -> None:
    tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaError, match=r"schema 9999, which is newer .* Install the newer"):
        refusing(tx)
    assert migrating.version(tx) == "9999"


async def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def migrate_and_fail(tx: Tx) -> None:
        migrate(tx)
        raise LookupError("the plug")

    async with SqliteStore(tmp_path / "new.db") as store:
        with pytest.raises(LookupError):
            await store.run(migrate_and_fail)
        assert await store.read(structure) == set()
        await store.run(migrate)
        assert await store.read(migrating.version) == VERSION


KILLED_MIDWAY = """
import asyncio, os, sys
from pathlib import Path
from storage.migrate import migrate
from storage.sqlite import raw
from storage.sqlite_store import SqliteStore

def migrate_and_die(tx):
    created = []
    def count(statement):
        created.append(statement)
        if sum("CREATE TABLE" in one for one in created) == 8:
            os._exit(9)
    raw(tx).set_trace_callback(count)
    migrate(tx)

async def main():
    async with SqliteStore(Path(sys.argv[1])) as store:
        await store.run(migrate_and_die)

asyncio.run(main())
"""


def test_a_migration_killed_midway_leaves_no_half_schema(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    killed = subprocess.run([sys.executable, "-c", KILLED_MIDWAY, str(path)], check=False)
    assert killed.returncode == 9
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == []
    database.close()
    tx = open_tx(path)
    migrate(tx)
    assert migrating.version(tx) == VERSION
    close_tx(tx)
