"""Which databases the commands take, and `tentap migrate`."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from handlers.cli.database_errors import explain_errors
from handlers.cluster.runlock import RunLock
from storage.engine.databases import store_at
from storage.engine.store import Tx
from storage.schema import VERSION, heartbeats
from tests.handlers.cli.conftest import Tentap
from tests.harness.sqlite import migrated

LIST = "name,slack\nAnn,U0ANN\n"
IMPORT = ("answers", "import", "x.csv", "--score", "a", "--at", "b")


def put_schema(tentap: Tentap, version: str) -> None:
    with sqlite3.connect(tentap.database) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT)")
        connection.execute("DELETE FROM alembic_version")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (version,))
    connection.close()


def test_migrate_makes_a_database(tentap: Tentap) -> None:
    told = tentap("migrate").done()
    assert told == f"{tentap.database}: the schema is {VERSION}, the newest.\n"
    assert "no such database" not in tentap("summary").done()


def test_migrate_again_changes_nothing(tentap: Tentap) -> None:
    assert tentap("migrate").done() == tentap("migrate").done()


def test_migrate_is_refused_while_a_bot_runs(tentap: Tentap) -> None:
    tentap("migrate").done()
    with RunLock(tentap.database):
        assert "Stop it first" in tentap("migrate").failed()


def test_other_commands_work_while_a_bot_runs(tentap: Tentap) -> None:
    tentap("migrate").done()
    with RunLock(tentap.database):
        tentap("people", "import", tentap.file(LIST)).done()


@pytest.mark.parametrize("command", [("people", "import", "{list}"), ("summary",), ("ask", "all")])
def test_an_older_schema_is_refused_in_words(tentap: Tentap, command: tuple[str, ...]) -> None:
    put_schema(tentap, "0000")
    path = tentap.file(LIST)
    told = tentap(*(word.format(list=path) for word in command)).failed()
    assert f"has schema 0000, this Tentap needs {VERSION}. Run `tentap migrate`" in told


def test_a_newer_schema_is_refused_by_migrate_too(tentap: Tentap) -> None:
    put_schema(tentap, "9999")
    assert "newer than this Tentap knows" in tentap("migrate").failed()


def test_a_file_that_is_no_database_is_told(tentap: Tentap) -> None:
    tentap.database.write_text("this is a letter, not a database, and a long one" * 100)
    assert "SQLite says: file is not a database" in tentap("summary").failed()
    assert tentap.database.read_text().startswith("this is a letter")


def test_migrate_makes_no_new_database_over_a_broken_one(new_tentap: Tentap) -> None:
    new_tentap.database.touch()
    assert "the file is empty. Restore a backup" in new_tentap("migrate").failed()
    assert new_tentap.database.read_bytes() == b""


def test_a_folder_that_is_not_there_is_told(tentap: Tentap) -> None:
    tentap.config.write_text(tentap.config.read_text().replace("tentap.db", "data/tentap.db"))
    assert "the database's folder does not exist" in tentap("migrate").failed()


def test_a_fault_of_ours_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    database = migrated(tmp_path / "tentap.db")

    def forget_a_value(tx: Tx) -> None:
        tx.execute(heartbeats.insert().values(name="bot"))

    async def work() -> None:
        async with store_at(database) as store:
            await store.run(forget_a_value)

    with pytest.raises(IntegrityError, match="NOT NULL"), explain_errors(database):
        asyncio.run(work())
