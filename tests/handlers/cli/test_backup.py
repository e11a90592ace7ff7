"""`tentap backup` and `tentap restore`."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from handlers.cluster.runlock import RunLock
from storage.engine.sqlite import connect
from storage.schema import VERSION
from tests.handlers.cli.conftest import Tentap

TENTAP = Path(sys.executable).with_name("tentap")

WRITER = """
import itertools, sys
from pathlib import Path
from storage.engine.sqlite import connect
connection = connect(Path(sys.argv[1]), read_only=False)
for n in itertools.count():
    connection.execute("BEGIN IMMEDIATE")
    for table in ("people", "feedback"):
        connection.execute(f"INSERT INTO load_{table} VALUES (?, randomblob(2000))", (n,))
    connection.execute("COMMIT")
    print(n, flush=True)
"""
"""Writes the same number into two tables, each pair in a transaction, as fast as it can."""


@pytest.fixture
def kept(tentap: Tentap) -> Tentap:
    """A folder whose database knows Ann."""
    tentap("people", "import", tentap.file("name,slack\nAnn,U0ANN\n")).done()
    return tentap


def names(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT name FROM people ORDER BY name").fetchall()
    return [name for (name,) in found]


def add_bob(tentap: Tentap) -> None:
    tentap("people", "import", tentap.file("name,slack\nBob,U0BOB\n")).done()


def replaced(tentap: Tentap) -> list[Path]:
    return sorted(tentap.folder.glob("tentap.db.replaced-*"))


def leave_in_the_log(tentap: Tentap, name: str) -> None:
    """Commit a person and die, so that the row stands in the write-ahead log alone."""
    script = (
        "import os, sys; from pathlib import Path; from storage.engine.sqlite import connect;"
        "c = connect(Path(sys.argv[1]), read_only=False);"
        'c.execute("INSERT INTO people (name, kind, properties, created_at)'
        " VALUES (?, 'customer', '{}', 0)\", (sys.argv[2],)); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, tentap.database, name], check=True)
    assert (tentap.folder / "tentap.db-wal").stat().st_size > 0


def put_sql(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_backup_is_one_file_that_holds_everything(kept: Tentap) -> None:
    copy = kept.folder / "copies" / "monday.db"
    copy.parent.mkdir()
    assert kept("backup", str(copy)).done() == f"Saved {copy} (1 person, 0 answers).\n"
    assert names(copy) == ["Ann"]
    assert list(copy.parent.iterdir()) == [copy]
    assert copy.stat().st_mode & 0o077 == 0


def test_it_says_how_much_it_saved_without_test_questions(kept: Tentap) -> None:
    answers = kept.file("Score,Date\n9,2026-11-02 10:00\n3,2026-11-03 10:00\n")
    kept("answers", "import", answers, "--score", "Score", "--at", "Date").done()
    kept.config.write_text(kept.config.read_text() + '[staff]\nadmins = ["slack:U0ANN"]\n')
    kept("ask", "me").done()
    put_sql(kept.database, "UPDATE invitations SET score = 9, answered_at = 1")
    assert "(1 person, 2 answers)" in kept("backup", str(kept.folder / "one.db")).done()
    kept("ask", "Ann", "--yes").done()
    kept.do_jobs()
    put_sql(kept.database, "UPDATE invitations SET score = 9, answered_at = 1")
    assert "(1 person, 3 answers)" in kept("backup", str(kept.folder / "two.db")).done()


@pytest.mark.long
def test_what_stands_in_the_log_alone_is_in_the_backup(kept: Tentap) -> None:
    leave_in_the_log(kept, "Zoe")
    kept("backup", str(kept.folder / "copy.db")).done()
    assert names(kept.folder / "copy.db") == ["Ann", "Zoe"]


def test_a_backup_is_made_beside_a_running_bot(kept: Tentap) -> None:
    with RunLock(kept.database), closing(connect(kept.database, read_only=False)) as bot:
        bot.execute("BEGIN IMMEDIATE")
        kept("backup", str(kept.folder / "copy.db")).done()


@pytest.mark.long
def test_a_backup_replaces_another_only_by_force(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    add_bob(kept)
    assert "this file already exists" in kept("backup", str(copy)).failed()
    assert names(copy) == ["Ann"]
    kept("backup", str(copy), "--force").done()
    assert names(copy) == ["Ann", "Bob"]


def test_the_database_is_no_place_for_its_backup(kept: Tentap) -> None:
    shown = kept("backup", str(kept.database), "--force")
    assert "this is the database itself" in shown.failed(2)
    assert names(kept.database) == ["Ann"]


def test_a_place_that_is_not_there_is_told(kept: Tentap) -> None:
    assert "this folder doesn't exist" in kept("backup", str(kept.folder / "no" / "copy")).failed()
    assert "this isn't a file" in kept("backup", str(kept.folder), "--force").failed()


def test_without_a_database_there_is_nothing_to_save(new_tentap: Tentap) -> None:
    assert (
        "this database doesn't exist yet"
        in new_tentap("backup", str(new_tentap.folder / "copy.db")).failed()
    )
    assert not new_tentap.database.exists()
    assert not (new_tentap.folder / "copy.db").exists()


def test_a_damaged_database_is_told_and_leaves_the_last_backup(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    damage(kept.database)
    assert "Nothing was saved" in kept("backup", str(copy), "--force").failed()
    assert names(copy) == ["Ann"]
    assert list(kept.folder.glob(".*part*")) == []


def damage(database: Path) -> None:
    """Overwrite all pages but the first, in a database without a log."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    content = database.read_bytes()
    database.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


