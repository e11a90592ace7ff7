"""A survey after an event: *Start*, the question once the delay is over, and why."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handlers.usecases.context import Context
from handlers.usecases.people.customer_events import record
from sandbox.slack import SlackMessage
from storage import people
from storage.engine.store import Tx
from storage.events import NewEvent
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import RestartableHouse, open_home

HOUR = timedelta(hours=1)
QUESTION = "How satisfied are you with Acme?"
SURVEYS = [
    {"key": "relationship", "kind": "nps"},
    {
        "key": "support",
        "kind": "csat",
        "ask": "event",
        "event": "ticket_closed",
        "reopened_by": "ticket_reopened",
        "delay": "2 hours",
    },
]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    """Two customers are known, and the bot was started at nine on a working day."""
    database = migrated(tmp_path / "tentap.db")
    hours = {"holidays": False, "days": ["monday", "tuesday", "wednesday", "thursday", "friday"]}
    async with open_home(database, survey=SURVEYS, hours=hours, timezone="UTC") as opened:
        await opened.import_customers()
        await move_to_nine(opened)
        yield opened


async def move_to_nine(house: RestartableHouse) -> None:
    """Tuesday of next week, by the clock of the team."""
    days = 7 + (1 - house.now.weekday()) % 7
    tuesday = (house.now + timedelta(days=days)).replace(hour=9, minute=1, second=0, microsecond=0)
    await house.pass_time(tuesday - house.now)
    await house.until_nothing_is_due()


def _happens(tx: Tx, name: str, event: str, context: Context) -> None:
    [person] = people.named(tx, name)
    new = NewEvent(name=event, person_id=person.id, at=context.now)
    record(tx, [new], ZoneInfo("UTC"), context)


async def happens(house: RestartableHouse, event: str) -> None:
    """Another system reports an event about both customers, as `tentap events import` does."""
    context = Context(config=house.config, now=house.now)
    for name in ("Dani", "Tomo"):
        await house.run_elsewhere(_happens, name, event, context)
    house.bot.wake()
    await house.until_nothing_is_due()


def asked(house: RestartableHouse) -> list[bool]:
    in_slack = [one.text for one in house.slack.messages(house.cast.dani)]
    in_telegram = [one.text for one in house.telegram.messages(house.cast.tomo)]
    return [any(QUESTION in text for text in texts) for texts in (in_slack, in_telegram)]


async def told(house: RestartableHouse, command: str) -> str:
    slash = house.slack.slash(house.cast.ada, house.cast.team, command)
    reply = await house.until(lambda: slash.replies[0])
    return reply.text


async def press_start(house: RestartableHouse) -> None:
    def offer() -> SlackMessage:
        shown = house.slack.messages(house.cast.ada)
        return next(one for one in shown if "Asks after each “ticket_closed” event." in one.text)

    house.slack.press(house.cast.ada, await house.until(offer), "Start")
    began = "asks by itself now, after each “ticket_closed” event"
    await house.until(lambda: began in str(house.slack.messages(house.cast.ada)))


@pytest.mark.long
async def test_the_question_comes_once_the_delay_is_over(house: RestartableHouse) -> None:
    await press_start(house)
    await happens(house, "ticket_closed")
    assert "Will be asked on" in await told(house, "why Dani")
    assert "2 people in 30 days" in await told(house, "forecast --survey support")
    await house.pass_time(2 * HOUR - timedelta(minutes=5))
    await house.until_nothing_is_due()
    assert asked(house) == [False, False]

    await house.pass_time(timedelta(minutes=10))
    await house.until(lambda: asked(house) == [True, True])
    reason = await told(house, "why Dani")
    assert "after ticket_closed on" in reason
    assert "support: asked on" in reason

    await happens(house, "ticket_closed")
    await house.pass_time(3 * HOUR)
    await house.until_nothing_is_due()
    assert "Not asked after ticket_closed on" in await told(house, "why Dani")


async def test_a_reopened_ticket_asks_nobody(house: RestartableHouse) -> None:
    await press_start(house)
    await happens(house, "ticket_closed")
    await house.pass_time(HOUR)
    await happens(house, "ticket_reopened")
    await house.pass_time(3 * HOUR)
    await house.until_nothing_is_due()
    assert asked(house) == [False, False]
    assert "Taken back by another event on" in await told(house, "why Dani")
