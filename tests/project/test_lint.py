"""Lint refuses a clock where the time is an argument."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parents[2]
RUFF: Final = Path(sys.executable).with_name("ruff")

CLOCKS: Final = """\
import time
from datetime import UTC, date, datetime

datetime.now(UTC)
datetime.utcnow()
datetime.today()
date.today()
time.time()
time.time_ns()
"""


def refused_lines(file: str) -> list[int]:
    options = ["--select=TID251", "--output-format=concise", f"--stdin-filename={file}"]
    checked = subprocess.run(
        [str(RUFF), "check", *options, "-"],
        cwd=PROJECT,
        input=CLOCKS,
        text=True,
        capture_output=True,
        check=False,
    )
    return [int(line.split(":")[1]) for line in checked.stdout.splitlines() if "TID251" in line]


@pytest.mark.parametrize("file", ["bot/new.py", "storage/new.py", "handlers/cli/new.py"])
def test_no_clock_is_read_where_the_time_is_an_argument(file: str) -> None:
    assert refused_lines(file) == [4, 5, 6, 7, 8, 9]


def test_one_file_of_the_product_owns_its_clock() -> None:
    assert refused_lines("handlers/clock.py") == []
