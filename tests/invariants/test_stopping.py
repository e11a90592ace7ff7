"""SIGTERM: what has begun is finished, the rest stays, and the exit is clean."""

import asyncio
import time
from pathlib import Path

import pytest

from handlers.app import running_bot, wiring
from handlers.inbox.intake import Intake
from handlers.outbox.dispatcher import Dispatcher
from storage.cluster.leases import Lease
from storage.messaging.inbox import InboxRow
from tests.crash.bot import HesitantIntake, start_bot
from tests.harness.house import read_config
from tests.invariants.restartable_house import RestartableHouse, open_home
from tests.storage.cast import unworked

DOCKER_KILLS_AFTER = 10.0
"""Seconds."""


async def test_a_stop_finishes_what_was_acknowledged(
    home: RestartableHouse, tmp_path: Path
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    question = home.telegram_question()
    await home.stop()
    config, secrets = read_config(home.sandbox)
    bot = start_bot(config, secrets, tmp_path / "tentap.db", Intake=HesitantIntake)
    tap = home.telegram.tap(tomo, question, "9")
    await home.until(lambda: tap.acknowledged, seconds=20)
    begun = time.monotonic()
    bot.terminate()
    await home.until(lambda: not bot.is_alive(), seconds=DOCKER_KILLS_AFTER)

    assert time.monotonic() - begun < DOCKER_KILLS_AFTER
    assert bot.exitcode == 0
    assert tap.answer is not None
    assert await home.run_elsewhere(unworked) == ()


class SlowDispatcher(Dispatcher):
    """Has something under way when the stop comes."""

    async def run(self, lease: Lease | None = None) -> None:
        try:
            await super().run(lease)
        finally:
            await asyncio.sleep(0.8)


class StuckIntake(Intake):
    """Has something under way that never ends."""

    async def finish(self) -> None:
        await asyncio.Event().wait()


class StuckTapIntake(StuckIntake):
    """Has kept a tap and is still at work on it, for ever."""

    async def _work(self, row: InboxRow, waits: asyncio.Event | None = None) -> bool:
        return await asyncio.Event().wait()


@pytest.mark.long
async def test_a_second_signal_ends_at_once_and_loses_nothing(
    home: RestartableHouse, tmp_path: Path
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.stop()
    config, secrets = read_config(home.sandbox)
    bot = start_bot(config, secrets, tmp_path / "tentap.db", Intake=StuckTapIntake)
    tap = home.telegram.tap(tomo, home.telegram_question(), "9")
    await home.until(lambda: tap.acknowledged, seconds=20)
    bot.terminate()
    await asyncio.sleep(1)
    assert bot.is_alive()

    bot.terminate()
    await home.until(lambda: not bot.is_alive(), seconds=2)
    await home.start()
    await home.becomes(lambda invitation: invitation.score == 9, tomo)


@pytest.mark.long
async def test_all_that_is_under_way_shares_the_time_of_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "Dispatcher", SlowDispatcher)
    monkeypatch.setattr(wiring, "Intake", StuckIntake)
    monkeypatch.setattr(running_bot, "FINISH_SECONDS", 1.0)
    async with open_home(tmp_path / "tentap.db") as home:
        await home.ask(home.cast.tomo)
        begun = time.monotonic()
        await home.stop()
        assert 0.8 < time.monotonic() - begun < 1.6
