"""What ``make crash`` can be told."""

import re
from pathlib import Path

import pytest

from tests.crash.__main__ import chosen

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
DOCUMENTED = re.findall(r'^make crash ARGS="(.+?)"', PAGE.read_text(), re.MULTILINE)


def test_it_kills_fifty_times_in_each_mode_and_freezes_for_ninety_seconds() -> None:
    run = chosen([])
    assert (run.kills, run.frozen, run.people, run.taps) == (50, 90.0, 1000, 10_000)


def test_each_argument_of_the_documentation_is_understood() -> None:
    runs = [chosen(words.split()) for words in DOCUMENTED]
    assert [run.kills for run in runs] == [200]


@pytest.mark.parametrize("words", ["--kills some", "--kills 0", "--kills -1", "--minutes 5"])
def test_what_is_not_understood_is_refused(words: str) -> None:
    with pytest.raises(SystemExit):
        chosen(words.split())
