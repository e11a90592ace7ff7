"""The clock of a case over the real wire: a late response calls its owner, and nobody else."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.slack.visible import SlackMessage
from tests.harness.house import House, open_house

HOUR = timedelta(hours=1)
CASES = {"respond_within": "2 hours", "hours": ["00:00-24:00"], "holidays": False}


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[House]:
    days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    async with open_house(tmp_path, cases={**CASES, "days": days}) as house:
        yield house


async def test_a_late_response_calls_the_owner_in_the_thread(watched: House) -> None:
    _, question = await watched.ask_everybody()
    watched.telegram.tap(watched.cast.tomo, question, "3")
    alert = await watched.until(lambda: watched.alerts()[0])
    assert "answer by" in alert.text
    watched.slack.press(watched.cast.ada, alert, "Claim")
    await watched.until(lambda: alert_of(watched, alert, "has it"))
    watched.sandbox.clock.move(2 * HOUR)
    watched.bot.wake()
    await watched.until(lambda: alert_of(watched, alert, "answer was due"))
    watched.sandbox.clock.move(timedelta(minutes=1))
    watched.bot.wake()
    reply = await watched.until(lambda: reminder(watched, alert))
    assert reply.text.startswith("@")
    assert [ping.target for ping in watched.slack.pings] == [watched.cast.ada.id]


def alert_of(house: House, alert: SlackMessage, words: str) -> SlackMessage:
    shown = house.slack.message(alert.channel, alert.ts)
    if words not in shown.text:
        raise LookupError(words)
    return shown


def reminder(house: House, alert: SlackMessage) -> SlackMessage:
    for reply in house.slack.message(alert.channel, alert.ts).replies:
        if "No answer yet" in reply.text:
            return reply
    raise LookupError("No answer yet")
