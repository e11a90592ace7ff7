"""The commands on a real PostgreSQL."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from time import sleep

import pytest
from sqlalchemy import text

from handlers.cli.opened_database import bring_to_newest
from storage import migrations
from storage.cluster import workers
from storage.engine.databases import Server
from storage.operations.postgresql_long_transaction import long_transaction
from storage.schema import VERSION
from tests.handlers.cli.conftest import Tentap, TentapOnServer
from tests.harness.postgresql import (
    PostgresServer,
    fresh_database,
    lent_database,
    open_tx,
    shared_server,
)

TENTAP = Path(sys.executable).with_name("tentap")
PEOPLE = "name,slack,email,Plan\nAnn,U0ANN,,gold\nÉlise,,elise@acme.example,\n"
MARKED = "name,slack,country,joined,left,kind\nAnn,U0ANN,DE,2024-05-01,2026-01-01,test\nB,b,,,,\n"
ANSWERS = "When,Score,Why\n2019-10-28,10,Fast\n2019-11-03 23:59,3,[b]Slow[/b]\n"
EVENTS = "email,event,at\nElise@acme.example,joined,2019-09-01\nélise,renewed,2019-09-02\n"
COLUMNS = ("--score", "Score", "--at", "When", "--comment", "Why")
NO_BOT = "No bot is running here. The questions go out when `tentap run` starts.\n"
PASSWORD = "hu:sh/@é %"


AT = re.compile(r'"at": "[^"]*"')
"""The moment at which the cases of a summary were read."""


def what_is_said(tentap: Tentap) -> list[str]:
    """By every command that reads or writes, in the order of a first day."""
    people, answers = tentap.file(PEOPLE, "people.csv"), tentap.file(ANSWERS, "answers.csv")
    typed = (
        ("people", "import", people, "--dry-run"),
        ("people", "import", people),
        ("people", "import", people),
        ("people", "import", tentap.file("name,slack,email\nA,U0ANN,elise@acme.example\n")),
        ("answers", "import", answers, *COLUMNS),
        ("answers", "import", answers, *COLUMNS),
        ("ask", "élise, ann", "--yes"),
        ("ask", "all", "--yes"),
        ("ask", "Zoe"),
        ("summary", "--week", "2019-W44"),
        ("summary", "--week", "2019-W44", "--format", "json"),
        ("themes", "--days", "3650"),
        ("themes", "--days", "3650", "--why", "speed"),
        ("quarantine", "list"),
        ("quarantine", "retry", "7"),
        ("event", "churned", "U0ANN", "--at", "2019-10-30"),
        ("event", "joined", "Nobody"),
        ("events", "import", tentap.file(EVENTS, "events.csv"), "--dry-run"),
        ("events", "import", tentap.file(EVENTS, "events.csv")),
        ("events", "import", tentap.file(EVENTS, "events.csv")),
        ("summary", "--week", "2019-W44", "--format", "json"),
        ("people", "import", tentap.file(MARKED, "marked.csv")),
        ("people", "import", tentap.file(MARKED.replace("2026-01-01", ""), "marked.csv")),
    )
    shown = [tentap(*words) for words in typed]
    return [AT.sub("", f"{one.code} {one.out} {one.err}") for one in shown]


@pytest.mark.long
def test_every_command_says_what_it_says_on_sqlite(tentap: Tentap) -> None:
    on_sqlite = what_is_said(tentap)
    with lent_database() as server:
        on_server = what_is_said(TentapOnServer(folder=tentap.folder, server=server).on(server))
    assert on_server == on_sqlite
    assert "Asking 2 people" in on_server[6]


def test_a_bot_that_is_at_work_is_noticed(served: TentapOnServer) -> None:
    served("people", "import", served.file(PEOPLE)).done()
    assert served("ask", "Ann", "--yes").err == NO_BOT
    with open_tx(served.server) as tx:
        workers.beat(tx, "somebody")
    assert served("ask", "Élise", "--yes").err == ""


@pytest.mark.parametrize(
    ("command", "instead"), [("backup", "pg_dump"), ("restore", "pg_restore --clean")]
)
def test_postgresql_is_backed_up_by_its_own_tools(
    served: TentapOnServer, command: str, instead: str
) -> None:
    told = served(command, served.file("", "copy.db")).failed()
    assert f"this is PostgreSQL. Use its own tool: `{instead}" in told


@pytest.fixture
def empty(served: TentapOnServer) -> Iterator[TentapOnServer]:
    """A database without a table."""
    with fresh_database("template0") as server:
        yield served.on(server)


@pytest.mark.long
def test_migrate_makes_every_table_and_may_be_repeated(empty: TentapOnServer) -> None:
    told = empty("migrate").done()
    assert told == f"{empty.server}: the schema is {VERSION}, the newest.\n"
    assert empty("migrate").done() == told
    empty("summary").done()


@pytest.mark.parametrize(
    "command",
    [("people", "import", "{list}"), ("summary",), ("ask", "all"), ("quarantine", "list")],
)
def test_without_tables_every_command_asks_for_migrate(
    empty: TentapOnServer, command: tuple[str, ...]
) -> None:
    path = empty.file(PEOPLE)
    told = empty(*(word.format(list=path) for word in command)).failed()
    assert told == (
        f"{empty.server}: The database has schema none, this Tentap needs {VERSION}. Run `tentap"
        " migrate`.\n"
    )


@pytest.mark.long
def test_an_older_schema_is_told_and_brought_to_the_newest(empty: TentapOnServer) -> None:
    with open_tx(empty.server) as tx:
        migrations.upgrade(tx, "0001")
    assert "has schema 0001" in empty("summary").failed()
    empty("migrate").done()
    empty("summary").done()


@pytest.mark.long
def test_a_newer_schema_is_refused_by_migrate_too(empty: TentapOnServer) -> None:
    empty("migrate").done()
    with open_tx(empty.server) as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "newer than this Tentap knows" in empty("summary").failed()
    assert "newer than this Tentap knows" in empty("migrate").failed()


@pytest.mark.long
def test_three_that_migrate_at_once_do_no_harm(empty: TentapOnServer) -> None:
    typed = (TENTAP, "migrate", "--config", str(empty.config))
    at_once = [
        subprocess.Popen(typed, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [one.communicate(timeout=30)[1] for one in at_once] == ["", "", ""]
    empty("summary").done()


@pytest.mark.long
def test_migrate_waits_for_another_as_long_as_it_takes(empty: TentapOnServer) -> None:
    name = empty.server.url.partition("?")[0].rpartition("/")[2]
    with shared_server().administrator() as administrator:
        limit = f"ALTER DATABASE \"{name}\" SET statement_timeout = '200ms'"
        administrator.execute(limit.encode())
    with ThreadPoolExecutor(max_workers=1) as threads:
        with long_transaction(empty.server.url):
            waiting = threads.submit(bring_to_newest, empty.server)
            sleep(0.5)
            assert not waiting.done()
        waiting.result()
    empty("summary").done()


@contextmanager
def made_by(statement: str) -> Iterator[Server]:
    """A database made by hand; *statement* ends its CREATE DATABASE."""
    server = shared_server()
    name = f"made-by-hand-{abs(hash(statement))}"
    with server.administrator() as administrator:
        administrator.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 {statement}'.encode())
    try:
        yield server.database(name)
    finally:
        server.drop(name)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("LOCALE 'C'", "its locale knows only ASCII letters"),
        ("LOCALE 'C' ENCODING 'LATIN1'", "its encoding is LATIN1"),
    ],
)
def test_a_database_that_would_lose_elise_is_refused(
    served: TentapOnServer, statement: str, why: str
) -> None:
    with made_by(statement) as server:
        told = served.on(server)("migrate").failed()
        assert why in told
        assert "createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME" in told
        with open_tx(server) as tx:
            assert tx.execute(text("SELECT to_regclass('people')")).scalar() is None


@pytest.fixture(scope="module")
def guarded() -> Server:
    """A database with every table, whose owner has a password."""
    server = PostgresServer(Path(mkdtemp(prefix="tentap-guarded-")))
    with server.administrator() as administrator:
        administrator.execute(f"CREATE ROLE guarded LOGIN PASSWORD '{PASSWORD}'".encode())
        administrator.execute("CREATE DATABASE guarded OWNER guarded TEMPLATE template0")
        ((rules,),) = administrator.execute("SHOW hba_file").fetchall()
        Path(rules).write_text("local all guarded scram-sha-256\n" + Path(rules).read_text())
        administrator.execute("SELECT pg_reload_conf()")
    url = server.database("guarded").url.replace("postgres:@", "guarded@")
    bring_to_newest(Server(f"{url}&password=hu%3Ash%2F%40%C3%A9%20%25"))
    return Server(url)


@pytest.mark.long
def test_the_password_comes_from_the_environment(served: TentapOnServer, guarded: Server) -> None:
    tentap = served.on(guarded)
    tentap("summary", env={"TENTAP_DATABASE_PASSWORD": PASSWORD}).done()


@pytest.mark.long
def test_the_password_comes_from_a_file(served: TentapOnServer, guarded: Server) -> None:
    tentap, path = served.on(guarded), Path(served.file(f"{PASSWORD}\n", "password"))
    path.chmod(0o600)
    tentap("summary", env={"TENTAP_DATABASE_PASSWORD_FILE": str(path)}).done()


@pytest.mark.parametrize("given", ["", "hush"])
def test_a_missing_or_wrong_password_is_told_and_not_shown(
    served: TentapOnServer, guarded: Server, given: str
) -> None:
    tentap = served.on(guarded)
    told = tentap("summary", env={"TENTAP_DATABASE_PASSWORD": given}).failed()
    assert told.startswith(f"{guarded}: PostgreSQL says: connection failed: ")
    assert ("no password supplied" in told) is (given == "")
    assert "Check the user in the address, and TENTAP_DATABASE_PASSWORD." in told
    assert "hush" not in told


def test_check_tells_a_wrong_password(served: TentapOnServer, guarded: Server) -> None:
    tokens = {"TENTAP_SLACK_BOT_TOKEN": "xoxb-1", "TENTAP_SLACK_APP_TOKEN": "xapp-1"}
    tentap = served.on(guarded)
    nowhere = '[slack]\napi_url = "http://127.0.0.1:9/api/"'
    one_platform = tentap.config.read_text().replace("[telegram]\n", "")
    tentap.config.write_text(one_platform.replace("[slack]", nowhere))
    told = tentap("check", env={**tokens, "TENTAP_DATABASE_PASSWORD": "hush"}).out
    assert f"✗ {guarded}: PostgreSQL says: connection failed: " in told
    assert "  → Check the user in the address, and TENTAP_DATABASE_PASSWORD.\n" in told
    assert "hush" not in told


def test_a_wrong_password_in_the_address_is_not_shown(
    served: TentapOnServer, guarded: Server
) -> None:
    tentap = served.on(Server(guarded.url.replace("guarded@", "guarded:hush@")))
    assert "hush" not in tentap("summary").failed()
    tentap = served.on(Server(f"{guarded.url}&password=hush"))
    assert "hush" not in tentap("summary").failed()


def test_a_password_in_two_places_is_misuse(served: TentapOnServer, guarded: Server) -> None:
    tentap = served.on(Server(guarded.url.replace("guarded@", "guarded:hush@")))
    told = tentap("summary", env={"TENTAP_DATABASE_PASSWORD": "other"}).failed(2)
    assert "TENTAP_DATABASE_PASSWORD: is set, and" in told
    assert "hush" not in told
    assert "other" not in told


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "postgresql://u:hush@127.0.0.1:9/tentap",
            "Check that the server is up, and host and port",
        ),
        ("postgresql://u:hush@127.0.0.1:9,127.0.0.1:8/tentap", "Check that the server is up"),
        ("postgresql://u:hush@nowhere.invalid/tentap", "Check the host in the address."),
        ("{nobody}", "Check the user in the address; docs/postgresql.md"),
        ("{nothing}", "Check the name in the address; docs/postgresql.md"),
    ],
)
@pytest.mark.parametrize("command", ["summary", "migrate"])
def test_a_server_that_is_not_reached_is_told(
    served: TentapOnServer, command: str, address: str, words: str
) -> None:
    real = shared_server().database("no such").url.replace("no such", "nothing")
    nobody = real.replace("postgres:@", "nobody:hush@")
    told = served.on(Server(address.format(nothing=real, nobody=nobody)))(command).failed()
    assert "PostgreSQL says: " in told
    assert words in told
    assert "hush" not in told


def test_a_parameter_that_libpq_does_not_know_is_misuse(served: TentapOnServer) -> None:
    told = served.on(Server("postgresql://u:hush@db/tentap?sslmod=require"))("summary").failed(2)
    assert told == f'{served.config}: database: invalid URI query parameter: "sslmod"\n'


def test_somebody_who_may_not_make_tables_is_told(served: TentapOnServer) -> None:
    with shared_server().administrator() as administrator:
        administrator.execute("DROP ROLE IF EXISTS guest")
        administrator.execute("CREATE ROLE guest LOGIN")
    with fresh_database("template0") as server:
        guest = Server(server.url.replace("postgres:@", "guest@"))
        told = served.on(guest)("migrate").failed()
        assert "permission denied for schema public. The user in the address must own" in told
