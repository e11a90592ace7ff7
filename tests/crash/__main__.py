"""``make crash``: kills, a freeze, an outage and a flood, and a table of what was lost in them.

``python -m tests.crash --minutes 20`` kills for so long, an equal part in each mode.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
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
    rows,
    told_flood,
    told_takeovers,
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make crash", description=__doc__)
    parser.add_argument("--minutes", type=float, default=6.0, help="of kills, over all modes")
    parser.add_argument("--people", type=int, default=1000, help="in the campaign")
    parser.add_argument("--frozen", type=float, default=90.0, help="seconds, in the campaign")
    parser.add_argument("--taps", type=int, default=10_000, help="in the flood")
    logging.disable(logging.ERROR)  # kills cut connections, and the sandbox would tell of each
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_Run(Path(folder)).all(parser.parse_args()))
    _say(f"\n{len(found)} promises broken", *found)
    sys.exit(1 if found else 0)


class _Run:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: list[str] = []

    async def all(self, chosen: argparse.Namespace) -> list[str]:
        """Every promise that was not kept, in words."""
        _say(*HEAD)
        seconds = chosen.minutes * 60 / len(MODES)
        for mode in MODES:
            self._note(str(mode), await run_loop(mode, self._place(), seconds))
        for doors in Doors:
            name = f"PostgreSQL stopped and cut, {doors.value}"
            self._note(name, await run_outage(self._place(), doors))
        await self._campaign(chosen.people, chosen.frozen)
        await self._flood(chosen.taps)
        return self._found

    async def _campaign(self, people: int, frozen: float) -> None:
        name = f"campaign, 3 bots, one frozen {frozen:.0f} s"
        played, takeovers = await run_campaign(self._place(), people, frozen)
        self._note(name, played)
        _say("", told_takeovers(takeovers))
        slow = [seconds for seconds in takeovers if seconds > TAKEOVER_SECONDS]
        self._found += [f"a takeover took {seconds:.1f} s" for seconds in slow]

    async def _flood(self, taps: int) -> None:
        flood = await run_flood(self._place(), taps)
        _say(told_flood(flood))
        self._found += flood_faults(flood)

    def _place(self) -> Path:
        """PostgreSQL's tools take no blanks in a path, and no long one."""
        return Path(tempfile.mkdtemp(dir=self._folder))

    def _note(self, name: str, played: Play) -> None:
        _say(*rows(name, played))
        self._found += [f"{name}: {fault}" for fault in faults(played)]


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
