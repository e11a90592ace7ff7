"""Thousands of taps in one burst: what they cost in memory, and whether the bot tells the truth."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from aiohttp import ClientSession

from bot.chat.platforms import Platform
from handlers.http.cached_status import CACHE_SECONDS
from sandbox.telegram import TelegramTap, user_actions
from tests.crash.crowd import TelegramCrowd
from tests.crash.fleet import Doors
from tests.crash.ledger import Books
from tests.crash.loop import Mode, Play, play

PEOPLE = 200
LOOK_SECONDS = 0.1
WORKED_WITHIN = 900.0


@dataclass(kw_only=True)
class Flood:
    doors: Doors
    taps: int
    worked: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0
    before_mb: float = 0.0
    """Memory of the bot's process."""
    peak_mb: float = 0.0
    after_mb: float = 0.0
    unready: list[str] = field(default_factory=list)
    """What `/readyz` said where that was not 200."""
    longest_answer: float = 0.0
    """Seconds that `/metrics` took."""
    most_waiting: int = 0
    """As `/metrics` told it."""
    untrue: list[str] = field(default_factory=list)
    """What it told that cannot have been so while it was asked, or in the second before."""
    seen: list[tuple[float, int, int]] = field(default_factory=list)
    """At each look, on the clock that nobody sets: updates kept, and updates worked."""

    def seen_before(self, at: float) -> tuple[int, int]:
        """Kept and worked by the last look before, or by the first of all."""
        _, kept, worked = max((look for look in self.seen if look[0] <= at), default=self.seen[0])
        return kept, worked


async def run_flood(folder: Path, doors: Doors, taps: int) -> Flood:
    """Telegram's customers tap over and over, faster than anybody could work it.

    No tap is forgotten before it is delivered, so that a slow machine is slow and nothing else.
    """
    flood = Flood(doors=doors, taps=taps)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(user_actions, "TAP_LIFETIME", timedelta(seconds=WORKED_WITHIN))
        await _play(flood, folder)
    return flood


async def _play(flood: Flood, folder: Path) -> None:
    mode = Mode(database="SQLite", doors=flood.doors)
    async with play(mode, folder, web=True) as played:
        await played.ask(PEOPLE)
        await played.until_answered()
        pid = played.fleet.bots[0].pid
        flood.before_mb = _memory(pid, "VmRSS")
        made = _tap(played, flood.taps)
        begun = monotonic()
        async with ClientSession(f"http://127.0.0.1:{played.fleet.ports[0]}") as session:
            while not _is_worked(made, played.books):
                await _ask_health(session, played.books, flood)
                assert monotonic() - begun < WORKED_WITHIN
        flood.seconds = monotonic() - begun
        flood.peak_mb, flood.after_mb = _memory(pid, "VmHWM"), _memory(pid, "VmRSS")
        worked = played.books.worked(Platform.TELEGRAM)
        flood.worked = sum(
            tap.update is not None and str(tap.update.update_id) in worked for tap in made
        )
        flood.wrong = _wrong(made, played.books)


def _tap(played: Play, taps: int) -> list[TelegramTap]:
    crowd = played.crowds[Platform.TELEGRAM]
    assert isinstance(crowd, TelegramCrowd)
    people = crowd.customers
    return [crowd.tap_at_once(people[n % len(people)], n // len(people) % 11) for n in range(taps)]


def _is_worked(made: list[TelegramTap], books: Books) -> bool:
    return all(tap.acknowledged for tap in made) and not books.waiting()


async def _ask_health(session: ClientSession, books: Books, flood: Flood) -> None:
    async with session.get("/readyz") as answer:
        if answer.status != 200:
            flood.unready.append(await answer.text())
    begun = monotonic()
    flood.seen.append((begun, *books.inbox()))
    told = await _waiting(session)
    flood.longest_answer = max(flood.longest_answer, monotonic() - begun)
    flood.most_waiting = max(flood.most_waiting, told)
    kept, worked = flood.seen_before(begun - CACHE_SECONDS)
    kept_since, worked_since = books.inbox()
    if not kept - worked_since <= told <= kept_since - worked:
        between = f"between {kept - worked_since} and {kept_since - worked}"
        flood.untrue.append(f"{told} waiting, when there were {between}")
    await asyncio.sleep(LOOK_SECONDS)


async def _waiting(session: ClientSession) -> int:
    """As `/metrics` tells it."""
    async with session.get("/metrics") as answer:
        text = await answer.text()
    told = re.search(r'^tentap_inbox_rows\{state="new"\} (\S+)$', text, re.MULTILINE)
    assert told is not None
    return int(float(told[1]))


def _wrong(made: list[TelegramTap], books: Books) -> list[str]:
    """Whoever's last tap is not the answer that stands."""
    last = {str(tap.user.id): int(tap.data.rpartition(":")[2]) for tap in made}
    answers = books.answers(Platform.TELEGRAM)
    return [user for user, score in last.items() if answers[user] != score]


def _memory(pid: int | None, what: str) -> float:
    """Megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(rf"^{what}:\s+(\d+) kB$", status, re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024
