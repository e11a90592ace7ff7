"""What a killed process leaves: claimed rows, kept taps, unfinished work."""

from datetime import datetime
from typing import Final

import pytest

from bot.chat.platforms import Platform
from bot.config.config import Config
from handlers.outbox import job_runner
from handlers.slack import parse as from_slack
from handlers.telegram import parse as from_telegram
from handlers.updates import Standing, User
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.people import email_binding
from sandbox.slack import Press, SlackUser
from storage import contacts
from storage.engine.store import Tx
from storage.messaging import claims, inbox, outbox, quarantine
from storage.messaging.inbox import Arrival
from storage.messaging.keys import KeyPrefix
from storage.schema import contacts as contact_rows
from storage.schema import people as people_rows
from storage.states import OutboxKind
from tests.invariants.restartable_house import Customer, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.user_actions import press

CAMPAIGN: Final = "recorded-campaign"


async def leave(home: RestartableHouse, cast: SandboxCast) -> None:
    await home.run_elsewhere(_claim_cards, home.now)
    await home.run_elsewhere(_begin_campaign, cast, home.config, home.now)
    await _tap_unworked(home, cast)
    await home.run_elsewhere(_tie_by_email, cast)
    await home.run_elsewhere(_suspend, cast, home.config, home.now)


def _claim_cards(tx: Tx, now: datetime) -> None:
    """As a process that is killed before it has an answer."""
    for queue in Platform:
        for row in claims.due(tx, queue, now, 10):
            if row.kind is OutboxKind.CARD:
                claims.claim(tx, row.id, f"claim of {row.id}", now)


def _begin_campaign(tx: Tx, cast: SandboxCast, config: Config, now: datetime) -> None:
    """Started, and stopped after its first half."""
    reached = cast.of(CastRole.QUEUED)
    names = [customer.name for customer in (*reached, *cast.of(CastRole.WAITING))]
    ada = str(config.staff.admins[0])
    survey = config.surveys[0]
    context = Context(config=config, now=now, seed=bytes(range(32)))
    ask.propose(tx, names, survey, context, campaign=CAMPAIGN, asked_by=ada)
    ask.start(tx, CAMPAIGN, context)
    row = outbox.last_of(tx, OutboxKind.CAMPAIGN, KeyPrefix(CAMPAIGN))
    assert row is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "AT_ONCE", len(reached))
        job_runner.run_job(tx, row.id, "claim", context)


async def _tap_unworked(home: RestartableHouse, cast: SandboxCast) -> None:
    """What was tapped is kept; the first two are left where a process stopped, the others are
    set aside."""
    for customer in cast.of(CastRole.TAPPED):
        await home.run_elsewhere(inbox.add, [_tapped(home, customer, "8")])
    for customer in cast.of(CastRole.PARKED):
        tapped = _tapped(home, customer, "7")
        (row,) = await home.run_elsewhere(inbox.add, [tapped])
        assert row is not None
        await home.run_elsewhere(quarantine.add, row.id, "KeyError in its work")


def _tapped(home: RestartableHouse, customer: Customer, label: str) -> Arrival:
    """What the platform would tell the bot."""
    pressed = press(home, customer, label)
    if isinstance(pressed, Press):
        return from_slack.arrival(pressed.sent.payload, home.now)
    assert pressed.update is not None
    return from_telegram.arrival(pressed.update.payload, home.now)


def _tie_by_email(tx: Tx, cast: SandboxCast) -> None:
    """As an earlier release did, which noted no reason."""
    for customer in cast.of(CastRole.SUSPENDED, CastRole.UNVERIFIED):
        assert isinstance(customer, SlackUser)
        contact = contacts.contact_of_user(tx, Platform.SLACK, customer.id)
        assert contact is not None
        person = people_rows.c.id == contact.person_id
        tx.execute(people_rows.update().where(person).values(email=customer.email))
        tie = contact_rows.c.id == contact.id
        tx.execute(contact_rows.update().where(tie).values(bound_by=None))


def _suspend(tx: Tx, cast: SandboxCast, config: Config, now: datetime) -> None:
    """The admin address is told later, of all who are suspended in one line."""
    for guest in cast.of(CastRole.SUSPENDED):
        assert isinstance(guest, SlackUser)
        account = User(
            platform=Platform.SLACK,
            id=guest.id,
            name=guest.name,
            email=guest.email or "",
            standing=Standing.GUEST,
        )
        assert email_binding.verify(tx, account, Context(config=config, now=now))
