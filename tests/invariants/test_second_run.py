"""One process serves one file; other commands work beside it and are seen at once."""

import time
from pathlib import Path

import pytest

from handlers.app.run import run
from handlers.cluster.runlock import AlreadyRunningError, is_running
from sandbox import Sandbox
from tests.crash.bot import start_bot
from tests.harness.house import invite_people, read_config
from tests.invariants.restartable_house import RestartableHouse

SEEN_WITHIN = 2.0 + 2.0
"""Seconds; half of them for a busy machine."""


async def test_a_second_run_on_the_same_file_is_refused_in_words(tmp_path: Path) -> None:
    database = tmp_path / "tentap.db"
    async with Sandbox() as sandbox:
        invite_people(sandbox)
        config, secrets = read_config(sandbox)
        first = start_bot(config, secrets, database)
        try:
            await sandbox.telegram.until(lambda: sandbox.slack.socket_count, 20)
            with pytest.raises(AlreadyRunningError, match=r"tentap\.db") as refused:
                await run(config, secrets, database)
        finally:
            first.kill()
            first.join()
    assert "Stop it first" in str(refused.value)
    assert not is_running(database)


async def test_a_killed_run_leaves_the_file_free(tmp_path: Path) -> None:
    database = tmp_path / "tentap.db"
    async with Sandbox() as sandbox:
        invite_people(sandbox)
        config, secrets = read_config(sandbox)
        for _ in range(2):
            bot = start_bot(config, secrets, database)
            await sandbox.telegram.until(lambda: sandbox.slack.socket_count, 20)
            assert is_running(database)
            bot.kill()
            bot.join()
            await sandbox.telegram.until(lambda: not sandbox.slack.socket_count)


@pytest.mark.long
async def test_what_another_command_asks_for_is_seen_within_two_seconds(
    home: RestartableHouse,
) -> None:
    dani, tomo = home.cast.dani, home.cast.tomo
    await home.add(dani, tomo)
    await home.queue_elsewhere(dani, tomo)
    begun = time.monotonic()

    await home.until(lambda: home.questions(dani) and home.questions(tomo))
    assert time.monotonic() - begun < SEEN_WITHIN
