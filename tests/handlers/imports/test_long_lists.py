"""A long list of people, whose import is killed and run again."""

import signal
import sqlite3
import subprocess
from pathlib import Path
from time import sleep

import pytest

from tests.harness.measured_command import MEASURED_TENTAP, peak_kilobytes
from tests.harness.sqlite import migrated

CONFIG = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
ROWS = 200_000
BROKEN = ROWS // 1000
MOST_MEGABYTES = 160


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_killed_import_is_done_again_without_doubles_and_in_bounded_memory(
    tmp_path: Path,
) -> None:
    (tmp_path / "bot.toml").write_text(CONFIG)
    database = migrated(tmp_path / "tentap.db")
    _write_list(tmp_path / "list.csv")
    first = _import(tmp_path)
    while _count(database) < ROWS // 10:
        sleep(0.1)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    some = _count(database)
    assert 0 < some < ROWS - BROKEN
    out, err, megabytes = _ended(_import(tmp_path))
    assert out == (
        f"{ROWS - BROKEN - some:,} people added, 0 changed, {some:,} as before,"
        f" {BROKEN:,} rejected.\n"
    )
    assert "200,000 rows in " in err
    assert megabytes < MOST_MEGABYTES
    assert _count(database) == _count(database, "DISTINCT email") == ROWS - BROKEN
    rejected = (tmp_path / "list.rejected.csv").read_text().splitlines()
    assert len(rejected) == 1 + BROKEN
    assert all("is not an email address" in line for line in rejected[1:])
    names = {one.name for one in tmp_path.iterdir() if not one.name.startswith("tentap.db")}
    assert names == {"bot.toml", "list.csv", "list.rejected.csv"}


def _write_list(file: Path) -> None:
    with file.open("w") as lines:
        lines.write("name,slack,email,country,joined,left,plan\n")
        for n in range(ROWS):
            email = f"p{n}@acme.example" if (n + 1) % 1000 else f"p{n}"
            day = f"{n % 28 + 1:02}.05.2024"
            lines.write(f"Person {n},U{n:07},{email},Germany,{day},,pro\n")


def _import(folder: Path) -> "subprocess.Popen[str]":
    list_, config = str(folder / "list.csv"), str(folder / "bot.toml")
    return subprocess.Popen(
        (*MEASURED_TENTAP, "people", "import", list_, "--config", config),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _ended(process: "subprocess.Popen[str]") -> tuple[str, str, int]:
    """What the process put out, and how many megabytes of memory it took at most."""
    try:
        out, err = process.communicate()
    except BaseException:  # the test has run out of time
        process.kill()
        raise
    return out, err, peak_kilobytes(err) // 1024


def _count(database: Path, what: str = "*") -> int:
    with sqlite3.connect(database) as connection:
        (n,) = connection.execute(f"SELECT count({what}) FROM people").fetchone()
    connection.close()
    return int(n)
