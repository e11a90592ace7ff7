"""A case with all that its customer says, and a case that a better score resolves."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

from bot.states import CaseState
from storage.schema import cases
from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.upgrades.alert_scenes import case_of
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.user_actions import answer, press, reads
from tests.upgrades.waiting import all_is_said

SCORE: Final = 2
WORDS: Final = "The invoices are wrong"
MORE_WORDS: Final = "They were wrong last month, too"
A_MINUTE: Final = timedelta(minutes=1, seconds=5)
"""Until what is typed below an alert is posted."""


async def answer_and_improve(home: RestartableHouse, cast: SandboxCast) -> None:
    """Everything that concerns these cases is in the channel at the end."""
    await _want_contact(home, cast)
    await _improve(home, cast)
    await home.pass_time(A_MINUTE)
    await all_is_said(home)
    for customer in cast.of(CastRole.CONTACTED):
        await home.until(partial(is_below_alert, home, customer.name, MORE_WORDS))


async def _want_contact(home: RestartableHouse, cast: SandboxCast) -> None:
    for customer in cast.of(CastRole.CONTACTED):
        await home.ask(customer)
        home.tap(customer, SCORE)
        await reads(home, customer, answer(SCORE))
        home.type(customer, WORDS)
        await reads(home, customer, ENGLISH("answer.contact.detractor"))
        press(home, customer, ENGLISH("answer.contact.yes"))
        await reads(home, customer, ENGLISH("answer.done.detractor.contact"))
        home.type(customer, MORE_WORDS)
        await reads(home, customer, MORE_WORDS)


def is_below_alert(home: RestartableHouse, name: str, words: str) -> bool:
    alerts = [one for one in home.alerts() if name in one.text and one.replies]
    return any(words in reply.text for alert in alerts for reply in alert.replies)


async def _improve(home: RestartableHouse, cast: SandboxCast) -> None:
    for customer in cast.of(CastRole.IMPROVED):
        await home.ask(customer)
        home.tap(customer, 3)
        await reads(home, customer, answer(3))
        press(home, customer, ENGLISH("answer.change"))
        await reads(home, customer, "You chose 3")
        press(home, customer, "9")
        await reads(home, customer, answer(9))
        number = await case_of(home, customer)
        await home.until_rows(cases, partial(_is_resolved, number=number))


def _is_resolved(rows: list[Any], number: int) -> bool:
    return any(row.id == number and row.state is CaseState.RESOLVED for row in rows)
