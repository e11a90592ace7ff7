"""The documentation is held against the product: settings, commands, links, and what they do."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.cli import app

PROJECT = Path(__file__).parents[2]
PAGES = (
    PROJECT / "README.md",
    PROJECT / "CONTRIBUTING.md",
    *sorted((PROJECT / "docs").rglob("*.md")),
)
TENTAP = Path(sys.executable).with_name("tentap")

CUSTOMERS = "name,email,account\nDani,dani@example.com,Initech\n"


def name_of(page: Path) -> str:
    return str(page.relative_to(PROJECT))


def commands_in(page: Path) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def keys_of(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        match value:
            case dict():
                yield from keys_of(value, f"{prefix}{key}.")
            case [dict() as first, *_]:
                yield from keys_of(first, f"{prefix}{key}.")
            case _:
                yield f"{prefix}{key}"


def test_every_setting_of_the_committed_file_is_explained() -> None:
    explained = (PROJECT / "docs" / "settings.md").read_text()
    committed = tomllib.loads((PROJECT / "bot.toml").read_text())
    assert [key for key in keys_of(committed) if f"`{key}`" not in explained] == []


def test_every_table_that_can_be_set_is_in_the_committed_file() -> None:
    committed = (PROJECT / "bot.toml").read_text()
    names = [field.alias or name for name, field in Config.model_fields.items()]
    assert [name for name in names if name not in committed] == []


def test_every_secret_is_explained() -> None:
    explained = (PROJECT / "docs" / "settings.md").read_text()
    names = [f"TENTAP_{name.upper()}" for name in Secrets.__dataclass_fields__]
    assert [name for name in names if name not in explained] == []


def test_every_command_is_in_the_documentation() -> None:
    text = "\n".join(page.read_text() for page in PAGES)
    command = get_command(app)
    names = list(getattr(command, "commands", {}))
    assert "summary" in names
    assert [name for name in names if f"tentap {name}" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_link_of_the_documentation_is_dead(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


NARRATOR = re.compile(
    r"(?<!\.)\b(somebody|whoever|whom|mends?|mended|told|shall|thereby)\b|set aside|of which"
    r"|cannot be had|\d %",
    re.IGNORECASE,
)
"""Words of a narrator, and a percent sign apart from its number."""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_documentation_speaks_plainly(page: Path) -> None:
    assert [line for line in page.read_text().splitlines() if NARRATOR.search(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_make_target_that_is_named_is_there(page: Path) -> None:
    makefile = (PROJECT / "Makefile").read_text()
    wanted = [line.split()[1] for line in commands_in(page) if line.startswith("make ")]
    assert [target for target in wanted if f"\n{target}:" not in makefile] == []


@pytest.mark.long
def test_the_commands_of_the_documentation_do_what_they_say(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "bot.toml", tmp_path)
    (tmp_path / "customers.csv").write_text(CUSTOMERS)
    ran = []
    for line in [line for page in PAGES for line in commands_in(page)]:
        if line.startswith("tentap "):
            done = subprocess.run(
                [TENTAP, *line.split()[1:]],
                cwd=tmp_path,
                input="y\n",
                text=True,
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, f"{line}: {done.stdout}{done.stderr}"
            ran.append(line)
    assert "tentap people import customers.csv" in ran
