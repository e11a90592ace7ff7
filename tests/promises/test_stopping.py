"""SIGTERM: what has begun is finished, the rest stays, and the exit is clean."""

import time
from pathlib import Path

from tests.crash.bot import HesitantIntake, start_bot
from tests.house import read_config
from tests.promises.home import Home
from tests.storage.cast import unworked

DOCKER_KILLS_AFTER = 10.0
"""Seconds."""


async def test_a_stop_finishes_what_was_acknowledged(home: Home, tmp_path: Path) -> None:
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
