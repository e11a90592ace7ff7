"""A rolling restart: of two bots one is asked to stop and a new one starts, while people tap."""

import asyncio
import random
from pathlib import Path

from tests.crash.fleet import Doors
from tests.crash.loop import ANY_MOMENT, Mode, Play, play

ASKED_FOR_A_RESTART = 6
"""People on each platform."""


async def run_rolling(folder: Path, doors: Doors, restarts: int) -> Play:
    """The old one and the new one work side by side until it is the old one's turn."""
    mode = Mode(database="PostgreSQL", doors=doors, bots=2)
    async with play(mode, folder) as played:
        for turn in range(restarts):
            await played.ask(ASKED_FOR_A_RESTART)
            await played.taps_under_way()
            await asyncio.sleep(random.uniform(0, ANY_MOMENT))
            await played.fleet.restart(turn % mode.bots)
        await played.settle()
        return played
