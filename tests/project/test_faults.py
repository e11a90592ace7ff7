"""The list of faults: each test that it names is there, and no fault is left out."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "faults.md").read_text()
SECURITY = (PROJECT / "docs" / "security.md").read_text()
KNOWN_FAULTS = PROJECT.parent / "shared" / "RELIABILITY.md"
FAULT = re.compile(r"\bF\d{2,3}\b")
ROWS = re.findall(r"^\| (F\d+) \| (.*) \| (.*) \| (.*) \|$", PAGE, re.MULTILINE)


@cache
def defined_in(path: str) -> set[str]:
    file = PROJECT / path
    if not file.exists():
        return set()
    nodes = ast.walk(ast.parse(file.read_text()))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE + SECURITY)
    assert len(named) > 200
    assert [f"{path}::{name}" for path, name in named if name not in defined_in(path)] == []


def test_nothing_else_is_named_as_a_test() -> None:
    """A name that is written in another way is held by nothing."""
    whole = re.findall(r"`tests/[\w/]+\.py(?:::test_\w+)?`", PAGE)
    assert PAGE.count("tests/") == len(whole)


def test_every_fault_is_held_or_says_why_not() -> None:
    assert len(ROWS) == len(re.findall(r"^\| F", PAGE, re.MULTILINE))
    assert [number for number, *_, held in ROWS if not held.strip()] == []


def test_every_attack_has_a_number_of_its_own_and_a_test() -> None:
    attacks = re.findall(r"^\| (A\d+) \| (.*) \| (.*) \| (.*) \|$", PAGE, re.MULTILINE)
    numbers = [number for number, *_ in attacks]
    assert len(set(numbers)) == len(re.findall(r"^\| A", PAGE, re.MULTILINE))
    assert [number for number, *_, held in attacks if "::test_" not in held] == []


def test_the_threat_model_names_attacks_that_are_listed() -> None:
    listed = {int(number) for number in re.findall(r"^\| A(\d+) ", PAGE, re.MULTILINE)}
    named = {int(number) for number in re.findall(r"\bA(\d+)", SECURITY)}
    assert named <= listed


def test_no_fault_is_left_out_or_told_twice() -> None:
    if not KNOWN_FAULTS.exists():
        pytest.skip("the list of known faults is not beside this folder")
    expected = dict.fromkeys(FAULT.findall(KNOWN_FAULTS.read_text()))
    assert [number for number, *_ in ROWS] == list(expected)
