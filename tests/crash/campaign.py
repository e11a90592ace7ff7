"""Three bots on one database, of which one is killed every few seconds and one is frozen, while a
campaign goes out and people answer."""

import asyncio
import random
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from tests.crash.fleet import Doors
from tests.crash.loop import LOOK_SECONDS, Mode, Play, play

SENDS, LISTENS = "send telegram", "listen to telegram"
LED = {Doors.POSTED: ("send slack", SENDS), Doors.FETCHED: ("send slack", SENDS, LISTENS)}
"""At what one bot at a time leads."""
FROZEN = {Doors.POSTED: SENDS, Doors.FETCHED: LISTENS}
"""Whose leader stands still."""
KILL_EVERY = (4.0, 8.0)
"""Seconds, at least and at most."""


class Takeovers:
    """How long it takes, from the kill of who leads until another does."""

    def __init__(self, played: Play, led: Sequence[str]) -> None:
        self._played = played
        self._led = led
        self.seconds: list[float] = []
        self._watches: list[asyncio.Task[None]] = []

    def before_kill(self, victim: int) -> None:
        """Call at each kill."""
        name = self._played.fleet.name_of(victim)
        for what in self._led:
            leader, fence = self._played.books.leader(what)
            if leader == name:
                self._watches.append(asyncio.create_task(self._watch(what, fence)))

    async def _watch(self, what: str, fence: int) -> None:
        begun = monotonic()
        while self._played.books.leader(what)[1] == fence:  # noqa: ASYNC110 - tables tell nobody
            await asyncio.sleep(LOOK_SECONDS)
        self.seconds.append(monotonic() - begun)

    async def all(self) -> list[float]:
        await asyncio.gather(*self._watches)
        return self.seconds


async def run_campaign(
    folder: Path, doors: Doors, people: int, frozen_seconds: float
) -> tuple[Play, list[float]]:
    """*people*: half of them in Slack, half in Telegram. Also how long each takeover took."""
    mode = Mode(database="PostgreSQL", doors=doors, bots=3)
    async with play(mode, folder) as played:
        takeovers = Takeovers(played, LED[doors])
        await played.ask(people // 2)
        await asyncio.sleep(KILL_EVERY[0])
        freezing = asyncio.create_task(
            _freeze_a_leader(played, takeovers, FROZEN[doors], frozen_seconds)
        )
        while not (freezing.done() and played.is_answered()):
            await asyncio.sleep(random.uniform(*KILL_EVERY))
            victim = random.choice(played.fleet.awake)
            takeovers.before_kill(victim)
            await played.kill(victim)
        await freezing
        await played.settle()
        return played, await takeovers.all()


async def _freeze_a_leader(played: Play, takeovers: Takeovers, what: str, seconds: float) -> None:
    """Whoever leads at it stands still, and is woken."""
    while True:
        leader, _ = played.books.leader(what)
        found = [one for one in played.fleet.awake if played.fleet.name_of(one) == leader]
        if found:
            break
        await asyncio.sleep(LOOK_SECONDS)
    takeovers.before_kill(found[0])
    played.fleet.freeze(found[0])
    await asyncio.sleep(seconds)
    played.fleet.wake(found[0])
