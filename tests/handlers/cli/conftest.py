"""A folder with a bot.toml, and `tentap` typed in it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.config.loading import load
from handlers.clock import wall_clock
from handlers.outbox import job_runner
from handlers.usecases.context import Context
from storage.engine.databases import Server
from storage.engine.store import Tx
from storage.messaging import claims
from storage.states import JOBS
from tests.harness.command_line import call
from tests.harness.postgresql import lent_database
from tests.harness.sqlite import close_tx, migrated, open_tx

CONFIG = """
database = "sqlite:tentap.db"
timezone = "Europe/Berlin"
product = "Acme"

[slack]

[telegram]

[hours]
start = "00:00"
end = "24:00"
days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
holidays = false

[retention]
words = "never"  # exports of 2019 are imported

[[survey]]
key = "relationship"
kind = "nps"

[[survey]]
key = "keynote"
kind = "nps"
timezone = "Asia/Seoul"
"""


@dataclass(frozen=True, kw_only=True)
class CommandResult:
    """What a command put out, and how it ended."""

    code: int
    out: str
    err: str

    def done(self) -> str:
        """What it said, having succeeded."""
        assert self.code == 0, self.err
        return self.out

    def failed(self, code: int = 1) -> str:
        """What went wrong."""
        assert (self.code, self.out) == (code, ""), self
        assert "Traceback" not in self.err
        return self.err


@dataclass(frozen=True, kw_only=True)
class Tentap:
    """`tentap`, called with the configuration of one folder."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "bot.toml"

    @property
    def database(self) -> Path:
        return self.folder / "tentap.db"

    def __call__(
        self, *words: str, answer: str = "", env: dict[str, str] | None = None
    ) -> CommandResult:
        typed = [*words, "--config", str(self.config)]
        result = call(typed, typed=answer, env=env)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return CommandResult(code=result.exit_code, out=result.stdout, err=result.stderr)

    def do_jobs(self) -> None:
        """Let the jobs be done that a running bot would do now: a campaign asks its people."""
        config = load(tomllib.loads(self.config.read_text()))
        context = Context(config=config, now=wall_clock())
        tx = open_tx(self.database)
        while rows := claims.due(tx, JOBS, context.now, 9):
            for row in rows:
                job_runner.run_job(tx, row.id, "mine", context)
        close_tx(tx)

    def file(self, content: str | bytes, name: str = "list.csv") -> str:
        """A file in the folder; its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)


@dataclass(frozen=True, kw_only=True)
class TentapOnServer(Tentap):
    """The same with a database on a server."""

    server: Server

    def on(self, server: Server) -> "TentapOnServer":
        """The same with another database."""
        self.config.write_text(CONFIG.replace("sqlite:tentap.db", server.url))
        return TentapOnServer(folder=self.folder, server=server)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[TentapOnServer]:
    with lent_database() as server:
        yield TentapOnServer(folder=tmp_path, server=server).on(server)


@pytest.fixture
def new_tentap(tmp_path: Path) -> Tentap:
    """Without a database yet."""
    (tmp_path / "bot.toml").write_text(CONFIG)
    return Tentap(folder=tmp_path)


@pytest.fixture
def tentap(new_tentap: Tentap) -> Tentap:
    """With an empty database, as to make it takes longer than most commands."""
    migrated(new_tentap.database)
    return new_tentap


@pytest.fixture
def tx(tentap: Tentap) -> Iterator[Tx]:
    """The folder's database, as the bot itself would change it."""
    opened = open_tx(tentap.database)
    yield opened
    close_tx(opened)
