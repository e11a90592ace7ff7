"""CONTRIBUTING.md names files that are there, and commands that make knows."""

import re
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[2]
PAGE: Final = (PROJECT / "CONTRIBUTING.md").read_text()
PATH: Final = re.compile(r"`([\w.-]+/[\w./-]*|[\w.-]+\.(?:md|py|toml|yaml))`")


def test_every_path_that_is_named_is_there() -> None:
    named = PATH.findall(PAGE)
    assert len(named) > 60
    assert sorted({path for path in named if not (PROJECT / path).exists()}) == []


def test_every_kind_of_addition_names_files() -> None:
    _, table = PAGE.split("\n## To add …")
    rows = re.findall(r"^\| (.*?) \| (.*?) \| (.*) \|$", table, re.MULTILINE)[1:]
    assert {added for added, *_ in rows if added} >= {
        "**a button**",
        "**a kind of message** (outbox row)",
        "**a command for customers**",
        "**a language**",
        "**a chat platform**",
        "**a column**",
    }
    assert [row for row in rows if not PATH.search(" ".join(row))] == []


def test_every_make_target_that_is_named_is_there() -> None:
    makefile = (PROJECT / "Makefile").read_text()
    targets = re.findall(r"`make ([\w-]+)", PAGE)
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
