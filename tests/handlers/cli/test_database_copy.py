"""`tentap database copy`: a whole installation moves to PostgreSQL."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from sqlalchemy import func, select, text

from bot.chat.platforms import Platform
from handlers.cli import progress
from handlers.cluster.runlock import RunLock
from storage import people
from storage.engine.databases import Server
from storage.engine.store import Tx
from storage.messaging import inbox
from storage.messaging.inbox import Arrival
from storage.people import NewPerson
from storage.schema import VERSION, metadata
from tests.handlers.cli.conftest import CommandResult, Tentap, TentapOnServer
from tests.harness.command_line import call
from tests.harness.postgresql import fresh_database, open_tx

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TENTAP = Path(sys.executable).with_name("tentap")
PEOPLE = 'name,slack,email,Plan\nAnn,U0ANN,,"gold, ""é"""\nÉlise,,elise@acme.example,\n'
ANSWERS = "When,Score,Why\n2019-10-28,10,Fast\n2019-11-03 23:59,3,[b]Slow[/b]\t\\N\n"
BY_HAND = """
    INSERT INTO comments (id, invitation_id, text, at, replaced_by) VALUES
        (1, 1, 'first', 1, 2), (2, 1, 'second', 2, NULL);
    INSERT INTO inbox (id, platform, key, chat, body, received_at, state, attempt, worker) VALUES
        (41, 'slack', 'a', 'C1', '{}', 1, 'new', 1, 'a process'),
        (77, 'slack', 'b', 'C1', '', 1, 'done', 1, NULL);
    DELETE FROM inbox WHERE id = 77;
    INSERT INTO workers VALUES ('a process', 1);
    INSERT INTO leases VALUES ('send slack', 'a process', 7, 1);
    INSERT INTO moved_chats VALUES ('slack:C1', 'slack:C2');
    INSERT INTO heartbeats VALUES ('bot', 1);
    INSERT INTO webhooks VALUES ('telegram', 'https://bot.example/telegram', 1);
"""


@pytest.fixture
def lived_in(tentap: Tentap) -> Tentap:
    """A SQLite installation with something in nearly every table."""
    tentap("people", "import", tentap.file(PEOPLE)).done()
    columns = ("--score", "Score", "--at", "When", "--comment", "Why")
    tentap("answers", "import", tentap.file(ANSWERS), *columns).done()
    tentap("ask", "all", "--yes").done()
    tentap.do_jobs()
    change(tentap, BY_HAND)
    return tentap


@pytest.fixture
def empty() -> Iterator[Server]:
    """A database without a table."""
    with fresh_database("template0") as server:
        yield server


def change(tentap: Tentap, statements: str) -> None:
    with closing(sqlite3.connect(tentap.database)) as file:
        file.executescript(statements)


