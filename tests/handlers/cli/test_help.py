"""What `tentap` says of itself, and how soon."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest
from typer.main import get_command

from handlers.cli import app
from handlers.cli.examples import EXAMPLES
from tests.harness.command_line import call

SLOW = ("sqlalchemy", "matplotlib", "telegram", "slack_sdk", "slack_bolt", "pydantic", "alembic")
LOADED = f"import sys, handlers.cli; print([name for name in {SLOW} if name in sys.modules])"


def help_of(*command: str) -> str:
    result = call([*command, "--help"], env={"COLUMNS": "80"})
    assert result.exit_code == 0
    return result.stdout


def commands_in(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, with the words that call it."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands_in(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(commands_in(get_command(app)))
GROUPS = sorted({path[:1] for path in COMMANDS if len(path) > 1})


def test_help_names_every_command_and_the_exit_codes() -> None:
    shown = help_of()
    assert all(f"\n  {path[0]} " in shown for path in COMMANDS)
    assert "Exit codes: 0 done; 1 not done; 2 wrong command or bot.toml; 130 Ctrl-C." in shown


def test_help_fits_one_screen_with_its_prompt() -> None:
    lines = help_of().splitlines()
    assert len(lines) < 30
    assert max(map(len, lines)) <= 80


def test_the_commands_stand_in_groups() -> None:
    headings = re.findall(r"^(\w.*):$", help_of(), re.MULTILINE)
    assert headings == ["Start", "Ask and read", "Maintain", "Options"]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_help_has_an_example_that_parses(path: tuple[str, ...]) -> None:
    _, found, examples = help_of(*path).partition("\nExample")
    assert found
    typed = [line.strip() for line in examples.splitlines()[1:]]
    assert typed
    for line in typed:
        words = shlex.split(line)
        assert words[: len(path) + 1] == ["tentap", *path]
        COMMANDS[path].make_context(path[-1], words[len(path) + 1 :])


@pytest.mark.parametrize("path", [(), *GROUPS, *COMMANDS], ids=lambda path: " ".join(path) or "-")
def test_no_help_cuts_a_text_or_shows_a_type(path: tuple[str, ...]) -> None:
    shown = help_of(*path)
    assert max(map(len, shown.splitlines())) <= 80
    assert re.findall(r"<[^>]*>|\bx[<>]|\w\.\.\.(?: |$)|\bPATH\b|\bTEXT\b|\bINTEGER\b", shown) == []


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_with_a_value_shows_what_belongs_there(path: tuple[str, ...]) -> None:
    shown = help_of(*path)
    for option in COMMANDS[path].params:
        if option.param_type_name == "option" and not (option.is_flag or option.count):
            assert re.search(rf"{option.opts[0]} [\w|-]", shown), option.name


def test_no_example_is_left_over() -> None:
    assert set(EXAMPLES) == {" ".join(path) for path in COMMANDS}


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
    result = call(["--version"])
    assert (result.exit_code, result.stdout) == (0, f"tentap {version('tentap')}\n")


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        (("people", "import"), "FILE.csv"),
        (("ask",), "NAME|all|me..."),
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
    result = call(["sumary"])
    assert result.exit_code == 2
    assert "No such command 'sumary'" in result.stderr
