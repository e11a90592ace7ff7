"""A command whose standard output or standard error cannot be written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crash.bot import start_command
from tests.handlers.cli.conftest import Tentap

TENTAP = Path(sys.executable).with_name("tentap")
FULL = Path("/dev/full")
ENDS_WITHIN = 45.0
"""Seconds."""


def exit_code(
    tentap: Tentap, *words: str, out: Path | None = None, err: Path | None = None
) -> int | None:
    command = start_command(*words, "--config", str(tentap.config), env={}, out=out, err=err)
    command.join(ENDS_WITHIN)
    return command.exitcode


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return tmp_path / "said"


def test_a_result_that_cannot_be_written_is_told(tentap: Tentap, said: Path) -> None:
    tentap("migrate").done()
    assert exit_code(tentap, "summary", out=FULL, err=said) == 1
    assert said.read_text() == (
        "The result could not be written to standard output: No space left on device. "
        "Free some space, or redirect it elsewhere.\n"
    )


def test_not_even_help_ends_in_a_traceback(tentap: Tentap, said: Path) -> None:
    assert exit_code(tentap, "summary", "--help", out=FULL, err=said) == 1
    assert (
        said.read_text() == "The system says: No space left on device. Fix that, and try again.\n"
    )


@pytest.mark.parametrize("err", [FULL, None])
def test_words_that_cannot_be_written_change_no_exit_code(
    tentap: Tentap, said: Path, err: Path | None
) -> None:
    tentap("migrate").done()
    assert exit_code(tentap, "summary", "--survey", "unknown", out=said, err=err) == 2
    assert exit_code(tentap, "migrate", out=said, err=err) == 0


@pytest.mark.long
def test_a_reader_that_has_enough_is_no_trouble(tentap: Tentap) -> None:
    tentap("migrate").done()
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [TENTAP, "summary", "--config", str(tentap.config)],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
