"""`tentap run` with a database that cannot be used: refused in words, and nothing is changed."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.handlers.cli.conftest import Shown, Tentap
from tests.house import free_port

TENTAP = Path(sys.executable).with_name("tentap")
TOKENS = {
    "TENTAP_SLACK_BOT_TOKEN": "xoxb-" + "1" * 12,
    "TENTAP_SLACK_APP_TOKEN": "xapp-" + "1" * 12,
    "TENTAP_TELEGRAM_TOKEN": "1234567890:" + "A" * 35,
}


def run(tentap: Tentap) -> Shown:
    """In a process of its own: it takes the log for itself."""
    done = subprocess.run(
        [TENTAP, "run", "--config", str(tentap.config)],
        env={**os.environ, **TOKENS},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return Shown(code=done.returncode, out=done.stdout, err=done.stderr)


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def put_a_letter_there(path: Path) -> None:
    path.write_text("this is a letter, not a database" * 500)


@pytest.mark.parametrize("break_it", [cut_in_half, empty, put_a_letter_there])
def test_a_broken_database_is_refused_with_its_mend(
    tentap: Tentap, break_it: Callable[[Path], None]
) -> None:
    tentap("migrate").done()
    break_it(tentap.database)
    before = tentap.database.read_bytes()
    told = run(tentap).failed()
    assert str(tentap.database) in told
    assert "tentap restore FILE" in told
    assert tentap.database.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(tentap: Tentap) -> None:
    tentap.config.write_text(tentap.config.read_text().replace("tentap.db", "data/tentap.db"))
    assert "there is no such folder for the database" in run(tentap).failed()


def test_a_port_that_is_taken_is_told(tentap: Tentap) -> None:
    port = free_port()
    tentap.config.write_text(f"{tentap.config.read_text()}\n[http]\nport = {port}\n")
    with socket.create_server(("127.0.0.1", port)):
        told = run(tentap).failed()
    assert f"Port {port} of 127.0.0.1 is taken by another program" in told
    assert "Traceback" not in told
