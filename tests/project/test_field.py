"""Every input from the field names tests that exist."""

import re
from pathlib import Path
from typing import Final

from tests.project.test_faults import defined_in

PAGE: Final = (Path(__file__).parents[2] / "docs" / "field.md").read_text()
ROWS: Final = re.findall(r"^\| (?!input |---)(.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)
    assert PAGE.count("`tests/") == len(named) + 1  # the file that holds this page
    assert [f"{path}::{name}" for path, name in named if name not in defined_in(path)] == []


def test_every_input_has_a_test() -> None:
    assert len(ROWS) > 40
    assert [given for given, _, held in ROWS if "::test_" not in held] == []