def copy(tentap: Tentap, server: Server, **env: str) -> CommandResult:
    result = call(["database", "copy", str(tentap.database), server.url], env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return CommandResult(code=result.exit_code, out=result.stdout, err=result.stderr)


def tables_of(server: Server) -> int:
    with open_tx(server) as tx:
        statement = text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        return int(tx.execute(statement).scalar_one())


def without_time(summary: str) -> dict[str, Any]:
    """A summary in JSON, without the moment at which its cases were read."""
    found: dict[str, Any] = json.loads(summary)
    del found["cases"]["at"]
    return found


def counts(server: Server) -> dict[str, int]:
    with open_tx(server) as tx:
        statements = {t.name: select(func.count()).select_from(t) for t in metadata.sorted_tables}
        return {name: tx.execute(counted).scalar_one() for name, counted in statements.items()}


@pytest.mark.long
def test_everything_moves_and_the_commands_go_on(lived_in: Tentap, empty: Server) -> None:
    week = ("summary", "--week", "2019-W44", "--format", "json")
    before = without_time(lived_in(*week).done())
    copy(lived_in, empty).done()
    moved = TentapOnServer(folder=lived_in.folder, server=empty).on(empty)
    assert without_time(moved(*week).done()) == before
    assert moved("people", "import", moved.file(PEOPLE)).done() == (
        "0 people added, 0 changed, 2 as before.\n"
    )
    assert moved("ask", "élise", "--yes").code == 1  # she was asked on SQLite


@pytest.mark.long
def test_it_says_how_much_and_what_to_do_next(lived_in: Tentap, empty: Server) -> None:
    with closing(sqlite3.connect(lived_in.database)) as file:
        names = [t.name for t in metadata.sorted_tables if t.name not in {"workers", "leases"}]
        n = sum(file.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names)
    told = copy(lived_in, empty).done()
    much = f"{n:,} rows of {len(names)} tables"
    assert told.startswith(f"Copied {much} to {empty} and compared them.\n")
    assert f'\n  database = "{empty}"\n' in told
    assert sum(counts(empty).values()) == n


@pytest.mark.long
def test_who_waits_sees_how_far_it_is(
    lived_in: Tentap, empty: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    on_a_terminal = copy(lived_in, empty, FORCE_COLOR="1")
    on_a_terminal.done()
    for step in ("Copying", "Comparing"):
        assert re.search(rf"{step} \d+ rows.*100%", on_a_terminal.err)


@pytest.mark.long
def test_what_names_a_process_stays_behind(lived_in: Tentap, empty: Server) -> None:
    copy(lived_in, empty).done()
    assert (counts(empty)["workers"], counts(empty)["leases"]) == (0, 0)
    with open_tx(empty) as tx:
        waiting = tx.execute(text("SELECT id, key, worker FROM inbox")).all()
    assert [tuple(row) for row in waiting] == [(41, "a", None)]


@pytest.mark.long
def test_a_comment_still_knows_what_replaced_it(lived_in: Tentap, empty: Server) -> None:
    copy(lived_in, empty).done()
    with open_tx(empty) as tx:
        found = tx.execute(text("SELECT id, replaced_by FROM comments ORDER BY id")).all()
    assert [tuple(row) for row in found] == [(1, 2), (2, None)]


@pytest.mark.long
def test_new_rows_get_new_ids(lived_in: Tentap, empty: Server) -> None:
    copy(lived_in, empty).done()
    with open_tx(empty) as tx:
        assert people.add(tx, NewPerson(name="Bo"), NOW) == 3
        arrival = Arrival(platform=Platform.SLACK, key="c", chat="C1", body="{}", received_at=NOW)
        (row,) = inbox.add(tx, [arrival])
        assert row is not None
        assert row.id == 78  # 77 was forgotten, and yet is never given again


@pytest.mark.long
def test_characters_that_postgresql_cannot_keep_are_left_out(
    lived_in: Tentap, empty: Server
) -> None:
    change(
        lived_in,
        "UPDATE comments SET text = 'a' || char(0) || 'b' WHERE id = 1;"
        "UPDATE comments SET text = CAST(x'41EDA08042' AS TEXT) WHERE id = 2;"
        """UPDATE people SET properties = '{"x": "\\u0000 \\ud800"}' WHERE id = 1;""",
    )
    copy(lived_in, empty).done()
    with open_tx(empty) as tx:
        found = tx.execute(text("SELECT text FROM comments ORDER BY id")).scalars().all()
        assert found == ["ab", "AB"]


@pytest.mark.long
def test_a_row_that_postgresql_does_not_take_is_told(lived_in: Tentap, empty: Server) -> None:
    change(lived_in, "UPDATE outbox SET attempts = 99999999999;")
    told = copy(lived_in, empty).failed()
    assert "it refuses a row of the table outbox: value" in told
    assert told.endswith("Nothing was copied.\n")
    assert tables_of(empty) == 0


def test_a_target_with_rows_is_refused(lived_in: Tentap, served: TentapOnServer) -> None:
    with open_tx(served.server) as tx:
        people.add(tx, NewPerson(name="Somebody else"), NOW)
    told = copy(lived_in, served.server).failed()
    assert told == (f"{served.server}: the table people has rows already. Nothing was copied.\n")
    assert sum(counts(served.server).values()) == 1


@pytest.mark.long
def test_a_second_copy_is_refused(lived_in: Tentap, empty: Server) -> None:
    copy(lived_in, empty).done()
    assert "has rows already" in copy(lived_in, empty).failed()


@pytest.mark.long
def test_a_target_that_was_migrated_before_will_do(
    lived_in: Tentap, served: TentapOnServer
) -> None:
    copy(lived_in, served.server).done()
    assert counts(served.server)["people"] == 2


SHOUTING = """
    CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.text = upper(NEW.text); RETURN NEW; END $$;
    CREATE TRIGGER shouting BEFORE INSERT ON comments FOR EACH ROW EXECUTE FUNCTION shout();
"""


@pytest.mark.long
def test_what_arrives_otherwise_is_noticed(lived_in: Tentap) -> None:
    with fresh_database() as server:
        with open_tx(server) as tx:
            tx.exec_driver_sql(SHOUTING)
        told = copy(lived_in, server).failed()
        assert "the table comments arrived with 2 of 2 rows, or with other values" in told
        assert sum(counts(server).values()) == 0


def test_it_is_refused_while_a_bot_runs(lived_in: Tentap, empty: Server) -> None:
    with RunLock(lived_in.database):
        assert "Stop it first" in copy(lived_in, empty).failed()
    assert tables_of(empty) == 0


def test_an_older_file_is_refused(lived_in: Tentap, empty: Server) -> None:
    change(lived_in, "UPDATE alembic_version SET version_num = '0001'")
    told = copy(lived_in, empty).failed()
    assert f"{lived_in.database}: The database has schema 0001, this Tentap needs {VERSION}" in told


def test_a_damaged_file_is_refused(lived_in: Tentap, empty: Server) -> None:
    lived_in.database.write_text("this is a letter, not a database" * 500)
    assert "the database is damaged" in copy(lived_in, empty).failed()


def test_a_file_that_is_not_there_is_not_made(new_tentap: Tentap, empty: Server) -> None:
    assert "this database doesn't exist yet" in copy(new_tentap, empty).failed()
    assert not new_tentap.database.exists()


@pytest.mark.parametrize(
    ("origin", "target", "words"),
    [
        ("postgresql://a/b", "postgresql://c/d", "FROM: must be a SQLite file"),
        ("tentap.db", "sqlite:other.db", "TO: must be a PostgreSQL database"),
        ("tentap.db", "other.db", "TO: must be a PostgreSQL database"),
        ("tentap.db", "mysql://db/tentap", "TO: must be a PostgreSQL database, such as"),
        ("tentap.db", "postgresql://u:hush@hush@db/d", "TO: has more than one @"),
    ],
)
def test_what_cannot_be_meant_is_misuse(origin: str, target: str, words: str) -> None:
    result = call(["database", "copy", origin, target])
    assert result.exit_code == 2
    assert words in result.stderr
    assert "hush" not in result.stderr


def test_a_server_that_is_down_is_told_without_its_password(lived_in: Tentap) -> None:
    told = copy(lived_in, Server("postgresql://u:hush@127.0.0.1:9/tentap")).failed()
    assert "postgresql://u@127.0.0.1:9/tentap: PostgreSQL says: " in told
    assert "hush" not in told


@pytest.mark.long
def test_ctrl_c_leaves_the_target_empty(lived_in: Tentap, empty: Server) -> None:
    change(
        lived_in,
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)"
        " INSERT INTO moved_chats SELECT 'slack:X' || i, 'slack:Y' || i FROM n;",
    )
    copying = subprocess.Popen(
        [TENTAP, "database", "copy", lived_in.database, empty.url],
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with open_tx(empty) as looking:
        while not _is_copying(looking):
            assert copying.poll() is None
            sleep(0.01)
    copying.send_signal(signal.SIGINT)
    out, told = copying.communicate()
    assert (copying.returncode, out) == (130, "")
    assert "Traceback" not in told
    assert tables_of(empty) == 0


def _is_copying(tx: Tx) -> bool:
    statement = text("SELECT count(*) FROM pg_stat_progress_copy WHERE tuples_processed > 1000")
    return bool(tx.execute(statement).scalar_one())
