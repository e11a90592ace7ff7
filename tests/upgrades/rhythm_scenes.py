"""A survey that asks by rhythm, and one that waits for *Start*."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from bot.chat.tap_encoding import pack
from bot.chat.taps import StartTap
from handlers.app.sandbox_config import TELEGRAM_ADMIN
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from sandbox.telegram import TelegramMessage
from storage import due_questions
from storage.engine.store import Tx
from storage.schema import due_questions as due_rows
from storage.schema import rhythms as rhythm_rows
from tests.invariants.restartable_house import Customer, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.records import describe, owner_of
from tests.upgrades.user_actions import messages_in_moved_group

PULSE: Final = "pulse"
"""Asks by rhythm."""
CHECKUP: Final = "checkup"
"""Would ask by rhythm. Its forecast is in the admin's group."""
AUDIENCES: Final = {
    PULSE: (CastRole.RHYTHM_DUE, CastRole.RHYTHM_PLANNED),
    CHECKUP: (CastRole.UNSTARTED,),
}
ASKED_IN: Final = "asked in"
"""The property that tells a person's survey."""


def surveys() -> list[dict[str, Any]]:
    """The tables ``[[survey]]`` of bot.toml."""
    by_rhythm = {"kind": "nps", "ask": "rhythm", "every_days": 30}
    return [{"key": key, **by_rhythm, "audience": {ASKED_IN: key}} for key in AUDIENCES]


async def ask_by_rhythm(home: RestartableHouse, cast: SandboxCast) -> None:
    """Both are planned and offered, and one is started."""
    for key, roles in AUDIENCES.items():
        customers = cast.of(*roles)
        await home.add(*customers)
        for customer in customers:
            await home.run(partial(describe, customer=customer, properties={ASKED_IN: key}))
    await home.run(rhythm.look_soon, Context(config=home.config, now=home.now))
    for key in AUDIENCES:
        await home.until(partial(offer_of, home, key))
    press_start(home, PULSE)
    await home.until_rows(rhythm_rows, _has_started)
    for key, roles in AUDIENCES.items():
        all_are_planned = partial(_are_planned, survey=key, many=len(cast.of(*roles)))
        await home.until_rows(due_rows, all_are_planned)


def offer_of(home: RestartableHouse, survey: str) -> TelegramMessage:
    """The message with the button *Start*; LookupError while there is none."""
    starts = pack(StartTap(survey=survey))
    shown = (one for one in messages_in_moved_group(home) if one.rows)
    return [one for one in shown if one.rows[0][0].data == starts][-1]


def press_start(home: RestartableHouse, survey: str) -> None:
    admin = home.telegram.user(int(TELEGRAM_ADMIN))
    home.telegram.tap(admin, offer_of(home, survey), "Start")


def _has_started(rows: list[Any]) -> bool:
    """Everyone is planned anew, too."""
    return any(row.survey == PULSE and row.started_at and row.phase is None for row in rows)


def _are_planned(rows: list[Any], survey: str, many: int) -> bool:
    return len([row for row in rows if row.survey == survey and row.day]) == many


# -- while nobody runs ----------------------------------------------------------------------------


async def leave_due(home: RestartableHouse, cast: SandboxCast) -> None:
    """The lot has given some of them this moment."""
    context = Context(config=home.config, now=home.now)
    await home.run_elsewhere(_make_due, cast.of(CastRole.RHYTHM_DUE), context)


def _make_due(tx: Tx, customers: list[Customer], context: Context) -> None:
    people = [owner_of(tx, customer) for customer in customers]
    plans = due_questions.of_people(tx, PULSE, people)
    assert len(plans) == len(people)
    today = [replace(one, due_at=context.now, day=context.today) for one in plans.values()]
    due_questions.put_all(tx, PULSE, today)