@pytest.mark.long
def test_a_backup_under_load_restores_to_a_consistent_state(kept: Tentap) -> None:
    columns = "(n INTEGER PRIMARY KEY, filler BLOB)"
    put_sql(
        kept.database,
        f"CREATE TABLE load_people {columns}",
        f"CREATE TABLE load_feedback {columns}",
        "WITH RECURSIVE some(n) AS (SELECT -20000 UNION ALL SELECT n + 1 FROM some WHERE n < -1)"
        " INSERT INTO load_people SELECT n, randomblob(2000) FROM some",
        "INSERT INTO load_feedback SELECT * FROM load_people",
    )
    copy = kept.folder / "copy.db"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, kept.database], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        before = int(writer.stdout.readline())
        ran = subprocess.run([TENTAP, "backup", copy, "--config", kept.config], check=False)
        writer.kill()
        after = int(writer.stdout.read().split()[-1])
    assert ran.returncode == 0
    kept("restore", str(copy)).done()

    with closing(sqlite3.connect(kept.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        newest, rows = connection.execute("SELECT max(n), count(*) FROM load_people").fetchone()
        same = connection.execute("SELECT max(n), count(*) FROM load_feedback").fetchone()
    assert same == (newest, rows)
    assert rows == newest + 20001
    assert before <= newest < after


def test_a_restored_database_is_as_it_was_and_the_other_is_kept(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    add_bob(kept)
    shown = kept("restore", str(copy))
    assert shown.done() == f"Restored {kept.database} from {copy} (1 person, 0 answers).\n"
    assert names(kept.database) == ["Ann"]
    (old,) = replaced(kept)
    assert shown.err == f"The old database is kept: {old}\n"
    assert names(old) == ["Ann", "Bob"]
    add_bob(kept)
    assert names(kept.database) == ["Ann", "Bob"]


@pytest.mark.long
def test_the_log_of_the_replaced_database_goes_with_it(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    leave_in_the_log(kept, "Zoe")
    kept("restore", str(copy)).done()
    assert names(kept.database) == ["Ann"]
    assert names(replaced(kept)[0]) == ["Ann", "Zoe"]
    add_bob(kept)
    assert names(kept.database) == ["Ann", "Bob"]


def test_a_damaged_database_is_replaced_and_kept_with_its_log(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    broken = b"this is no database any more" * 1000
    log = b"nor is this its log" * 1000
    kept.database.write_bytes(broken)
    kept.database.with_name("tentap.db-wal").write_bytes(log)
    kept("restore", str(copy)).done()
    assert names(kept.database) == ["Ann"]
    old, old_log = replaced(kept)
    assert (old.read_bytes(), old_log.read_bytes()) == (broken, log)
    assert old_log.name == f"{old.name}-wal"


def test_a_database_that_is_gone_is_restored(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    kept.database.unlink()
    shown = kept("restore", str(copy))
    assert (shown.code, shown.err) == (0, "")
    assert names(kept.database) == ["Ann"]
    assert replaced(kept) == []


@pytest.mark.long
def test_a_log_whose_database_is_gone_is_kept_and_taints_no_other(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    leave_in_the_log(kept, "Zoe")
    log = kept.database.with_name("tentap.db-wal").read_bytes()
    kept.database.unlink()
    kept("restore", str(copy)).done()
    assert names(kept.database) == ["Ann"]
    assert [old.read_bytes() for old in replaced(kept)] == [log]


def test_a_restored_database_has_the_rights_of_the_replaced(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    kept.database.chmod(0o640)
    kept("restore", str(copy)).done()
    assert kept.database.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_database_stays_one(kept: Tentap) -> None:
    copy, real = kept.folder / "copy.db", kept.folder / "disk" / "real.db"
    kept("backup", str(copy)).done()
    add_bob(kept)
    real.parent.mkdir()
    kept.database.rename(real)
    kept.database.symlink_to(real)
    kept("restore", str(copy)).done()
    assert kept.database.is_symlink()
    assert names(real) == ["Ann"]


def test_while_a_bot_runs_nothing_is_restored(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    add_bob(kept)
    with RunLock(kept.database):
        assert "Stop it first" in kept("restore", str(copy)).failed()
    assert names(kept.database) == ["Ann", "Bob"]


def test_while_another_command_works_nothing_is_restored(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    add_bob(kept)
    with closing(connect(kept.database, read_only=False)) as other:
        other.execute("SELECT * FROM people").fetchone()
        assert "another command uses it" in kept("restore", str(copy)).failed()
    assert names(kept.database) == ["Ann", "Bob"]
    assert replaced(kept) == []


def test_a_corrupt_file_is_refused(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    damage(copy)
    assert f"{copy}: this is damaged" in kept("restore", str(copy)).failed()
    assert_untouched(kept)


def test_a_flipped_page_in_the_midst_is_refused(kept: Tentap) -> None:
    """SQLite opens and copies such a file without a word."""
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    with closing(sqlite3.connect(copy)) as connection:
        root = "SELECT rootpage FROM sqlite_schema WHERE name = 'feedback'"
        (page,) = connection.execute(root).fetchone()
    content = bytearray(copy.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    copy.write_bytes(content)
    assert f"{copy}: this is damaged (SQLite says: " in kept("restore", str(copy)).failed()
    assert_untouched(kept)


def test_a_torn_file_is_refused(kept: Tentap) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    copy.write_bytes(copy.read_bytes()[:20_000])
    assert f"{copy}: this is " in kept("restore", str(copy)).failed()
    assert_untouched(kept)


def test_what_is_no_database_is_refused(kept: Tentap) -> None:
    told = kept("restore", kept.file("a letter, and a long one" * 100, "letter")).failed()
    assert "(SQLite says: file is not a database). Nothing was restored." in told
    assert "not one of Tentap's" in kept("restore", kept.file("", "empty")).failed()
    assert "this file doesn't exist" in kept("restore", str(kept.folder / "nothing")).failed()
    assert "this file doesn't exist" in kept("restore", str(kept.folder)).failed()
    assert "this is the database itself" in kept("restore", str(kept.database)).failed(2)
    assert_untouched(kept)


def test_a_database_of_something_else_is_refused(kept: Tentap) -> None:
    other = kept.folder / "other.db"
    put_sql(other, "CREATE TABLE people (name TEXT)")
    assert "a database, but not one of Tentap's" in kept("restore", str(other)).failed()
    assert_untouched(kept)


@pytest.mark.parametrize("version", ["0000", "9999"])
def test_a_schema_that_we_do_not_know_is_refused(kept: Tentap, version: str) -> None:
    copy = kept.folder / "copy.db"
    kept("backup", str(copy)).done()
    put_sql(copy, f"UPDATE alembic_version SET version_num = '{version}'")
    told = kept("restore", str(copy)).failed()
    assert f"of schema {version}, which this Tentap does not know: {VERSION} or older" in told
    assert_untouched(kept)


def assert_untouched(tentap: Tentap) -> None:
    assert names(tentap.database) == ["Ann"]
    assert replaced(tentap) == []
    assert list(tentap.folder.glob(".*part*")) == []


def test_nobody_else_on_the_machine_may_read_what_is_made(tentap: Tentap) -> None:
    before = os.umask(0)
    try:
        add_bob(tentap)
        backup = tentap.folder / "saved.db"
        tentap("backup", str(backup)).done()
        tentap("restore", str(backup)).done()
    finally:
        os.umask(before)
    for path in (tentap.database, backup, *replaced(tentap)):
        assert path.stat().st_mode & 0o077 == 0, path
    assert len(replaced(tentap)) == 1
