"""Alerts that are due at once, and alerts that wait."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Final

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import ScoreTap
from bot.config.alerts import Alerts
from bot.config.config import Config
from bot.ids import CaseId, split_ref
from handlers.updates import Pressed, User
from handlers.usecases.context import Context
from handlers.usecases.router import route
from sandbox.slack import SlackMessage, SlackUser
from storage.engine.store import Tx
from storage.schema import cases, outbox
from storage.states import OutboxKind
from tests.invariants.restartable_house import Customer, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.user_actions import answer, reads

TOGETHER: Final = (CastRole.LISTED, CastRole.SHOWN, CastRole.REWORDED)
SCORE_TOGETHER: Final = 2
SCORE_PENDING: Final = 4
PATIENCE: Final = timedelta(minutes=10)
"""How long the pending alerts wait: longer than the upgrade takes."""
TYPED: Final = "The search is slow"
REWORDED: Final = "The search finds nothing at all"


async def answer_together(home: RestartableHouse, cast: SandboxCast) -> None:
    """Six alerts become one message, and the admin wants to see two of them."""
    await _tap_at_once(home, cast.of(*TOGETHER), SCORE_TOGETHER, home.config)
    await home.until(lambda: collecting_messages(home))
    for customer in cast.of(CastRole.SHOWN):
        number = await case_of(home, customer)
        (posted,) = collecting_messages(home)
        home.slack.press(home.cast.ada, posted, f"Show {number}")
        await home.until_rows(cases, partial(_is_posted, number=number))


async def reword(home: RestartableHouse, cast: SandboxCast) -> None:
    """Words are typed and edited. The thread below their alert is due when the minute is over."""
    for customer in cast.of(CastRole.REWORDED):
        home.type(customer, TYPED)
        await reads(home, customer, TYPED)
        _edit_typed(home, customer, REWORDED)
        await reads(home, customer, REWORDED)


async def answer_and_wait(home: RestartableHouse, cast: SandboxCast) -> None:
    """The alerts of these customers wait for the rest of their answers."""
    customers = cast.of(CastRole.PENDING)
    patient = home.config.model_copy(update={"alerts": Alerts(wait=PATIENCE)})
    await _tap_at_once(home, customers, SCORE_PENDING, patient)
    due = home.now + PATIENCE / 2
    alerts = await home.rows(outbox, outbox.c.kind == OutboxKind.ALERT, outbox.c.due_at > due)
    assert len(alerts) == len(customers)


async def case_of(home: RestartableHouse, customer: Customer) -> CaseId:
    invitation = await home.invitation(customer)
    (case,) = await home.rows(cases, cases.c.invitation_id == invitation.id)
    return CaseId(case.id)


def collecting_messages(home: RestartableHouse) -> list[SlackMessage]:
    return [post for post in home.alerts() if "alerts at once" in post.text]


async def _tap_at_once(
    home: RestartableHouse, customers: Sequence[Customer], score: int, config: Config
) -> None:
    """In one transaction, as if all were pressed in the same instant."""
    home.pass_a_second()
    presses = [await _press(home, customer, score) for customer in customers]
    await home.run(_route_all, presses, Context(config=config, now=home.now))
    for customer in customers:
        await reads(home, customer, answer(score))


async def _press(home: RestartableHouse, customer: Customer, score: int) -> Pressed:
    invitation = await home.invitation(customer)
    assert invitation.message is not None
    is_slack = isinstance(customer, SlackUser)
    return Pressed(
        user=User(platform=_platform(customer), id=str(customer.id), name=customer.name),
        chat=split_ref(invitation.message)[0],
        message=invitation.message,
        data=pack(ScoreTap(invitation=invitation.token, score=score)),
        private=True,
        callback="",
        at=home.now if is_slack else None,
    )


def _platform(customer: Customer) -> Platform:
    return Platform.SLACK if isinstance(customer, SlackUser) else Platform.TELEGRAM


def _route_all(tx: Tx, presses: Sequence[Pressed], context: Context) -> None:
    for press in presses:
        route(tx, press, context)


def _is_posted(rows: list[Any], number: CaseId) -> bool:
    return any(row.id == number and row.message is not None for row in rows)


def _edit_typed(home: RestartableHouse, customer: Customer, words: str) -> None:
    """The customer changes the newest message of their own."""
    home.pass_a_second()
    if isinstance(customer, SlackUser):
        own = [one for one in home.slack.messages(customer) if one.author == customer.name]
        home.slack.edit_typed(own[-1], words)
    else:
        typed = [one for one in home.telegram.messages(customer) if one.sender == customer]
        home.telegram.edit_typed(typed[-1], words)
