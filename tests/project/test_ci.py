"""The workflow and the commit hooks call the make targets that a developer calls."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

PROJECT: Final = Path(__file__).parents[2]
MAKEFILE: Final = (PROJECT / "Makefile").read_text()
WORKFLOW: Final = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text())
HOOKS: Final = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text())


def steps() -> Iterator[dict[str, Any]]:
    for job in WORKFLOW["jobs"].values():
        yield from job["steps"]


def is_target(command: str) -> bool:
    make, *targets = command.split()
    return make == "make" and all(f"\n{target}:" in MAKEFILE for target in targets)


def test_the_workflow_runs_make_targets_alone() -> None:
    commands = [step["run"] for step in steps() if "run" in step]
    assert set(commands) == {"make check", "make test-long"}
    assert all(map(is_target, commands))


def test_each_action_is_pinned_by_its_commit() -> None:
    actions = [step["uses"] for step in steps() if "uses" in step]
    assert [one for one in actions if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", one)] == []


def test_each_hook_is_a_make_target_of_this_repository() -> None:
    assert [repository["repo"] for repository in HOOKS["repos"]] == ["local"]
    entries = [hook["entry"] for hook in HOOKS["repos"][0]["hooks"]]
    assert entries == ["make format", "make lint", "make test"]
    assert all(map(is_target, entries))
