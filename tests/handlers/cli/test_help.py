"""What `tentap` says of itself, and how soon."""

import subprocess
import sys
from importlib.metadata import version

import pytest
from typer.testing import CliRunner

from handlers.cli import app

COMMANDS = (
    "check",
    "ask",
    "summary",
    "migrate",
    "people",
    "answers",
    "quarantine",
    "backup",
    "restore",
    "database",
)
SLOW = ("sqlalchemy", "matplotlib", "telegram", "slack_sdk", "slack_bolt", "pydantic", "alembic")
LOADED = f"import sys, handlers.cli; print([name for name in {SLOW} if name in sys.modules])"


def help_of(*command: str) -> str:
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    return result.stdout


def test_help_names_every_command_and_the_exit_codes() -> None:
    told = help_of()
    assert all(f"\n  {command} " in told for command in COMMANDS)
    assert "Exit codes: 0 done; 1 it could not be done" in told


@pytest.mark.parametrize(
    "command",
    [
        ("people", "import"),
        ("answers", "import"),
        ("ask",),
        ("summary",),
        ("migrate",),
        ("backup",),
        ("restore",),
        ("quarantine", "list"),
        ("quarantine", "show"),
        ("quarantine", "retry"),
        ("quarantine", "drop"),
        ("check",),
    ],
)
def test_every_command_takes_a_configuration(command: tuple[str, ...]) -> None:
    assert "--config FILE" in help_of(*command)


def test_it_tells_its_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"tentap {version('tentap')}\n")


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        (("people", "import"), "FILE.csv"),
        (("ask",), "NAME|all..."),
        (("database", "copy"), "FROM TO"),
        (("quarantine", "show"), "ID"),
    ],
)
def test_arguments_are_named_as_they_are_typed(command: tuple[str, ...], typed: str) -> None:
    assert f"Usage: root {' '.join(command)} [OPTIONS] {typed}\n" in help_of(*command)


def test_help_loads_nothing_slow() -> None:
    ended = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True)
    assert ended.stdout == "[]\n", ended.stderr


def test_a_command_that_is_none_is_misuse() -> None:
    result = CliRunner().invoke(app, ["sumary"])
    assert result.exit_code == 2
    assert "No such command 'sumary'" in result.stderr
