"""``python -m tests.simulation``: a year with 2,000 people in twelve zones, and its chart in docs/.

It fails if a person was asked too often, outside of good hours or on a holiday, or if the days were
uneven after the first turn.
"""

import argparse
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from statistics import mean, pvariance
from tempfile import TemporaryDirectory

import matplotlib as mpl

from tests.simulation.rhythm_year import BEGIN, Programme, programme

mpl.use("Agg")
from matplotlib import pyplot as plt

PICTURE = Path(__file__).parents[2] / "docs" / "rhythm-year.png"
TURN = timedelta(days=90)
EPOCH = date(1970, 1, 1)
"""From which the chart counts days."""
WEEK = 5
"""Working days."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="simulation", description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--days", type=int, default=365)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        played, close = programme(Path(folder))
        played.join(options.people)
        played.begin()
        played.pass_time(timedelta(days=options.days))
        _report(played)
        _draw(played.by_day(BEGIN))
        close()


def _report(played: Programme) -> None:
    days = [n for _, n in sorted(played.by_day(BEGIN + TURN + timedelta(days=7)).items())]
    usual = mean(days)
    even = [n for n in days if n >= usual / 2]  # a day on which at least half may be asked
    weeks = [sum(even[at : at + WEEK]) for at in range(0, len(even) - WEEK, WEEK)]
    spread = [week / (WEEK * mean(even)) - 1 for week in weeks]
    print(f"questions: {len(played.asked):,}; shortest time between two: {played.shortest_gap()}")
    print(f"a day after the first turn: {mean(even):.1f}, variance / mean: {_ratio(even):.2f}")
    print(f"five such days: {min(spread):+.0%} to {max(spread):+.0%} of their mean")
    assert played.outside_good_hours() == []
    assert played.shortest_gap() >= TURN
    assert _ratio(even) <= 1
    assert max(map(abs, spread)) <= 0.2


def _ratio(days: list[int]) -> float:
    return pvariance(days) / mean(days)


def _draw(days: Mapping[date, int]) -> None:
    figure, axes = plt.subplots(figsize=(10, 3), layout="constrained")
    axes.bar([(day - EPOCH).days for day in days], list(days.values()), width=1.0, color="#2f6f8f")
    axes.xaxis_date()
    axes.set_ylabel("people asked")
    axes.set_title("2,000 people in twelve zones, asked every 90 days, without their holidays")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(PICTURE, dpi=110)


if __name__ == "__main__":
    main()
