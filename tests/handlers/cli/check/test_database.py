"""What `tentap check` says of the database, and that it leaves it as it is."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine import file_health
from storage.engine.sqlite import connect
from storage.schema import VERSION
from tests.handlers.cli.conftest import Tentap, TentapOnServer
from tests.harness.postgresql import fresh_database, open_tx
from tests.harness.sqlite import migrated

CONFIG = """
database = "{database}"
[telegram]
api_url = "http://127.0.0.1:9"
[[survey]]
key = "relationship"
kind = "nps"
"""


def check(tentap: Tentap, database: str = "sqlite:tentap.db") -> str:
    """What it says of the database, between bot.toml and the platforms."""
    tentap.config.write_text(CONFIG.format(database=database))
    shown = tentap("check", env={"TENTAP_TELEGRAM_TOKEN": "1234:token"})
    before, _, _ = shown.out.partition("✗ Telegram")
    _, _, told = before.partition("so nobody can use `/tentap ask`\n")
    return told.replace(str(tentap.folder), "HERE")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put_schema(database: Path, version: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


def fine(tentap: Tentap) -> None:
    migrated(tentap.database).chmod(0o600)


def older(tentap: Tentap) -> None:
    fine(tentap)
    put_schema(tentap.database, "0001")


def newer(tentap: Tentap) -> None:
    fine(tentap)
    put_schema(tentap.database, "9999")


def damaged(tentap: Tentap) -> None:
    fine(tentap)
    with tentap.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)


def a_letter(tentap: Tentap) -> None:
    tentap.database.write_text("this is a letter, not a database" * 500)
    tentap.database.chmod(0o600)


def somebody_elses(tentap: Tentap) -> None:
    tentap.database.touch(mode=0o600)
    with closing(sqlite3.connect(tentap.database)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def empty(tentap: Tentap) -> None:
    tentap.database.touch(mode=0o600)


def a_folder(tentap: Tentap) -> None:
    tentap.database.mkdir()


def nothing(tentap: Tentap) -> None:
    pass


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (fine, "✓ HERE/tentap.db: sound, with the newest schema\n"),
        (nothing, "– HERE/tentap.db: doesn't exist yet; `tentap run` creates it\n"),
        (
            older,
            "– HERE/tentap.db: sound; the next `tentap run` updates its schema from 0001 to"
            f" {VERSION}\n",
        ),
        (
            newer,
            "✗ HERE/tentap.db: it is of schema 9999, which this Tentap does not know: "
            f"{VERSION} or older\n"
            "  → Install the newer Tentap again, or restore a backup.\n",
        ),
        (
            a_letter,
            "✗ HERE/tentap.db: the database is damaged (SQLite says: file is not a database)."
            " Nothing was changed in it\n  → Restore a backup: `tentap restore FILE`.\n",
        ),
        (
            somebody_elses,
            "✗ HERE/tentap.db: it is a database, but not one of Tentap's\n"
            "  → Name another file in bot.toml, or restore a backup: `tentap restore FILE`.\n",
        ),
        (
            empty,
            "✗ HERE/tentap.db: the file is empty\n"
            "  → Restore a backup: `tentap restore FILE`. To start from nothing, delete it.\n",
        ),
        (
            a_folder,
            "✗ HERE/tentap.db: this is a folder, not a file\n"
            "  → Name a file, perhaps in this folder:"
            ' database = "sqlite:HERE/tentap.db/tentap.db"\n',
        ),
    ],
)
def test_what_is_wrong_with_the_file_is_told_with_its_mend(
    new_tentap: Tentap, made: Callable[[Tentap], None], told: str
) -> None:
    made(new_tentap)
    assert check(new_tentap) == told


def test_a_disk_that_is_nearly_full_is_told(
    tentap: Tentap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_health, "SCARCE_BYTES", 2**60)
    fine(tentap)
    _, told, mend = check(tentap).splitlines()
    assert told.startswith("✗ HERE: only ")
    assert told.endswith("are free on this disk; when it is full, no answer can be stored")
    assert mend.startswith("  → Free some space")


def test_a_damaged_page_is_found(tentap: Tentap) -> None:
    damaged(tentap)
    told = check(tentap)
    assert "the database is damaged (SQLite says: " in told
    assert told.endswith("  → Restore a backup: `tentap restore FILE`.\n")


def test_a_folder_that_is_missing_is_told(tentap: Tentap) -> None:
    told = check(tentap, "sqlite:data/tentap.db")
    assert told == ("✗ HERE/data: the database's folder does not exist\n  → Create it first.\n")


@pytest.mark.sampled
@pytest.mark.parametrize("made", [fine, nothing, older, newer, damaged, a_letter])
def test_it_changes_nothing_and_leaves_nothing(
    tentap: Tentap, made: Callable[[Tentap], None]
) -> None:
    made(tentap)
    check(tentap)
    before = contents(tentap.folder)
    check(tentap)
    assert contents(tentap.folder) == before
    assert {"tentap.db-wal", "tentap.db-shm", "tentap.db.lock"}.isdisjoint(before)


def test_it_looks_beside_a_running_bot(tentap: Tentap) -> None:
    fine(tentap)
    put_schema(tentap.database, "0001")
    with closing(connect(tentap.database, read_only=False)) as bot:
        bot.execute("UPDATE alembic_version SET version_num = ?", (VERSION,))
        assert "sound, with the newest schema" in check(tentap)  # as the log says


def test_a_file_that_others_may_read_is_told_and_left(tentap: Tentap) -> None:
    fine(tentap)
    old = tentap.folder / "tentap.db.replaced-20260302T090000Z"
    for path in (tentap.database, old):
        path.touch()
        os.chmod(path, 0o644)
    assert check(tentap) == (
        "✓ HERE/tentap.db: sound, with the newest schema\n"
        "– HERE/tentap.db: other users of this machine can read what people wrote\n"
        f"  → If you don't want that: chmod go= HERE/tentap.db HERE/{old.name}\n"
    )
    assert tentap.database.stat().st_mode & 0o777 == 0o644


def test_a_folder_in_the_files_place_is_told_by_every_command(new_tentap: Tentap) -> None:
    new_tentap.database.mkdir()
    for command in (("migrate",), ("summary",), ("ask", "all")):
        assert (
            "tentap.db: this is a folder, not a file. Name a file" in new_tentap(*command).failed()
        )


def test_a_server_that_is_well_is_told(served: TentapOnServer) -> None:
    told = check(served, served.server.url)
    assert told == f"✓ {served.server}: it answers, and has the newest schema\n"


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("0001", f"its schema is 0001, older than {VERSION}\n  → Run `tentap migrate`."),
        ("9999", f"its schema is 9999, newer than {VERSION}\n  → Install the newer Tentap"),
    ],
)
def test_another_schema_on_a_server_is_told(tentap: Tentap, version: str, told: str) -> None:
    with fresh_database() as server:
        with open_tx(server) as tx:
            tx.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": version})
        assert told in check(tentap, server.url)


def test_a_server_without_tables_is_told(tentap: Tentap) -> None:
    with fresh_database("template0") as server:
        told = check(tentap, server.url)
    assert told == f"✗ {server}: it has no tables yet\n  → Run `tentap migrate`.\n"


def test_a_server_that_is_not_there_is_told(tentap: Tentap) -> None:
    told = check(tentap, "postgresql://u:hush@127.0.0.1:9/tentap")
    assert told.startswith("✗ postgresql://u@127.0.0.1:9/tentap: PostgreSQL says: ")
    assert "→ Check that the server is up, and host and port in the address.\n" in told
    assert "hush" not in told
