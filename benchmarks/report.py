"""The figures in words, each beside its target."""

import os
import platform
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from math import ceil, isinf
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import demo, importing, taps
from benchmarks.demo import Waits
from benchmarks.taps import Round, Rounds
from storage.sqlite import connect

ALONE, AT_ONCE = 2.2, 1.1
"""Times the floor, at most."""
CHANGE, ALERT, BESIDE_IMPORT = 1.0, 5.0, 0.2
"""Seconds that a p99 may have."""


def machine(folder: Path) -> str:
    """On what the figures were measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory:.0f} GB, "
        f"load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, a commit to this disk {_commit(folder):.2f} ms"
    )


def _commit(folder: Path) -> float:
    """Milliseconds of one small transaction with Tentap's pragmas, the median of 200."""
    connection, times = connect(folder / "commit.db", read_only=False), []
    connection.execute("CREATE TABLE t (n INTEGER)")
    for number in range(200):
        begin = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t VALUES (?)", (number,))
        connection.execute("COMMIT")
        times.append(perf_counter() - begin)
    connection.close()
    return median(times) * 1000


def ratios(rounds: Rounds) -> str:
    """A platform's two lines: a tap alone, and 32 at once."""
    alone = _ratio(rounds, lambda turn: turn.alone, ALONE)
    at_once = _ratio(rounds, lambda turn: turn.at_once, AT_ONCE)
    name = f"{rounds.platform.capitalize():<9}"
    return f"{name} alone            {alone}\n{name} {taps.AT_ONCE} at once       {at_once}"


def _ratio(rounds: Rounds, figure: Callable[[Round], float], target: float) -> str:
    ours = median(figure(tentap) for tentap, _ in rounds.pairs)
    theirs = median(figure(floor) for _, floor in rounds.pairs)
    found = sorted(figure(tentap) / figure(floor) for tentap, floor in rounds.pairs)
    times = median(found)
    return (
        f"{ours * 1000:7.2f} ms  floor {theirs * 1000:7.2f} ms   "
        f"{times:.2f} × ({found[0]:.2f} … {found[-1]:.2f})   at most {target} ×  "
        f"{_mark(times <= target)}"
    )


def waits(found: Waits) -> str:
    lines = [
        _p99(f"{name.capitalize():<9} tap to change    ", seconds, CHANGE)
        for name, seconds in found.to_change.items()
    ]
    return "\n".join([*lines, _p99("Support   score to alert   ", found.to_alert, ALERT)])


def beside_import(seconds: Sequence[float]) -> str:
    return _p99("Telegram  tap to toast     ", seconds, BESIDE_IMPORT)


def _p99(name: str, seconds: Sequence[float], target: float) -> str:
    p50, p99, worst = (_percentile(seconds, part) for part in (0.5, 0.99, 1.0))
    return (
        f"{name}{_ms(p99)} p99   ({_ms(p50)} p50, {_ms(worst)} at worst, of {len(seconds)})   "
        f"at most {target * 1000:.0f} ms  {_mark(p99 <= target)}"
    )


def _percentile(seconds: Sequence[float], part: float) -> float:
    """The smallest that *part* of all do not exceed."""
    return sorted(seconds)[ceil(part * len(seconds)) - 1]


def _ms(seconds: float) -> str:
    return "never" if isinf(seconds) else f"{seconds * 1000:.0f} ms"


def _mark(met: bool) -> str:
    return "✓" if met else "✗"


TAPS = f"""
A tap's way from the wire to its committed answer, in medians of {taps.ROUNDS} rounds
(the least and the greatest ratio of a round); the floor: the bare library with the same statements
in raw sqlite3"""
DEMO = f"""
{demo.TAPS_A_SECOND} taps a second for {demo.SECONDS} s in the demo's setting, rate limits on"""
IMPORT = f"""
Taps while another process imports {importing.ROWS:,} answers"""
