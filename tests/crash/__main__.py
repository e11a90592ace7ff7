"""``make crash``: kills, freezes, outages, restarts and floods, and what was lost in them.

``python -m tests.crash --kills 200`` kills so often in each mode.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.crash.campaign import run_campaign
from tests.crash.fleet import Doors
from tests.crash.flood import run_flood
from tests.crash.loop import MODES, Play, run_loop
from tests.crash.outage import run_outage
from tests.crash.report import (
    HEAD,
    TAKEOVER_SECONDS,
    faults,
    flood_faults,
    restart_faults,
    rows,
    told_flood,
    told_takeovers,
)
from tests.crash.rolling_restart import run_rolling


def chosen(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """*arguments*: those of the command, unless given."""
    parser = argparse.ArgumentParser(prog="make crash", description=__doc__)
    parser.add_argument("--kills", type=_some, default=50, help="in each mode")
    parser.add_argument("--restarts", type=_some, default=10, help="by SIGTERM, on each way in")
    parser.add_argument("--people", type=_some, default=1000, help="in each campaign")
    parser.add_argument("--frozen", type=float, default=90.0, help="seconds, in each campaign")
    parser.add_argument("--taps", type=_some, default=10_000, help="in each flood")
    return parser.parse_args(arguments)


def _some(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError("at least one")
    return number


def main() -> None:
    run = chosen()
    logging.disable(logging.ERROR)  # kills cut connections, and the sandbox would tell of each
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_Run(Path(folder), run).all())
    _say(f"\n{len(found)} promises broken", *found)
    sys.exit(1 if found else 0)


class _Run:
    def __init__(self, folder: Path, run: argparse.Namespace) -> None:
        self._folder = folder
        self._run = run
        self._found: list[str] = []

    async def all(self) -> list[str]:
        """Every promise that was not kept, in words."""
        _say(*HEAD)
        for mode in MODES:
            played = await run_loop(mode, self._place(), self._run.kills)
            self._note(str(mode), played, faults(played))
        for play in (self._outage, self._restarts, self._campaign, self._flood):
            for doors in Doors:
                await play(doors)
        return self._found

    async def _outage(self, doors: Doors) -> None:
        played = await run_outage(self._place(), doors)
        self._note(f"PostgreSQL stopped and cut, {doors.value}", played, faults(played))

    async def _restarts(self, doors: Doors) -> None:
        played = await run_rolling(self._place(), doors, self._run.restarts)
        name = f"PostgreSQL, {self._run.restarts} rolling restarts, {doors.value}"
        self._note(name, played, restart_faults(played))

    async def _campaign(self, doors: Doors) -> None:
        people, frozen = self._run.people, self._run.frozen
        played, takeovers = await run_campaign(self._place(), doors, people, frozen)
        name = f"campaign, 3 bots, {doors.value}, one frozen for {frozen:.0f} s"
        slow = [seconds for seconds in takeovers if seconds > TAKEOVER_SECONDS]
        late = [f"a takeover took {seconds:.1f} s" for seconds in slow]
        self._note(name, played, [*faults(played), *late])
        _say("", told_takeovers(takeovers), "")

    async def _flood(self, doors: Doors) -> None:
        flood = await run_flood(self._place(), doors, self._run.taps)
        _say(told_flood(flood))
        self._found += flood_faults(flood)

    def _place(self) -> Path:
        """PostgreSQL's tools take no blanks in a path, and no long one."""
        return Path(tempfile.mkdtemp(dir=self._folder))

    def _note(self, name: str, played: Play, found: Sequence[str]) -> None:
        _say(*rows(name, played))
        self._found += [f"{name}: {fault}" for fault in found]


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
