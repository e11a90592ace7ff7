"""The figures in words, each beside its target."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil, isinf
from pathlib import Path
from statistics import median
from time import perf_counter

from storage.engine.sqlite import connect

_NAMES = 42
"""Columns for what a line is about."""


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


def ratio(
    name: str,
    pairs: Sequence[tuple[float, float]],
    most: float,
    *,
    unit: str = "ms",
    scale: float = 1000,
) -> None:
    """*pairs*: ours and the floor's, of each round, in *unit* when multiplied by *scale*."""
    ours = median(tentap for tentap, _ in pairs) * scale
    theirs = median(floor for _, floor in pairs) * scale
    found = sorted(tentap / floor for tentap, floor in pairs)
    times = median(found)
    line(
        name,
        f"{ours:8.2f} {unit}   floor {theirs:8.2f} {unit}   "
        f"{times:5.2f} × ({found[0]:.2f} … {found[-1]:.2f})   at most {most} ×",
        met=times <= most,
    )


def p99(name: str, seconds: Sequence[float], most: float | None = None) -> None:
    """*most*: the target, in seconds; without one the figure is only told."""
    p50, late, worst = (_percentile(seconds, part) for part in (0.5, 0.99, 1.0))
    told = f"{_ms(late)} p99   ({_ms(p50)} p50, {_ms(worst)} at worst, of {len(seconds)})"
    if most is None:
        line(name, told)
    else:
        line(name, f"{told}   at most {most * 1000:.0f} ms", met=late <= most)


def line(name: str, told: str, *, met: bool | None = None) -> None:
    mark = "" if met is None else "  ✓" if met else "  ✗"
    print(f"{name:<{_NAMES}}{told}{mark}", flush=True)


def _percentile(seconds: Sequence[float], part: float) -> float:
    """The smallest that *part* of all do not exceed."""
    return sorted(seconds)[ceil(part * len(seconds)) - 1]


def _ms(seconds: float) -> str:
    return "never" if isinf(seconds) else f"{seconds * 1000:.0f} ms"
