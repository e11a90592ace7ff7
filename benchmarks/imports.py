"""Taps beside ``tentap answers import`` of 100,000 rows, which writes into the same file."""

import asyncio
import csv
import random
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import report
from benchmarks.sandbox_run import playing
from bot.chat.platforms import Platform
from tests.harness.house import PROJECT

ROWS = 100_000
CUSTOMERS = 400
PAUSE_SECONDS = 0.1
MOST = 0.2
"""Seconds that the p99 may have."""

TITLE = f"""
Taps while another process imports {ROWS:,} answers"""


async def run(folder: Path) -> None:
    print(TITLE)
    report.p99("Telegram, tap to toast", await measure(folder), MOST)


async def measure(folder: Path) -> list[float]:
    """Seconds from each tap to its toast, which comes after the COMMIT."""
    database = folder / "tentap.db"  # as bot.toml names it
    _write_rows(folder / "answers.csv")
    shutil.copy(PROJECT / "bot.toml", folder)
    async with playing(database, {Platform.TELEGRAM: CUSTOMERS}, rate_limits=False) as house:
        command = await _import(folder)
        for _, hand in house.crowd:
            if command.returncode is not None:
                break
            hand()
            await asyncio.sleep(PAUSE_SECONDS)
        if await command.wait() != 0:
            raise RuntimeError("the import failed")
        taps = house.sandbox.telegram.history.taps
        for tap in taps:
            await tap.answered()
        return [(tap.answered_at - tap.at).total_seconds() for tap in taps if tap.answered_at]


async def _import(folder: Path) -> asyncio.subprocess.Process:
    tentap = Path(sys.executable).with_name("tentap")
    columns = ("--score", "score", "--at", "at", "--comment", "comment")
    return await asyncio.create_subprocess_exec(
        *(tentap, "answers", "import", folder / "answers.csv", *columns),
        *("--config", folder / "bot.toml"),
        stdout=asyncio.subprocess.DEVNULL,
    )


def _write_rows(path: Path) -> None:
    dice, at = random.Random("benchmark"), datetime(2024, 1, 1, tzinfo=UTC)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("score", "at", "comment"))
        for number in range(ROWS):
            when = at + timedelta(minutes=number)
            writer.writerow((dice.randint(0, 10), when.isoformat(), f"Comment number {number}"))
