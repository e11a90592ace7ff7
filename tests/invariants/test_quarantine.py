"""`tentap quarantine retry` beside a running bot: the update is worked at once, in its turn."""

import asyncio
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.engine.store import Tx
from storage.messaging import quarantine
from storage.schema import inbox as table
from storage.schema import score_changes
from storage.states import InboxState
from tests.harness.house import PROJECT
from tests.invariants.restartable_house import ENGLISH, RestartableHouse

pytestmark = pytest.mark.long

TENTAP = Path(sys.executable).with_name("tentap")
WORKED_WITHIN = 2.0
"""Seconds."""


def break_answers(tx: Tx) -> None:
    """A value that no version of Tentap has written: reading an invitation raises."""
    tx.execute(text("UPDATE invitations SET variant = 'broken'"))


def mend_answers(tx: Tx) -> None:
    tx.execute(text("UPDATE invitations SET variant = 'plain'"))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A bot.toml beside the bot's database."""
    config = tmp_path / "bot.toml"
    config.write_text((PROJECT / "bot.toml").read_text())
    return config


async def type_tentap(config: Path, *words: str) -> str:
    """What the command puts out, in a process of its own."""
    typed = await asyncio.create_subprocess_exec(
        TENTAP, "quarantine", *words, "--config", config, stdout=-1, stderr=-1
    )
    out, err = await typed.communicate()
    assert typed.returncode == 0, err.decode()
    return out.decode()


async def set_aside(home: RestartableHouse, score: int) -> int:
    """Tomo taps, and it cannot be worked; the update's number."""
    tomo = home.cast.tomo
    known = len(await home.bot.store.read(quarantine.quarantined))
    tap = home.telegram.tap(tomo, home.telegram_question(), str(score))
    assert (await tap.answered()).text == ENGLISH("toast.failed")
    rows = await home.bot.store.read(quarantine.quarantined)
    assert len(rows) == known + 1
    return rows[-1].id


async def test_a_running_bot_works_it_within_two_seconds(
    home: RestartableHouse, config: Path
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.run(break_answers)
    number = await set_aside(home, 9)
    await home.run(mend_answers)
    assert f"\n{number} " in await type_tentap(config, "list")
    await type_tentap(config, "retry", str(number))
    begun = time.monotonic()

    await home.becomes(lambda it: it.score == 9, tomo)
    assert time.monotonic() - begun < WORKED_WITHIN
    assert await home.bot.store.read(quarantine.quarantined) == ()


async def test_what_still_cannot_be_worked_is_set_aside_again(
    home: RestartableHouse, config: Path
) -> None:
    await home.ask(home.cast.tomo)
    await home.run(break_answers)
    number = await set_aside(home, 9)
    await type_tentap(config, "retry", str(number))

    await home.until_rows(table, lambda rows: rows[-1].state is InboxState.QUARANTINED)
    (row,) = await home.bot.store.read(quarantine.quarantined)
    assert (row.id, row.attempt) == (number, 3)


async def test_several_are_worked_in_the_order_they_came(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.run(break_answers)
    older, newer = await set_aside(home, 3), await set_aside(home, 9)
    await home.run(mend_answers)

    def put_back(tx: Tx) -> None:
        quarantine.put_back(tx, newer)
        quarantine.put_back(tx, older)

    await home.run_elsewhere(put_back)
    await home.until_rows(score_changes, lambda rows: [row.score for row in rows] == [3, 9])


async def test_without_a_bot_it_is_worked_at_the_next_start(
    home: RestartableHouse, config: Path
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.run(break_answers)
    number = await set_aside(home, 9)
    await home.stop()
    await home.run_elsewhere(mend_answers)
    await type_tentap(config, "retry", str(number))
    await home.start()

    await home.becomes(lambda it: it.score == 9, tomo)
