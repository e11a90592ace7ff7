"""Campaigns with a receipt: one is half done, and one is paused."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import pytest

from bot.chat.platforms import Platform
from bot.chat.taps import CampaignChange
from bot.states import InvitationState
from handlers.outbox import job_runner
from handlers.usecases.campaigns import ask, control
from handlers.usecases.context import Context
from sandbox.slack import SlackMessage
from storage.campaigns import Receipt
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CampaignKey, KeyPrefix
from storage.states import OutboxKind
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast

RUNNING: Final = "running-campaign"
PAUSED: Final = "paused-campaign"


async def run_half(home: RestartableHouse, cast: SandboxCast) -> None:
    reached, ahead = cast.of(CastRole.REACHED), cast.of(CastRole.AHEAD)
    held = cast.of(CastRole.HELD)
    await home.add(*reached, *ahead, *held)
    context = Context(config=home.config, now=home.now, seed=bytes(range(1, 33)))
    await home.run(_begin, RUNNING, [*reached, *ahead], len(reached), context)
    await home.run(_begin_and_pause, held, context)
    for customer in reached:
        await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, customer)
    for shown in (figures(asked=len(reached), waiting=len(ahead)), paused(len(held))):
        await home.until(partial(receipt_with, home, shown))


def receipt_with(home: RestartableHouse, words: str) -> SlackMessage:
    """LookupError while there is none."""
    return [one for one in home.slack.messages(home.cast.support) if words in one.text][-1]


def figures(**numbers: int) -> str:
    """The last line of a receipt."""
    return ", ".join(ENGLISH(f"receipt.{name}", n=n) for name, n in numbers.items())


def paused(waiting: int) -> str:
    return f"{ENGLISH('receipt.paused')}\n{figures(asked=0, waiting=waiting)}"


def _begin_and_pause(tx: Tx, customers: Sequence[Customer], context: Context) -> None:
    """The questions are in the outbox, and none was sent."""
    _begin(tx, PAUSED, customers, len(customers), context)
    assert control.change(tx, PAUSED, CampaignChange.PAUSE, context)


def _begin(
    tx: Tx, token: str, customers: Sequence[Customer], at_once: int, context: Context
) -> None:
    """Asks the first of them. Nobody goes on, as if the process had stopped."""
    admin, survey = context.config.staff.admins[0], context.config.surveys[0]
    names = [customer.name for customer in customers]
    ask.propose(tx, names, survey, context, campaign=token, asked_by=str(admin))
    support = context.config.channels.support
    assert support is not None
    place = Receipt(platform=Platform.SLACK, chat=support.chat, message=None, shown=None)
    ask.start(tx, token, context, place)
    row = outbox.last_of(tx, OutboxKind.CAMPAIGN, KeyPrefix(token))
    assert row is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "AT_ONCE", at_once)
        job_runner.run_job(tx, row.id, f"claim of {token}", context)
    outbox.drop(tx, [OutboxKind.CAMPAIGN], CampaignKey(campaign=token), "nobody goes on")


# -- while nobody runs ----------------------------------------------------------------------------


async def leave_half(home: RestartableHouse) -> None:
    """The next people of the campaign are due."""
    await home.run_elsewhere(ask.go_on, RUNNING, home.now)
