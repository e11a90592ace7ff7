"""A whole bot against a hostile server: what holds for every row of its table."""

import asyncio
import random
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load_for_run
from handlers.app.running_bot import Bot
from handlers.app.sandbox_config import StaffPlatform, on_sandbox
from handlers.app.wiring import opened
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.context import Context
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.harness.sqlite import migrated
from tests.hostile.bot_api import HostileBotApi
from tests.hostile.fast_clock import FastClock, monotonic, run
from tests.hostile.server import HostileServer, Misbehaviour, PressedButton, until
from tests.hostile.slack_api import HostileSlackApi
from tests.storage.cast import latest_of

PROJECT: Final = Path(__file__).parent.parent.parent
AT_ONCE: Final = 6
"""More would wait for the processor, and look like frozen processes to themselves."""
MISBEHAVES_FOR: Final = 6.0
MOST_IN_A_SECOND: Final = 2
SECRETS: Final = {
    "TENTAP_SLACK_BOT_TOKEN": "xoxb-1-1-abcdefghijklmnop",
    "TENTAP_SLACK_APP_TOKEN": "xapp-1-A1-1-abcdefghijklmnop",
    "TENTAP_TELEGRAM_TOKEN": "123456:abcdefghijklmnopqrstuvwxyz0123456789",
}


Trial = Callable[["HostileHouse"], Awaitable[None]]


def broken(
    rows: Sequence[Misbehaviour],
    folder: Path,
    server: type[HostileServer],
    trial: Trial | None = None,
) -> dict[str, str]:
    """What is wrong, by row; some bots run at once."""
    found: dict[str, str] = {}
    for place in range(0, len(rows), AT_ONCE):
        few = rows[place : place + AT_ONCE]
        (folder / str(place)).mkdir()
        promises = trial or HostileHouse.keeps_its_promises
        found |= run(_broken(few, folder / str(place), server, promises))
    return found


async def _broken(
    rows: Sequence[Misbehaviour], folder: Path, server: type[HostileServer], trial: Trial
) -> dict[str, str]:
    begun = asyncio.Barrier(len(rows))
    houses = [
        HostileHouse(server(row), folder / f"{number}.db", begun) for number, row in enumerate(rows)
    ]
    found = await asyncio.gather(*(_wrong(house, trial) for house in houses))
    return {str(row): wrong for row, wrong in zip(rows, found, strict=True) if wrong}


async def _wrong(house: "HostileHouse", trial: Trial) -> str:
    """What is wrong; empty where the promises are kept."""
    try:
        async with house.server.serving(), house.running():
            await trial(house)
    except (AssertionError, TimeoutError) as error:
        await house.begun.abort()
        return str(error) or type(error).__name__
    except Exception as error:
        await house.begun.abort()
        return repr(error)
    return ""


class HostileHouse:
    """A bot on a hostile server."""

    def __init__(self, server: HostileServer, database: Path, begun: asyncio.Barrier) -> None:
        """*begun*: passed when every bot has met its server's fault, as starting takes long."""
        self.server = server
        self.begun = begun
        self.clock = FastClock()
        self._database = migrated(database)
        self._platform = (
            Platform.SLACK if isinstance(server, HostileSlackApi) else Platform.TELEGRAM
        )
        self.bot: Bot
        self.config: Config

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        self.config, secrets = _config(self.server)
        where = (self.config, secrets, self._database, self.clock.now)
        async with opened(*where, monotonic=monotonic) as self.bot:
            await self.ask(self.server.first)
            self._running = asyncio.create_task(self.bot.run())
            try:
                yield
            finally:
                self._running.cancel()
                with suppress(asyncio.CancelledError):
                    await self._running

    async def keeps_its_promises(self) -> None:
        """The same for every row."""
        server, row, first = self.server, self.server.row, self.server.first
        taps: dict[str, PressedButton] = {}
        await until(lambda: server.asked(first) or server.times(row.method), "any call at all")
        if server.asked(first):
            taps[first] = server.tap(first, 3)
        await until(lambda: server.times(row.method), f"a call of {row.method}")
        with suppress(asyncio.BrokenBarrierError):
            await self.begun.wait()
        before = server.times(row.method)
        await asyncio.sleep(MISBEHAVES_FOR)
        self._is_alive()
        calls, most = server.times(row.method) - before, MOST_IN_A_SECOND * MISBEHAVES_FOR
        assert calls <= most, f"{calls} calls in {MISBEHAVES_FOR:.0f} s"

        server.good.set()
        if row.certain:
            await until(lambda: server.asked(first), "the question that was certainly not sent")
        if server.asked(first) and first not in taps:
            taps[first] = server.tap(first, 3)
        await self.goes_on(taps)

    async def goes_on(self, taps: dict[str, PressedButton]) -> None:
        """Somebody else is asked and answers; no tap is lost and no question doubled."""
        server, second = self.server, self.server.second
        await self.ask(second)
        await until(lambda: server.asked(second), "a question that was asked later")
        taps[second] = server.tap(second, 9)
        for whom, tap in taps.items():
            await until(partial(_is_acknowledged, tap), f"the acknowledgement of {whom}'s tap")
            await self._until_score(whom, tap.score)
        await asyncio.sleep(3)
        self._is_alive()
        asked = (len(server.asked(server.first)), len(server.asked(second)))
        assert max(asked) <= 1, f"questions: {asked}"

    def _is_alive(self) -> None:
        if self._running.done():
            raise AssertionError(f"the process ended: {self._running.exception()!r}")

    async def ask(self, user: str) -> None:
        await self.bot.store.run(_ask, self._platform, user, self.config, self.clock.now())
        self.bot.wake()

    async def _until_score(self, user: str, score: int) -> None:
        deadline = monotonic() + 60
        while await self.bot.store.read(_score, self._platform, user) != score:
            assert monotonic() < deadline, f"an acknowledged tap of {user} is lost"
            await asyncio.sleep(0.2)


def _is_acknowledged(tap: PressedButton) -> bool:
    return tap.acknowledged


def _config(server: HostileServer) -> Any:
    committed = tomllib.loads((PROJECT / "bot.toml").read_text())
    if isinstance(server, HostileBotApi):
        document = on_sandbox(committed, server.url, staff=StaffPlatform.TELEGRAM)
        del document["slack"]
    else:
        document = on_sandbox(committed, server.url)
        del document["telegram"]
    return load_for_run(document, SECRETS, read_file=lambda path: Path(path).read_text())


def _ask(tx: Tx, platform: Platform, user: str, config: Config, now: datetime) -> None:
    person = people.add(tx, NewPerson(name=user), now)
    contacts.add_contact(tx, person, platform, user=user)
    asked = [people.get(tx, person)]
    seed = random.randbytes(32)
    campaigns_ask.ask(tx, asked, config.surveys[0], Context(config=config, now=now, seed=seed))


def _score(tx: Tx, platform: Platform, user: str) -> int | None:
    contact = contacts.contact_of_user(tx, platform, user)
    assert contact is not None
    invitation = latest_of(tx, contact.person_id)
    return None if invitation is None else invitation.score
