"""`tentap run` with a database that cannot be used: refused in words, and nothing is changed."""

import asyncio
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from psycopg.errors import RaiseException
from sqlalchemy import text
from sqlalchemy.exc import DataError

from bot.config.loading import load
from bot.config.secrets import Secrets
from handlers.app import run as app_run
from handlers.cli.database_errors import explanation, to_trouble
from storage.engine.databases import Server
from storage.engine.store import StorageError
from storage.operations import migrate
from storage.schema import VERSION
from tests.handlers.cli.conftest import CommandResult, Tentap, TentapOnServer
from tests.harness.house import free_port
from tests.harness.long_params import long_but
from tests.harness.postgresql import PostgresServer, fresh_database, open_tx

TENTAP = Path(sys.executable).with_name("tentap")
TOKENS = {
    "TENTAP_SLACK_BOT_TOKEN": "xoxb-" + "1" * 12,
    "TENTAP_SLACK_APP_TOKEN": "xapp-" + "1" * 12,
    "TENTAP_TELEGRAM_TOKEN": "1234567890:" + "A" * 35,
}


def run(tentap: Tentap) -> CommandResult:
    """In a process of its own: it takes the log for itself."""
    done = subprocess.run(
        [TENTAP, "run", "--config", str(tentap.config)],
        env={**os.environ, **TOKENS},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return CommandResult(code=done.returncode, out=done.stdout, err=done.stderr)


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def put_a_letter_there(path: Path) -> None:
    path.write_text("this is a letter, not a database" * 500)


@pytest.mark.long
@pytest.mark.parametrize(
    "break_it", long_but([cut_in_half], [cut_in_half, empty, put_a_letter_there])
)
def test_a_broken_database_is_refused_with_its_mend(
    tentap: Tentap, break_it: Callable[[Path], None]
) -> None:
    tentap("migrate").done()
    break_it(tentap.database)
    before = tentap.database.read_bytes()
    told = run(tentap).failed()
    assert str(tentap.database) in told
    assert "tentap restore FILE" in told
    assert tentap.database.read_bytes() == before


@pytest.mark.long
def test_a_folder_that_is_not_there_is_told(tentap: Tentap) -> None:
    tentap.config.write_text(tentap.config.read_text().replace("tentap.db", "data/tentap.db"))
    assert "the database's folder does not exist" in run(tentap).failed()


@pytest.mark.long
def test_a_port_that_is_taken_is_told(tentap: Tentap) -> None:
    port = free_port()
    tentap.config.write_text(f"{tentap.config.read_text()}\n[http]\nport = {port}\n")
    with socket.create_server(("127.0.0.1", port)):
        told = run(tentap).failed()
    assert f"Port {port} of 127.0.0.1 is in use by another program" in told
    assert "Traceback" not in told


@pytest.mark.long
def test_a_server_without_the_newest_schema_is_left_as_it_is(served: TentapOnServer) -> None:
    with fresh_database("template0") as empty:
        told = run(served.on(empty)).failed()
        assert "has schema none" in told
        assert told.endswith("Run `tentap migrate`.\n")


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("0001", f"has schema 0001, this Tentap needs {VERSION}. Run `tentap migrate`.\n"),
        ("9999", f"newer than this Tentap knows ({VERSION}). Install the newer Tentap again"),
    ],
)
@pytest.mark.long
def test_a_server_with_another_schema_is_left_as_it_is(
    served: TentapOnServer, version: str, words: str
) -> None:
    with fresh_database() as other, open_tx(other) as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
        assert words in run(served.on(other)).failed()
        assert migrate.version(tx) == version


@pytest.mark.long
def test_a_start_waits_for_a_server_that_comes_later(served: TentapOnServer) -> None:
    server = PostgresServer(Path(mkdtemp(prefix="tentap-late-")))
    tentap = served.on(server.create("tentap"))
    server.stop()
    starting = subprocess.Popen(
        [TENTAP, "run", "--config", str(tentap.config)],
        env={**os.environ, **TOKENS},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert starting.stderr is not None
    assert "database.unreachable" in starting.stderr.readline()
    server.start()
    _, told = starting.communicate(timeout=30)
    assert starting.returncode == 1
    assert told.endswith("Run `tentap migrate`.\n")  # reached, and without a table


async def test_a_start_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_run, "SERVER_PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(app_run, "SERVER_PAUSE_SECONDS", 0.1)
    config = load({"survey": [{"key": "a", "kind": "nps"}]})
    nowhere = Server("postgresql://u:hush@127.0.0.1:9/tentap")
    with pytest.raises(StorageError, match="Connection refused"):
        await asyncio.wait_for(app_run.run(config, Secrets(), nowhere), 20)


FAILS = """
import asyncio
from handlers.app import run
from handlers.cli import main

async def fail(*_, **more):
    try:
        raise {error}("Tomo wrote this to U0TOMO")
    except Exception as error:
        raise {error}("Tomo wrote this") from error

run.run = fail
main()
"""


@pytest.mark.long
@pytest.mark.parametrize(
    "error", long_but(["LookupError"], ["LookupError", "OSError", "ValueError"])
)
def test_a_fault_of_ours_is_told_by_its_place_and_without_its_words(
    tentap: Tentap, error: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILS.format(error=error), "run", "--config", str(tentap.config)],
        env={**os.environ, **TOKENS},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("in fail") == 2
    assert done.stderr.endswith(f"\n{error}\n")
    assert "Tomo" not in done.stderr


def test_what_a_database_quotes_is_not_told(tentap: Tentap) -> None:
    server = Server("postgresql://u@127.0.0.1:9/tentap")
    raised = DataError("", None, RaiseException("Tomo wrote"))
    what, _ = explanation(server, raised, for_log=True)
    assert what.endswith("PostgreSQL says: RaiseException P0001")
    for error in (sqlite3.OperationalError("Tomo wrote"), StorageError("Tomo", loggable="full")):
        assert "Tomo" not in str(to_trouble(tentap.database, error, for_log=True))
