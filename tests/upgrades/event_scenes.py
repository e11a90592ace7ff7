"""A CSAT survey that asks after events, and events that make customers and end them."""

from datetime import timedelta
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from handlers.usecases.context import Context
from handlers.usecases.people import customer_events
from storage.engine.store import Tx
from storage.events import NewEvent
from storage.schema import event_questions
from storage.states import EventQuestionState
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.records import owner_of
from tests.upgrades.user_actions import reads

SUPPORT: Final = "support"
CLOSED: Final = "ticket_closed"
REOPENED: Final = "ticket_reopened"
CSAT_QUESTION: Final = "How satisfied are you with Acme?"
DELAY: Final = timedelta(hours=2)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
WORDS: Final = "Nobody read what I had written"
CSAT_SCORES: Final = {CastRole.SATISFIED: 5, CastRole.DISSATISFIED: 1}


def surveys() -> list[dict[str, Any]]:
    """The table ``[[survey]]`` of bot.toml."""
    asks = {"ask": "event", "event": CLOSED, "reopened_by": REOPENED, "delay": "2 hours"}
    return [{"key": SUPPORT, "kind": "csat", **asks}]


def csat_answer(score: int) -> str:
    """How a card shows a score of this survey."""
    return ENGLISH("answer.score", score=score, highest=5).replace("*", "")


async def ask_after_events(home: RestartableHouse, cast: SandboxCast) -> None:
    await _start(home)
    asked = cast.of(CastRole.TICKET_ASKED, *CSAT_SCORES)
    waiting, reopened = cast.of(CastRole.TICKET_WAITING), cast.of(CastRole.TICKET_REOPENED)
    churned = cast.of(CastRole.CHURNED)
    await home.add(*asked, *waiting, *reopened, *churned)
    await happen(home, asked, (CLOSED, DELAY))
    await happen(home, waiting, (CLOSED, timedelta()))
    await happen(home, reopened, (CLOSED, DELAY), (REOPENED, HOUR))
    await happen(home, churned, ("joined", 400 * DAY), ("churned", DAY))
    await home.until_rows(event_questions, partial(_are_asked, many=len(asked)))
    for customer in asked:
        await reads(home, customer, CSAT_QUESTION)
    await _answer(home, cast)


async def _start(home: RestartableHouse) -> None:
    """The admin presses *Start* below a forecast of their own."""
    ada, support = home.cast.ada, home.cast.support
    slash = home.slack.slash(ada, support, f"forecast --survey {SUPPORT}")
    forecast = await home.until(lambda: slash.replies[0])
    home.slack.press(ada, forecast, "Start")
    began = ENGLISH("forecast.started_event", survey=SUPPORT, event=CLOSED)
    await home.until(lambda: any(one.text == began for one in home.slack.messages(support)))


async def happen(
    home: RestartableHouse, customers: list[Customer], *named: tuple[str, timedelta]
) -> None:
    """Another system reports events. *named*: each with its age."""
    await home.run(_record, customers, named, Context(config=home.config, now=home.now))


def _record(
    tx: Tx, customers: list[Customer], named: tuple[tuple[str, timedelta], ...], context: Context
) -> None:
    new = [
        NewEvent(name=name, person_id=owner_of(tx, customer), at=context.now - age)
        for customer in customers
        for name, age in named
    ]
    customer_events.record(tx, new, ZoneInfo("UTC"), context)


def _are_asked(rows: list[Any], many: int) -> bool:
    return sum(row.state is EventQuestionState.ASKED for row in rows) == many


async def _answer(home: RestartableHouse, cast: SandboxCast) -> None:
    for role, score in CSAT_SCORES.items():
        for customer in cast.of(role):
            home.tap(customer, score)
            await reads(home, customer, csat_answer(score))
    for customer in cast.of(CastRole.DISSATISFIED):
        home.type(customer, WORDS)
        await reads(home, customer, WORDS)
