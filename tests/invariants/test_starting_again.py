"""A bot that ends and starts again and again says nothing that it has said already."""

import asyncio

import pytest

from tests.invariants.restartable_house import RestartableHouse, on_both

pytestmark = on_both

STARTS = 4
LOOKED = 1.3
"""Seconds in which a bot has looked for what is due."""


def said(home: RestartableHouse) -> tuple[int, int]:
    """How many messages were sent or edited, in Slack and in Telegram."""
    slack = [one for one in home.slack.history.made if one.method.startswith("chat.")]
    return len(slack), len(home.telegram.history.sent)


@pytest.mark.long
async def test_no_start_repeats_what_was_sent(home: RestartableHouse) -> None:
    dani, tomo = home.cast.dani, home.cast.tomo
    await home.ask(dani, tomo)
    home.tap(tomo, 3)
    await home.until(lambda: home.alerts())
    await home.until(lambda: "3 of 10" in home.shown(tomo)[0])
    before = said(home)
    for _ in range(STARTS):
        await home.stop()
        await home.start()
        await home.until(lambda: not home.bot.troubles)
    await asyncio.sleep(LOOKED)
    assert said(home) == before


async def test_what_waits_for_its_time_goes_with_no_start(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.stop()
    await home.start()
    await asyncio.sleep(LOOKED)
    assert len(home.shown(tomo)) == 1
