"""What `tentap run` loads before it begins, and how."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.long
UNNEEDED = ("alembic", "psycopg", "matplotlib", "sandbox")
LOADED = f"import sys, handlers.cli.run; print([it for it in {UNNEEDED} if it in sys.modules])"

STARTED = """
import contextlib, gc
from pathlib import Path
import pytest
from handlers.cli import long_running_commands
from handlers.cli.console import Trouble

with contextlib.suppress(Trouble):
    long_running_commands.run(Path("nowhere.toml"))
print(gc.isenabled(), len(gc.get_objects()) < gc.get_freeze_count() / 10)
"""


def said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_a_restart_on_sqlite_loads_only_what_it_needs() -> None:
    assert said(LOADED) == "[]\n"


def test_the_collector_works_but_leaves_alone_what_was_imported() -> None:
    assert said(STARTED) == "True True\n"
